"""Planters, a file a family: pure functions of a clean text and a Random. They share nothing with service/checks and
read none of its word lists, so that what the checks overlook is not overlooked here as well."""
