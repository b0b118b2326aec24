import sys

open(f"{sys.argv[3]}/judgemessage.txt", "w").write(
    "\x1b]0;owned\x07\x1b[2J\x1b[31mred\x9b31m\u202e"
)
sys.exit(43)
