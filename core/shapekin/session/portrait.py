"""What a kind looks like as a whole: its mean, its typical and its odd items; material for any thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from shapekin.arrays import AnyArray, ByteArray, FloatArray, IntArray
from shapekin.clustering.kinds_tree import Kind
from shapekin.data.dataset import DataKind
from shapekin.render.mean import mean_image, mean_solid
from shapekin.session.shown import Shown

MOST_AVERAGED = 400
"""So many items, evenly drawn, make the mean; more do not change what one sees."""


@dataclass(frozen=True, eq=False)
class Portrait:
    """What a kind looks like.

    Attributes:
        mean: `(h, w, 4) uint8` RGBA, not premultiplied; None where items have no looks, or the cache has lost them.
        averaged: Number of items that the mean was made of.
        rows: `(m,) int64` all items, the most typical first.
    """

    mean: ByteArray | None
    averaged: int
    rows: IntArray


@dataclass(frozen=True, eq=False)
class Sitting:
    """What a portrait is made of.

    Attributes:
        kind: Of the data.
        rows: `(m,) int64` the items, at least one.
        points: `(m, d)` of the embedding.
        look: The pixels or the points of an item.
    """

    kind: DataKind
    rows: IntArray
    points: FloatArray
    look: Callable[[int], AnyArray | None]

    def portrait(self) -> Portrait:
        """Make it; takes up to a second."""
        points = np.asarray(self.points, np.float64)
        away = ((points - points.mean(axis=0)) ** 2).sum(axis=1)
        rows = self.rows[np.argsort(away, kind="stable")]
        drawn = self.rows[np.unique(np.linspace(0, len(rows) - 1, min(len(rows), MOST_AVERAGED)).astype(np.int64))]
        if self.kind is DataKind.FEATURES or self.look(int(drawn[0])) is None:
            return Portrait(None, 0, rows)
        seen = (np.asarray(look) for row in drawn.tolist() if (look := self.look(row)) is not None)
        mean = mean_image(seen) if self.kind is DataKind.IMAGES else mean_solid(seen)
        return Portrait(mean, len(drawn), rows)


def sitting(session: Shown, kind: Kind) -> Sitting:
    """What is needed for the portrait of a kind; quick.

    Args:
        session: An open project.
        kind: One of its kinds.
    """
    rows = session.members_of(kind)
    look = session.picture if session.kind is DataKind.IMAGES else session.cloud
    look(int(rows[0]))  # opens the file here and not in a thread
    return Sitting(session.kind, rows, np.asarray(session.embedding)[rows], look)
