"""Proof of source: every clause of a draft shows why it may stand, or it is not in the draft."""
