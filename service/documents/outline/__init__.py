"""Headings, points and tables of a document."""
