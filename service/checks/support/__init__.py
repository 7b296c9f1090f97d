"""Everything stated has a source: figures, names, claims, and every fact is stated."""
