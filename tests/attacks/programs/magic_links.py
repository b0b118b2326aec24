# tries: the magic links of every process, and the paths behind its descriptors
# endings: exited
# verdicts: WA
import os

mine = str(os.getpid())
for process in filter(str.isdigit, os.listdir("/proc")):
    if process == mine:
        continue
    for link in ("root", "cwd", "exe"):
        try:
            print("ESCAPED", process, link, os.listdir(f"/proc/{process}/{link}/"))
        except OSError:
            pass
    for part in ("environ", "maps", "mem", "auxv", "stack", "syscall"):
        try:
            text = open(f"/proc/{process}/{part}", "rb").read(64)
            if text:
                print("ESCAPED", process, part, text)
        except OSError:
            pass
    try:
        for descriptor in os.listdir(f"/proc/{process}/fd"):
            print("ESCAPED", os.readlink(f"/proc/{process}/fd/{descriptor}"))
    except OSError:
        pass
for descriptor in range(3):
    path = os.readlink(f"/proc/self/fd/{descriptor}")
    if "memfd" not in path:
        print("ESCAPED", path)
for name in os.listdir("/proc/self/map_files") if os.path.exists("/proc/self/map_files") else ():
    try:
        open(f"/proc/self/map_files/{name}", "r+b")
        print("ESCAPED map_files", name)
    except OSError:
        pass
print("refused")
