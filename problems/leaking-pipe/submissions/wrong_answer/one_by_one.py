# Mistake: walks along the pipe, and needs a million readings instead of 20.
n = int(input())
section = 1
while section < n:
    print("?", section, flush=True)
    if input() == "low":
        break
    section += 1
print("!", section, flush=True)
