"""What holds for every test: property tests draw the same examples everywhere, and no test depends on a clock."""

from hypothesis import settings

settings.register_profile("nigao", deadline=None, derandomize=True)
settings.load_profile("nigao")
