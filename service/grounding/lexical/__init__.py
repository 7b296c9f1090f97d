"""Lexical retrieval: search terms and BM25."""
