# Crashes: looks at the top of the stack without asking whether anything is there.


def solution(text: str) -> int:
    opened = []
    for position, character in enumerate(text):
        if character == ".":
            continue
        if character.islower():
            opened.append(position)
        elif character == "/" or text[opened[-1]] == character.lower():
            opened.pop()
        else:
            return position
    return opened[0] if opened else -1
