import os
import sys

for path in sys.argv[1:3]:
    open(path, "w").write("4")
os.chmod(".", 0o500) if os.getppid() == 1 else None
sys.exit(43)
