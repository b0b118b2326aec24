def average():
    input()
    numbers = list(map(int, input().split()))
    return sum(numbers) / len(numbers)
