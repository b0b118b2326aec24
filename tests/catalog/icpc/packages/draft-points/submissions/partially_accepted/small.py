number = int(input())
print(number + 1 if number < 50 else 0)
