"""The entry of the warden: ``main(descriptor of the judge's socket)``; see client.py for why."""

import socket

from judge.sandbox.warden.service import serve


def main(descriptor: int) -> None:
    """Serve the judge at the other end of ``descriptor``."""
    with socket.socket(fileno=descriptor) as host:
        serve(host)
