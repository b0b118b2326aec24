"""Running untrusted programs: what was asked goes in as a Command, what happened comes out.

Processes and what lies between them::

    judge ──socket── warden ──fork── warden, pid 1 inside ──fork── program
      │   requests,  (waits)         one run at a time             0: sealed memory file
      │   descriptors                                              1, 2, 3: memory files
      └── makes every memory file, and reads them when the run is over

Two programs that talk to each other have a warden each; ``relay`` holds the pipes between them, and
``transcript`` notes what they say.

``pool`` opens wardens and hands them out; ``client`` speaks to one; ``warden/`` is the program on
the other side, which imports nothing else of ours; ``seccomp`` writes the filter that it installs;
``portable`` runs programs where there is no Linux; ``probe`` says what holds on this machine.
"""
