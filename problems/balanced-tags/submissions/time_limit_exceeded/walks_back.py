# Too slow: walks back to the innermost open tag for every closing one. Deep notes make it n * n / 4.


def solution(text: str) -> int:
    is_open = [character.islower() for character in text]
    for position, character in enumerate(text):
        if character == "." or character.islower():
            continue
        innermost = position - 1
        while innermost >= 0 and not (is_open[innermost] and text[innermost].islower()):
            innermost -= 1
        if innermost < 0:
            return position
        if character != "/" and character.lower() != text[innermost]:
            return position
        is_open[innermost] = False
    return is_open.index(True) if True in is_open else -1
