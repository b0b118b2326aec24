SEA, LOW, HIGH = range(3)


def erase(start: int, kinds: set[int], cells: list[int], width: int) -> int:
    """Turn the group around `start` into sea; return how many cells it had."""
    cells[start] = SEA
    group = [start]
    for cell in group:
        for neighbour in (cell - 1, cell + 1, cell - width, cell + width):
            if cells[neighbour] in kinds:
                cells[neighbour] = SEA
                group.append(neighbour)
    return len(group)


def solution(heights: list[str], level: int) -> list[int]:
    width = len(heights[0]) + 1  # a column of sea parts the end of a row from the next row
    cells = [SEA] * width
    for row in heights:
        cells += [LOW if int(height) <= level else HIGH for height in row] + [SEA]
    cells += [SEA] * width

    for cell in range(width, len(cells) - width):
        if cells[cell] == LOW and SEA in (
            cells[cell - 1], cells[cell + 1], cells[cell - width], cells[cell + width]
        ):
            erase(cell, {LOW}, cells, width)

    areas = []
    for cell in range(width, len(cells) - width):
        if cells[cell] != SEA:
            areas.append(erase(cell, {LOW, HIGH}, cells, width))
    return [len(areas), max(areas, default=0)]
