"""The program that runs programs: starts once for a batch, forks once for a run.

It is started as ``python -I -S`` and kept small, because a fork costs what its parent weighs.
``service`` reads requests, ``enclosure`` builds the namespaces and the view of the file system,
``child`` is what happens between fork and exec, ``watch`` waits, measures and kills, ``kernel``
holds the system calls that the standard library lacks.
"""
