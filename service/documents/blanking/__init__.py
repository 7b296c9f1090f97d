"""Typed slots in a sample: placeholders as found, values of a finished report blanked, and their labels."""
