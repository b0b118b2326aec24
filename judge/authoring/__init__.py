"""Making a problem, and proving that it is sound."""
