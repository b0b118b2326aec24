"""Cards as a text file that Anki imports (https://docs.ankiweb.net/importing/text-files.html).

The first column is the note's GUID: Anki knows a note again by it, so that a second import updates
the words and keeps the schedule. The GUID is made of the card's id alone. ``#html:false`` has Anki
show every sign as it is, and turn the ends of lines into breaks.
"""

import csv
from collections.abc import Iterable
from hashlib import sha256
from io import StringIO

from judge.interop.cards import Card

_HEADERS = (
    "#separator:tab",
    "#html:false",
    "#notetype:Basic",
    "#deck:{deck}",
    "#guid column:1",
    "#tags column:4",
)
_GUID_DIGITS = 16


def write_deck(cards: Iterable[Card], deck: str) -> str:
    """Write the file; fields that hold a tab, a quote or an end of line are quoted."""
    out = StringIO()
    for header in _HEADERS:
        out.write(header.format(deck=deck) + "\n")
    writer = csv.writer(out, delimiter="\t", lineterminator="\n")
    for card in cards:
        writer.writerow([guid_of(card.id), card.front, card.back, " ".join(card.tags)])
    return out.getvalue()


def guid_of(id_: str) -> str:
    """Return the GUID of the card called ``id_``, for ever."""
    return f"judge-{sha256(id_.encode()).hexdigest()[:_GUID_DIGITS]}"
