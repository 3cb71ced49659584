"""The headless face: everything that the app does, for scripts and papers."""

from shapekin.cli.main import main

__all__ = ["main"]
