# Mistake: leaves out the section in the middle when its gauge reads low; it may be the one.
low, high = 1, int(input())
while low < high:
    middle = (low + high) // 2
    print("?", middle, flush=True)
    if input() == "low":
        high = middle - 1
    else:
        low = middle + 1
print("!", low, flush=True)
