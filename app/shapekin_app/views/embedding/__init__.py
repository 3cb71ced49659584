"""The map: every item as a point, near ones as pictures, in two or three dimensions."""

from __future__ import annotations

from shapekin_app.views.embedding.view import EmbeddingView

__all__ = ["EmbeddingView"]
