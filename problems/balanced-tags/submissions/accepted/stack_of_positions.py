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
    return opened[0] if opened else -1
