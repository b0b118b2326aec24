# Too slow: looks for a free room one by one, and there may be as many rooms as bookings.


def solution(bookings: list[tuple[int, int]], cleaning: int) -> int:
    free_from = []
    for start, end in sorted(bookings):
        for room, minute in enumerate(free_from):
            if minute <= start:
                free_from[room] = end + cleaning
                break
        else:
            free_from.append(end + cleaning)
    return len(free_from)
