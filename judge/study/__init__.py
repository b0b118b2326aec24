"""What a learner did so far, kept in the workspace: submissions, answers, notes, practice, plans.

``database`` is the only room that opens ``.judge/progress.sqlite3``; a submission is kept as the
record of :mod:`judge.model.record`, so that later versions can read what this one wrote.
"""
