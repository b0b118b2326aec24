"""Learners' SQL on SQLite: four dialects, each translated so that it answers as its engine would.

    query ── parsing ──► tree ── compiler ──► SQLite's SQL + types ──► runtime (in the sandbox)

``translation`` is the door. ``values`` says how a value is kept in SQLite and how each engine shows
it; ``tables`` writes a schema for SQLite; ``definitions`` reads a schema from a dialect's DDL.
``runtime`` is a program of its own, standard library only, which is copied into the sandbox: it
gives a connection the functions and collations of a dialect.
"""
