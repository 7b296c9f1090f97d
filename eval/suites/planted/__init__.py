"""Planted faults: clean texts with one fault of a known class planted in each copy, and what the checks say of them."""
