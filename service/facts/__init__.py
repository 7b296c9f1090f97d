"""Facts and their values: loading, extraction, delexicalising and back, derived values."""
