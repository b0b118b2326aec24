def anywhere(rng, size):
    return {"n": size, "leak": rng.randint(1, size)}
