"""Misbehaving writers: each takes a faithful answer and plants one fault of its kind, known to the last character."""
