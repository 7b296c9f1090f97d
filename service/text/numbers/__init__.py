"""Numerals, quantities, units and ordinals: parsed meaning and exact spans."""
