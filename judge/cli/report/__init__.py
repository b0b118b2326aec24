"""Reports for a browser: whole in one file, without scripts, without the network."""
