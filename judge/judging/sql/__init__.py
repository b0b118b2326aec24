"""Judges SQL: translated here, run in the sandbox, compared with the author's reference.

::

    source ── script ──► Script ── question ──► worker, in the sandbox ──► Answer
                                                                             │
                  reference ── the same road ──► Answer ── comparison ──► verdict

``engine`` tells the events; ``grids`` makes of rows what a learner is shown.
"""
