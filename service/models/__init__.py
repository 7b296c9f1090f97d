"""Chat and embedding endpoints: OpenAI-compatible ones, and the scripted model that speaks the same protocol."""
