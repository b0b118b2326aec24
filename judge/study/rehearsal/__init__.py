"""An answer said aloud: what to listen for, what is asked next, how long it may be.

``checklist`` makes the list that is gone through after speaking, ``follow_up`` the question of an
interviewer, ``speech`` reckons how long a text takes to say, ``answer`` sums up what was mentioned.
"""
