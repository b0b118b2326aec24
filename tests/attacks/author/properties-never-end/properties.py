def property_end(n, result):
    """It ends."""
    while True:
        pass
