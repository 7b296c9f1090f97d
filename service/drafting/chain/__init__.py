"""The prompt chain: a language model writes a section with slot tokens, and the service puts the values back.

What leaves the process is made in ``outgoing`` and ``request``; what comes back is read in ``tokens`` and ``answer``;
``writing`` asks, checks, has mended, and hands over to the composer where the model fails.
"""
