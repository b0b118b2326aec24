# Mistake: water runs straight in from the four edges only; it never turns behind a hill.


def solution(heights: list[str], level: int) -> list[int]:
    rows, columns = len(heights), len(heights[0])
    dry = [[True] * columns for _ in range(rows)]
    lines = []
    for r in range(rows):
        lines.append([(r, c) for c in range(columns)])
    for c in range(columns):
        lines.append([(r, c) for r in range(rows)])
    for line in lines:
        for way in (line, line[::-1]):
            for r, c in way:
                if int(heights[r][c]) > level:
                    break
                dry[r][c] = False

    areas = []
    for row in range(rows):
        for column in range(columns):
            if not dry[row][column]:
                continue
            dry[row][column] = False
            stack = [(row, column)]
            area = 0
            while stack:
                r, c = stack.pop()
                area += 1
                for nr, nc in ((r + 1, c), (r - 1, c), (r, c + 1), (r, c - 1)):
                    if 0 <= nr < rows and 0 <= nc < columns and dry[nr][nc]:
                        dry[nr][nc] = False
                        stack.append((nr, nc))
            areas.append(area)
    return [len(areas), max(areas, default=0)]
