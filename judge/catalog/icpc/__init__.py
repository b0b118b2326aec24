"""Reads ICPC problem packages in place: the second reader of the same model.

::

    package/
    ├── problem.yaml                        metadata
    ├── problem_statement/ or statement/    statements
    ├── data/sample/, data/secret/          tree
    ├── output_validators/ or output_validator/, input_validators/, include/
    └── submissions/                        promises

The format has three versions, ``legacy``, ``2023-07`` and ``2025-09``; see
https://www.kattis.com/problem-package-format/.
"""
