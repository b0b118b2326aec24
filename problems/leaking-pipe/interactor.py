"""Knows the leak, and answers for the gauges. Arguments: input file, answer file, feedback folder."""

import sys

MOST_READINGS = 20


def leave(code, en="", ko=""):
    for name, message in (("teammessage.txt", en), ("teammessage.ko.txt", ko)):
        with open(f"{sys.argv[3]}/{name}", "w", encoding="utf-8") as out:
            out.write(message)
    sys.exit(code)


def reject(en, ko):
    leave(43, en, ko)


def section(word, n):
    if not word.isdecimal() or not 1 <= int(word) <= n:
        reject(f"there is no section {word}", f"{word}번 구간은 없습니다")
    return int(word)


def main():
    with open(sys.argv[1]) as file:
        n, leak = map(int, file.read().split())
    print(n, flush=True)
    read = set()
    for line in sys.stdin:
        match line.split():
            case ["?", word]:
                gauge = section(word, n)
                if gauge in read:
                    reject(
                        f"gauge {gauge} was read before; its battery is empty",
                        f"{gauge}번 압력계는 이미 읽어서 배터리가 없습니다",
                    )
                if len(read) == MOST_READINGS:
                    reject(
                        f"more than {MOST_READINGS} readings",
                        f"압력계를 {MOST_READINGS}번보다 많이 읽었습니다",
                    )
                read.add(gauge)
                print("low" if gauge >= leak else "normal", flush=True)
            case ["!", word]:
                if section(word, n) != leak:
                    reject(f"section {word} does not leak", f"{word}번 구간은 새지 않습니다")
                leave(42)
            case _:
                reject(
                    f'expected "? i" or "! i", found "{line.strip()[:40]}"',
                    f'"? i"나 "! i"가 아닙니다: "{line.strip()[:40]}"',
                )
    reject("the program ended without an answer", "답을 말하지 않고 프로그램이 끝났습니다")


main()
