print(4, flush=True)
input()
