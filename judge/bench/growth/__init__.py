"""How cost grows with n: sizes, instruments, and what the measurements leave open."""
