import os


def make(rng, size):
    while True:
        os.write(3, b"[]," * 100_000)
