import sys

open(f"{sys.argv[3]}/judgemessage.txt", "w").write("x" * 50_000_000)
sys.stdout.write("y" * 50_000_000)
sys.exit(43)
