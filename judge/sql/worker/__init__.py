"""The program that runs SQL in the sandbox: tables in memory, walls around them, results compared.

Standard library only, and of the judge nothing but ``judge.sql.runtime``: both folders are copied
into the sandbox and imported there by a ``python -I -S`` that has put the copy's root on its path.

::

    judge ── request, JSON on standard input ──► service ── walls ──► SQLite, in memory
          ◄── answer, JSON on descriptor 3 ─────┘

One process serves one request. It is killed at the time limit like any program; nothing in here has
to be interruptible. Expected answers never come in here.
"""
