"""Everything that a writer may see, frozen, and what is kept of a draft."""
