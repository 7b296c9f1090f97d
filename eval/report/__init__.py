"""The report of a run: one HTML file that opens offline, with no script and nothing from elsewhere."""
