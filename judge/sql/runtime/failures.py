"""What a function raises where the real engine would stop."""


class EngineError(Exception):
    """The real engine would stop here: ``code`` is its own, ``message`` its wording."""

    def __init__(self, code: str, message: str) -> None:
        """Keep both."""
        super().__init__(message)
        self.code = code
        self.message = message
