"""What Chinese official prose is made of: numerals, quantities, dates, names, sentences, words."""
