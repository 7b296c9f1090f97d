"""Claims: invented sentences, and true ones that must stand."""
