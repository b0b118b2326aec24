def solution(levels: list[int]) -> int:
    marks = 0
    highest = None
    for level in levels:
        if highest is None or level > highest:
            highest = level
            marks += 1
    return marks
