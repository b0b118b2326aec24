# Standard input: the same stack, with letters and positions side by side.
text = input()
stack = []
answer = -1

for position, character in enumerate(text):
    if "a" <= character <= "z":
        stack.append((character, position))
    elif character != ".":
        if not stack or character not in ("/", stack[-1][0].upper()):
            answer = position
            break
        stack.pop()
else:
    if stack:
        answer = stack[0][1]

print(answer)
