from average import average

print(average())
