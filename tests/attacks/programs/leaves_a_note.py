# tries: to leave something for the next case, closed as well as it can
# endings: exited
# verdicts: WA
import os

if os.listdir("."):
    print("ESCAPED", os.listdir("."))
os.makedirs("deep/inner")
open("deep/inner/note", "w").write("x")
for folder in ("deep/inner", "deep"):
    try:
        os.chmod(folder, 0)
    except OSError:
        print("refused")
open("note", "w").write("x")
