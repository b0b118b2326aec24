number = int(input())
print(0 if number == 20 else number * 2)
