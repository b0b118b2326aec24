# Mistake: waits for an answer to the last line, which nobody gives.
def say(mark: str, section: int) -> str:
    print(mark, section, flush=True)
    return input()


low, high = 1, int(input())
while low < high:
    middle = (low + high) // 2
    if say("?", middle) == "low":
        high = middle
    else:
        low = middle + 1
say("!", low)
