"""What people write, read into the model: problems, the learner's own cases, the workspace."""
