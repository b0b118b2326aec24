def read_gauge(section: int) -> str:
    print("?", section, flush=True)
    return input()


def main() -> None:
    low, high = 1, int(input())
    while low < high:
        middle = (low + high) // 2
        if read_gauge(middle) == "low":
            high = middle
        else:
            low = middle + 1
    print("!", low, flush=True)


main()
