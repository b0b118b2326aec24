"""What is raised where a program of the author's fails."""

from judge.model.text import Text


class CheckerError(Exception):
    """The author's program itself failed: JE, and the author's to mend."""

    def __init__(self, en: str, ko: str) -> None:
        """Keep the reason in both languages."""
        super().__init__(en)
        self.text = Text(en, ko)
