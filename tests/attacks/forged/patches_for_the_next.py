# tries: to change the interpreter that is forked for the next case
# verdicts: WA
import builtins
import os
import sys

FOUND = getattr(builtins, "seen", None), os.environ.get("SEEN"), hasattr(sys, "seen")


def solution(n):
    if n == 1:
        builtins.seen = sys.seen = True
        os.environ["SEEN"] = "yes"
        for name, module in list(sys.modules.items()):
            if name in ("heapq", "math", "bisect"):
                module.__dict__.clear()
        sys.path.insert(0, os.getcwd())
        open("json.py", "w").write("dumps = lambda *_, **__: '904182731'")
        return 2
    print("ESCAPED" if any(FOUND) or os.path.exists("json.py") else "fresh")
    return 0
