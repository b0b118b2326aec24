"""A learner's notes on one solution, held against what the judge knows.

::

    solutions/<slug>/notes.md
      ---                        front matter: claims that a machine can check   front_matter
      claims: {time: O(n)}
      ---
      ## 1. Restate              the learner's words, never touched              document, prose
      <!-- judge:mistakes -->    facts of ours, written anew by `judge notes`    markers, facts
      <!-- /judge -->

What is claimed gets one of three words, and "proven" is none of them: **consistent** with what is
known, **contradicted** by a fact that is quoted, or **unknown**, with the reason. A claim that
cannot be read, or that nothing measured speaks of, is unknown; nothing is contradicted on a guess.
A note is **stale** when the syntax of the code has changed since it was written (``fingerprint``,
``change``); comments and formatting do not count.
"""
