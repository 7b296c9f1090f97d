"""Fidelity: misbehaving answers of a scripted model, and what of them gets into a draft."""
