"""Programs that run in the sandbox for a search; nothing here is imported by us."""
