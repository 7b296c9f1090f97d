"""Bounded mending of a draft by what the checks found."""
