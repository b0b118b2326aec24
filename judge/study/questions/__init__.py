"""The questions that an interviewer would ask about this very code, made from facts alone.

::

    attempts ── record ──┐
    source ──── python ──┼──► sightings ──► templates ──► questions, most specific first
    query ───── sql ─────┤
    note ────── record ──┘

A **sighting** is a fact with its words: a case that failed and when, a line that sorts before a
loop. For each kind of sighting there is one template. No language model has a part in it, so the
same facts give the same questions in the same order.
"""
