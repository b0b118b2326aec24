# Standard input: two sweeps side by side, one by start and one by the end of the rest.
import sys


def main():
    count, most, *numbers = map(int, sys.stdin.buffer.read().split())
    shifts = list(zip(*[iter(numbers)] * 4))
    by_start = sorted(range(count), key=lambda i: shifts[i][0])
    by_rested = sorted(range(count), key=lambda i: shifts[i][1] + shifts[i][2])
    start = [shifts[i][0] for i in by_start]
    rested = [shifts[i][1] + shifts[i][2] for i in by_rested]

    earned = [0] * count  # before the shift, by shifts that allow it
    best = 0
    for _ in range(most):
        total = [earned[i] + shifts[i][3] for i in range(count)]
        best = max(best, max(total))
        richest = free = 0
        for position, i in enumerate(by_start):
            while free < count and rested[free] <= start[position]:
                richest = max(richest, total[by_rested[free]])
                free += 1
            earned[i] = richest
    print(best)


main()
