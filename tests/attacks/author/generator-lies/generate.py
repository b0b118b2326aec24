def make(rng, size):
    return {"n": 10**30, "m": "\x1b[2J", "__class__": 1}
