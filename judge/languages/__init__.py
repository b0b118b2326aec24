"""From a source file to something that a sandbox can run, and from typed values to its input.

``languages.yaml`` holds what differs between languages; ``registry`` reads it. ``toolchain`` finds
the compiler or interpreter. ``style`` tells a function from a program, ``signature`` says what a
function looks like, ``stub`` writes one to start from, and ``build`` makes an Executable. ``wire``
takes arguments to the harness (``harness/``, written out by ``writers/``) and brings results back.
"""
