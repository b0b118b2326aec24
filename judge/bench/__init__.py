"""Measures a submission: how it grows, beside which other it is slower, where its time goes."""
