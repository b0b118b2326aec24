# Mistake: stops at the last weighing and names one of the coins that are left.
n, w = map(int, input().split())
suspicious = list(range(1, n + 1))
for _ in range(w - 1):
    part = (len(suspicious) + 1) // 3
    left, right, aside = suspicious[:part], suspicious[part : 2 * part], suspicious[2 * part :]
    print("?", *left, *right, flush=True)
    suspicious = {"left": left, "right": right, "even": aside}[input()]
print("!", suspicious[0], flush=True)
