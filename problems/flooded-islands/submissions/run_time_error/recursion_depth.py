# Ends with a RecursionError: the search goes as deep as a channel is long.


def solution(heights: list[str], level: int) -> list[int]:
    rows, columns = len(heights), len(heights[0])
    visited = [[False] * columns for _ in range(rows)]

    def explore(row, column, highest):
        if not (0 <= row < rows and 0 <= column < columns) or visited[row][column]:
            return 0
        if int(heights[row][column]) > highest:
            return 0
        visited[row][column] = True
        return (
            1
            + explore(row + 1, column, highest)
            + explore(row - 1, column, highest)
            + explore(row, column + 1, highest)
            + explore(row, column - 1, highest)
        )

    for row in range(rows):
        explore(row, 0, level)
        explore(row, columns - 1, level)
    for column in range(columns):
        explore(0, column, level)
        explore(rows - 1, column, level)
    areas = [explore(row, column, 9) for row in range(rows) for column in range(columns)]
    areas = [area for area in areas if area > 0]
    return [len(areas), max(areas, default=0)]
