"""What to practise when: items, what is remembered of them, and a plan up to the interview.

::

    item       what can be practised, how long it takes and how much it counts
    day        the learner's day, which begins at four in the morning
    memory     how well an item is remembered (FSRS-6), and what a grade does to it
    log        the append-only table of what was done; to undo is to add a row
    standing   what the log comes to for each item: a replay
    suggestion the grade that the facts suggest
    scope      the items of a set of problems
    settings   the date, the minutes a day and the set of a plan
    planner    which items on which day
"""
