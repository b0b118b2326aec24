# Mistake: expects n and w on two lines, and waits for the second.
n = int(input().split()[0])
w = int(input())
suspicious = list(range(1, n + 1))
while len(suspicious) > 1:
    part = (len(suspicious) + 1) // 3
    left, right, aside = suspicious[:part], suspicious[part : 2 * part], suspicious[2 * part :]
    print("?", *left, *right, flush=True)
    suspicious = {"left": left, "right": right, "even": aside}[input()]
print("!", suspicious[0], flush=True)
