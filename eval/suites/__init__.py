"""The suites, a package each: its module ``suite``, its cases and ``suite.yaml`` beside it."""
