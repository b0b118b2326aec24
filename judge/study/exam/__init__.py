"""A mock examination: one clock over a set of problems, and a journal that survives.

::

    .judge/exams/<id>/
    ├── journal.jsonl         what happened, one JSON object a line
    ├── snapshots/<sha256>    every text that was saved or handed in
    ├── results/<slug>.json   what judging came to, after the end
    └── grades.json           the learner's own grades of written answers

The journal is all that there is to know: ``timeline`` makes the state of it, and makes the same one
in every process that reads it. Work is done in ``solutions/exams/<id>/<slug>/``, with any editor.
"""
