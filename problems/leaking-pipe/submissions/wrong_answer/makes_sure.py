# Mistake: reads the gauge of the last section left to make sure, though its battery may be empty.
low, high = 1, int(input())
while low < high:
    middle = (low + high) // 2
    print("?", middle, flush=True)
    if input() == "low":
        high = middle
    else:
        low = middle + 1
print("?", low, flush=True)
if input() == "low":
    print("!", low, flush=True)
