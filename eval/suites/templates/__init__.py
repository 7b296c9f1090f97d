"""Templates: short samples filled with this year's facts, every slot known by hand."""
