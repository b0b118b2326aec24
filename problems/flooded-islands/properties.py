"""Laws of islands in a rising sea."""


def property_mirrored(heights, result, solve):
    """A map that is turned over has the same islands.

    ko: 지도를 뒤집어도 섬은 그대로입니다.

    Which cells share a side, and which lie at the edge, is the same in the mirror.
    """
    assert solve(heights=heights[::-1]) == result
    assert solve(heights=[row[::-1] for row in heights]) == result


def property_rows_for_columns(heights, result, solve):
    """Rows and columns may change places.

    ko: 행과 열을 바꾸어도 섬은 그대로입니다.

    Exchanging them keeps the sides that cells share and the edge of the map.
    """
    assert solve(heights=["".join(column) for column in zip(*heights)]) == result


def property_a_beach_is_sea(heights, result, solve):
    """A border of height 0 around the map floods and changes nothing.

    ko: 지도 둘레에 높이 0인 칸을 두르면 모두 잠기고 답은 같습니다.

    Its cells are at most as high as any level and touch the open sea; behind it the old edge
    touches flooded cells where it touched the sea.
    """
    side = "0" * (len(heights[0]) + 2)
    assert solve(heights=[side, *(f"0{row}0" for row in heights), side]) == result


def property_islands_have_cells(heights, level, result):
    """There are islands if and only if the largest has a cell, and high ground is always dry.

    ko: 섬이 있으면 가장 큰 섬은 한 칸 이상이고, 높은 땅은 언제나 잠기지 않습니다.

    Only cells of at most `level` flood, so any other cell belongs to an island.
    """
    count, largest = result
    assert (count > 0) == (largest > 0)
    assert count > 0 or all(int(cell) <= level for row in heights for cell in row)
    assert count * largest >= sum(int(cell) > level for row in heights for cell in row)
