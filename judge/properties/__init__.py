"""Searches for the smallest input that breaks a submission: laws, examples, and shrinking.

::

    problem.yaml ── strategy ──┐
    generate.py, strategies.py ├─► examples ─► bench: allowed? answer? result? laws?
    yesterday's failures ──────┘                 │ the first that is broken
                                                 ▼
                       shrink: smaller inputs, through the same bench, until none fails

Whatever an author or a learner wrote runs in the sandbox. ``inside/loop.py`` is the program there
that calls one function many times in one process; it finds suspects only. A verdict is always that
of a run by itself, as ``judging.engine`` makes it.
"""
