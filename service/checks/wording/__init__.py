"""What official wording asks for: terms, dated formulations, self-reference, repetition, text about the text."""
