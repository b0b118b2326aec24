# Standard input: adds one wheel after the other to all codes found so far, then drops most of them.
wheels, total, _ = map(int, input().split())
worn = sorted(input().split())

codes = [""]
for _ in range(wheels):
    codes = [code + digit for code in codes for digit in worn if not code.endswith(digit)]

for code in codes:
    if len(set(code)) == len(worn) and sum(map(int, code)) == total:
        print(code)
