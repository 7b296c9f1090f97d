"""Facts out of raw materials: what sentences and tables state."""
