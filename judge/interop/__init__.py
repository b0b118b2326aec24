"""Other tools' formats: what goes out as a deck, a sheet, a repository or a backup, and comes back.

::

    cards        what can be asked: points, common errors, follow-ups, notes, queries
    anki         cards as a text file that Anki imports, and updates later
    sheet        one printable page, in Markdown or HTML
    repository   a clean folder of solutions and notes, for git
    backup       everything of a workspace in one archive, and back again
    note_text    the learner's notes, taken apart by their headings
"""
