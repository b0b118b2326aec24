"""Problem and submission in, verdicts out: ``engine`` yields events, the other modules serve it."""
