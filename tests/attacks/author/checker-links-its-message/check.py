import os
import sys

os.symlink("@SECRET@", f"{sys.argv[3]}/judgemessage.txt")
sys.exit(43)
