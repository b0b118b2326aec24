"""What a learner did so far: every judged submission, kept in the workspace.

``database`` is the only room that opens ``.judge/progress.sqlite3``; a submission is kept as the
record of :mod:`judge.model.record`, so that later versions can read what this one wrote.
"""
