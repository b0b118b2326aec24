# Mistake: keeps letters only and looks the position up later; the letter may stand earlier, too.


def solution(text: str) -> int:
    opened = []
    for position, character in enumerate(text):
        if character.islower():
            opened.append(character)
        elif character != ".":
            if not opened:
                return position
            letter = opened.pop()
            if character != "/" and character.lower() != letter:
                return position
    return text.index(opened[0]) if opened else -1
