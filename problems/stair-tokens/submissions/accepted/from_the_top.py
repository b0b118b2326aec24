def solution(tokens: list[int], chance: float) -> float:
    next_step = after_next = tokens[-1]
    for token in reversed(tokens[:-1]):
        spin = (1 - chance) * next_step + chance * after_next
        next_step, after_next = token + max(0.0, spin), next_step
    return max(0.0, (1 - chance) * next_step + chance * after_next)
