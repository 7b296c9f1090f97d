"""What a text states: its values where they stand, with their words and circumstances."""
