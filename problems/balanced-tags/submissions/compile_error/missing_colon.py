# Does not compile: the colon after `if character.islower()` is missing.


def solution(text: str) -> int:
    opened = []
    for position, character in enumerate(text):
        if character.islower()
            opened.append(position)
        elif character != ".":
            if not opened:
                return position
            opened.pop()
    return opened[0] if opened else -1
