"""The sample library and the index over it: lexical, dense, fused."""
