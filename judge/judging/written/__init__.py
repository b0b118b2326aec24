"""Written answers held against a rubric: what they mention, and the sentence that shows it."""
