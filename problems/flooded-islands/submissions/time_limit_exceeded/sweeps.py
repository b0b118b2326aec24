# Too slow: sweeps over the whole map until the water stops. In a long channel every sweep moves
# it on by a few cells only.


def solution(heights: list[str], level: int) -> list[int]:
    rows, columns = len(heights), len(heights[0])
    label = [[0] * (columns + 2) for _ in range(rows + 2)]  # 0 is the sea
    for row in range(rows):
        for column in range(columns):
            label[row + 1][column + 1] = row * columns + column + 1

    def sweep(may_change):
        changed = False
        for row in range(1, rows + 1):
            for column in range(1, columns + 1):
                smallest = may_change(row, column)
                if smallest < label[row][column]:
                    label[row][column] = smallest
                    changed = True
        return changed

    def flooded(row, column):
        if int(heights[row - 1][column - 1]) > level:
            return label[row][column]
        around = neighbours(row, column)
        return 0 if 0 in around else label[row][column]

    def joined(row, column):
        if label[row][column] == 0:
            return 0
        return min((other for other in neighbours(row, column) if other), default=label[row][column])

    def neighbours(row, column):
        return (
            label[row - 1][column], label[row + 1][column],
            label[row][column - 1], label[row][column + 1],
        )

    while sweep(flooded):
        pass
    while sweep(joined):
        pass
    areas = {}
    for row in label:
        for island in row:
            areas[island] = areas.get(island, 0) + 1
    del areas[0]
    return [len(areas), max(areas.values(), default=0)]
