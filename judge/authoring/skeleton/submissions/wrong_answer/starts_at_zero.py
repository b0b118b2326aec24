# Takes 0 for the level before the first day, which a level below zero never exceeds.
def solution(levels: list[int]) -> int:
    marks = highest = 0
    for level in levels:
        if level > highest:
            highest = level
            marks += 1
    return marks
