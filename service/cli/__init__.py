"""The command line: thin. ``main`` is the entry point; each command lives in a module of its own."""

from service.cli.app import main

__all__ = ["main"]
