# Standard input: one list of waiting documents for every round instead of a queue.
_, per_turn, setup = map(int, input().split())
left = list(map(int, input().split()))

leaves = [0] * len(left)
clock = 0
loaded = -1
waiting = list(range(len(left)))
while waiting:
    staying = []
    for document in waiting:
        if document != loaded:
            clock += setup
        loaded = document
        if left[document] > per_turn:
            clock += per_turn
            left[document] -= per_turn
            staying.append(document)
        else:
            clock += left[document]
            leaves[document] = clock
    waiting = staying

print(*leaves)
