# Mistake: reports the innermost tag that is left open; the outermost was asked for.


def solution(text: str) -> int:
    opened = []
    for position, character in enumerate(text):
        if character.islower():
            opened.append(position)
        elif character != ".":
            if not opened:
                return position
            letter = text[opened.pop()]
            if character != "/" and character.lower() != letter:
                return position
    return opened[-1] if opened else -1
