"""Revision: notes to drafts, and what becomes of the drafts."""
