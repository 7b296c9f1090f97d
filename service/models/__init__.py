"""Language models: the chat protocol, any OpenAI-compatible endpoint, prompts as files, and the scripted model."""
