word, number = input().split()
print(int(number) + 1)
