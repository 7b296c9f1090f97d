"""Which fact belongs in which slot of a followed sample."""
