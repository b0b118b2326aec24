# @EXPECTED_RESULTS@: RUN-ERROR, WRONG-ANSWER
input()
numbers = list(map(int, input().split()))
print(numbers[1] / 2 + numbers[0] / 2)
