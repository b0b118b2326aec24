def make(rng, size):
    return {"n": [bytearray(2**24) for _ in range(1000)]}
