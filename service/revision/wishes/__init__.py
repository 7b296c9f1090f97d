"""What the built-in reviser understands, one kind of wish a file: each reads a note and proposes, or has no part in it.

A wish that cannot be done surely is answered with a question, never guessed.
"""
