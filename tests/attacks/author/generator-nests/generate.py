import json
import os


def make(rng, size):
    os.write(3, json.dumps("[" * 1_000_000).encode())
    os._exit(0)
