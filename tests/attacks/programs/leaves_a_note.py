# tries: to leave something for the next case, closed as well as it can
# endings: exited
import os

if os.listdir("."):
    print("ESCAPED", os.listdir("."))
os.makedirs("deep/inner")
open("deep/inner/note", "w").write("x")
os.chmod("deep/inner", 0)
os.chmod("deep", 0)
open("note", "w").write("x")
