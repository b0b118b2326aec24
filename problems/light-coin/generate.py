def any_number(rng, size):
    return {"n": rng.randint(size // 2, size)}
