"""Set phrases, terms, units and verbs as data, and their look-up."""
