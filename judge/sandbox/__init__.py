"""Running untrusted programs: what was asked goes in as a Command, what happened comes out.

Processes and what lies between them::

    judge ──seqpacket socket── warden ──fork── warden, pid 1 of its namespaces ──fork── program
      │     requests, answers,  (waits)         serves one run at a time              0: sealed memory file
      │     descriptors                                                               1, 2, 3: memory files
      └── creates every memory file and reads them back when the run is over

``pool`` opens wardens and hands them out; ``client`` speaks to one; ``warden/`` is the program on
the other side, which imports nothing else of ours; ``seccomp`` writes the filter that it installs;
``portable`` runs programs where there is no Linux; ``probe`` says what holds on this machine.
"""
