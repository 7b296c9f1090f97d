"""Prose: recorded answers of a capable writer, replayed without a model."""
