"""``nigao eval``: what there is to measure, running it, and looking at runs."""
