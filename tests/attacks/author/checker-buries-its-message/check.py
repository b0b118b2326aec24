import os
import sys

os.chdir(sys.argv[3])
for _ in range(5000):
    os.mkdir("deeper")
    os.chdir("deeper")
sys.exit(43)
