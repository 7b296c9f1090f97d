"""The HTTP service: thin. ``create_app`` builds it from settings; each resource lives in a module of its own."""

from service.api.app import create_app

__all__ = ["create_app"]
