"""Function style, language by language: the stub to start from and the harness that calls it."""

from judge.languages.unit import Writer
from judge.languages.writers import cpp, golang, java, javascript, python, ruby, typescript

WRITERS: dict[str, Writer] = {
    "python": python,
    "pypy": python,
    "cpp": cpp,
    "java": java,
    "javascript": javascript,
    "typescript": typescript,
    "ruby": ruby,
    "go": golang,
}
