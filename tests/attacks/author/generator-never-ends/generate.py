def make(rng, size):
    while True:
        pass
