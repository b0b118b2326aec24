"""One module a command; ``judge.cli.registry`` names them."""
