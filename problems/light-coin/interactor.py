"""A balance that keeps as many coins suspicious as it can: which one is light is settled last.

Arguments: input file, answer file, feedback folder.
"""

import sys


def leave(code, en="", ko=""):
    for name, message in (("teammessage.txt", en), ("teammessage.ko.txt", ko)):
        with open(f"{sys.argv[3]}/{name}", "w", encoding="utf-8") as out:
            out.write(message)
    sys.exit(code)


def reject(en, ko):
    leave(43, en, ko)


def coins(words, n):
    for word in words:
        if not word.isdecimal() or not 1 <= int(word) <= n:
            reject(f"there is no coin {word[:20]}", f"{word[:20]}번 동전은 없습니다")
    return [int(word) for word in words]


def weigh(suspicious, weighed):
    """Return the outcome that leaves most coins suspicious, and these coins."""
    if not weighed or len(weighed) % 2:
        reject(
            f"{len(weighed)} coins cannot lie on two pans in equal number",
            f"동전 {len(weighed)}개를 양쪽에 똑같이 나누어 올릴 수 없습니다",
        )
    if len(set(weighed)) < len(weighed):
        reject("a coin was put on the balance twice", "같은 동전을 두 번 올렸습니다")
    half = len(weighed) // 2
    left, right = set(weighed[:half]), set(weighed[half:])
    outcomes = {
        "even": suspicious - left - right,
        "right": suspicious & right,
        "left": suspicious & left,
    }
    return max(outcomes.items(), key=lambda outcome: len(outcome[1]))


def answer(coin, suspicious):
    if coin not in suspicious:
        reject(f"coin {coin} is not the light one", f"{coin}번 동전은 가볍지 않습니다")
    if len(suspicious) > 1:
        other = min(suspicious - {coin})
        reject(
            f"coin {coin} was a guess: by the weighings it may as well be coin {other}",
            f"{coin}번은 추측입니다. 지금까지 잰 결과로는 {other}번일 수도 있습니다",
        )
    leave(42)


def main():
    with open(sys.argv[1]) as file:
        n = int(file.read())
    most = 0
    while 3**most < n:
        most += 1
    print(n, most, flush=True)
    suspicious = set(range(1, n + 1))
    weighings = 0
    for line in sys.stdin:
        match line.split():
            case ["?", *words]:
                if weighings == most:
                    reject(f"more than {most} weighings", f"저울을 {most}번보다 많이 썼습니다")
                weighings += 1
                outcome, suspicious = weigh(suspicious, coins(words, n))
                print(outcome, flush=True)
            case ["!", word]:
                answer(coins([word], n)[0], suspicious)
            case _:
                found = line.strip()[:40]
                reject(
                    f'expected a line with "?" or "!", found "{found}"',
                    f'"?"나 "!"로 시작하는 줄이 아닙니다: "{found}"',
                )
    reject("the program ended without an answer", "답을 말하지 않고 프로그램이 끝났습니다")


main()
