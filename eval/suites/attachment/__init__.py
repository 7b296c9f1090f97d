"""Attachment: true texts, and faults made of them by tying a fact's value to another matter."""
