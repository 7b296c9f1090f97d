"""Drafting along one section of a sample."""
