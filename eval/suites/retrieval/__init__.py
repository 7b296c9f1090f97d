"""Retrieval: queries and the sections of bundled samples that are relevant to them."""
