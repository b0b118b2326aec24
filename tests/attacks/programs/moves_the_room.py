# tries: to move, to replace and to write to the folders that it is given
# endings: exited
# verdicts: WA
import os

box, program = os.getcwd(), os.path.dirname(os.path.abspath(__file__))
for action in (
    lambda: os.rmdir(box),
    lambda: os.rename(box, f"{box}2"),
    lambda: os.rename(program, f"{box}/program"),
    lambda: os.symlink("/", f"{program}/link"),
    lambda: os.unlink(__file__),
    lambda: open(__file__, "a").write("x"),
    lambda: os.mkdir(f"{box}/../escaped-judge-attack"),
    lambda: open("/proc/self/exe", "r+b"),
):
    try:
        action()
        print("ESCAPED")
    except OSError:
        print("refused")
os.chmod(box, 0o700) if os.stat(box).st_mode & 0o777 == 0 else None
try:
    os.chmod(box, 0)
except OSError:
    print("refused")
