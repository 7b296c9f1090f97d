"""A file that a person edited, read back as the next version."""
