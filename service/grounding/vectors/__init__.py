"""Dense retrieval: embeddings, the derived Chroma index, and exact comparison."""
