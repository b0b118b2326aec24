def weigh(left: list[int], right: list[int]) -> str:
    print("?", *left, *right, flush=True)
    return input()


def main() -> None:
    n, _ = map(int, input().split())
    suspicious = list(range(1, n + 1))
    while len(suspicious) > 1:
        part = (len(suspicious) + 1) // 3
        left, right, aside = suspicious[:part], suspicious[part : 2 * part], suspicious[2 * part :]
        suspicious = {"left": left, "right": right, "even": aside}[weigh(left, right)]
    print("!", suspicious[0], flush=True)


main()
