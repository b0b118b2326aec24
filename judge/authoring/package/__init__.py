"""Proving an ICPC package: its data, its validators, its submissions, its time limit."""
