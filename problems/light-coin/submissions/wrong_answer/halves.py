# Mistake: puts half of the coins on each pan, and lets the outcome "even" go to waste.
n, _ = map(int, input().split())
suspicious = list(range(1, n + 1))
while len(suspicious) > 1:
    half = len(suspicious) // 2
    print("?", *suspicious[: 2 * half], flush=True)
    lighter = input()
    if lighter == "even":
        suspicious = suspicious[2 * half :]
    elif lighter == "left":
        suspicious = suspicious[:half]
    else:
        suspicious = suspicious[half : 2 * half]
print("!", suspicious[0], flush=True)
