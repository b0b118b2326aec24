"""The entry of the warden: ``main(descriptor of the judge's socket)``; see client.py for why."""

import os
import socket
from typing import NoReturn

from judge.sandbox.warden.service import serve


def main(descriptor: int) -> NoReturn:
    """Serve the judge at the other end of ``descriptor``, and end this process."""
    with socket.socket(fileno=descriptor) as host:
        serve(host)
    os._exit(0)  # the judge waits for this end, and nothing is left that an interpreter would flush
