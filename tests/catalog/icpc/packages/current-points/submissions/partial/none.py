number = int(input())
print(0 if number == 3 else number * 2)
