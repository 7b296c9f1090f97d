"""The scripted model: a local OpenAI-compatible endpoint with well-behaved and misbehaving writers, seeded.

It stands in for a language model where none can be reached: in tests, in the evaluation of the checks, in measuring
what the service itself costs. Standard library only.
"""

from service.models.scripted.endpoint import ScriptedModel

__all__ = ["ScriptedModel"]
