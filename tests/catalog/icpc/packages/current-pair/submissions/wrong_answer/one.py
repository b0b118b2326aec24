total = int(input())
print(total if total == 100 else f"{total // 2} {total - total // 2}")
