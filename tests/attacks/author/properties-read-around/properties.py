import os


def property_read(n, result):
    """It reads."""
    said = []
    for path in ("@SECRET@", "/proc/self/root@SECRET@", f"/proc/{os.getppid()}/environ"):
        try:
            said.append("ESCAPED " + open(path).read())
        except OSError:
            said.append("refused")
    raise ValueError(str(said))
