"""Lines of a file: their shapes, numbers and joining into paragraphs."""
