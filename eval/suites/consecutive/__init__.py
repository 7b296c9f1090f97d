"""Consecutive: last year's report, blanked and filled with this year's facts."""
