"""The import page: what a source holds, what to take of it and how, and the reading."""

from shapekin_app.dialogs.importing.page import ImportPage

__all__ = ["ImportPage"]
