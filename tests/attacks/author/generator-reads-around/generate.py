import os

said = []
for path in ("@SECRET@", "/proc/self/root@SECRET@", f"/proc/{os.getppid()}/environ"):
    try:
        said.append("ESCAPED " + open(path).read())
    except OSError:
        said.append("refused")


def make(rng, size):
    raise ValueError(str(said))
