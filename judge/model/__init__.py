"""The field's words: frozen data and pure functions, no input or output."""
