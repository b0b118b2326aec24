"""Programs that run in the sandbox, around a submission that is measured."""
