"""Edits that a language model proposes for a note, read, checked and put on the newest text."""
