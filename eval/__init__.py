"""Measurements: suites of cases, scorers, and the commands that run them. Stands on service, never the reverse."""
