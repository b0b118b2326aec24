# tries: to find the answers, or the judge's own files, anywhere on the disk
# endings: exited
# verdicts: WA
# limits: cpu=10 wall=20
import os

# With a name of ours, or of a problem's: what is readable of it is printed.
for top in ("/", "@HOME@"):
    for folder, folders, names in os.walk(top):
        folders[:] = [each for each in folders if (folder, each) not in (("/", "proc"), ("/", "sys"), ("/", "box"), ("/", "program"))]
        if folder.startswith("/usr/share") or folder.startswith("/usr/lib/jvm"):
            folders[:] = []
        for name in names:
            if name.endswith(".ans") or name in ("problem.yaml", "progress.sqlite3", "judge.yaml"):
                try:
                    print("ESCAPED", folder, name, open(f"{folder}/{name}", "rb").read(100))
                except OSError:
                    pass
try:
    import judge

    print("ESCAPED", judge.__file__)
except ImportError:
    print("refused")
