"""Benchmarks: what a part costs on this machine, printed side by side. Nothing here is asserted."""
