"""Facts into points, themes and the pattern of a section."""
