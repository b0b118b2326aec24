"""Programs that run in the sandbox beside a solution; nothing here is imported by us."""
