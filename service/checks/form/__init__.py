"""How things are written: dates, numerals, punctuation, document numbers, blanks left over."""
