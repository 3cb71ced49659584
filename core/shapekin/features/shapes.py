"""A quick descriptor of point clouds: where their matter is."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from shapekin.arrays import AnyArray, FloatArray, require_shape
from shapekin.clustering.projection import principal_components
from shapekin.data.dataset import DataKind

CELLS = 12  # along each axis of the cube around the unit sphere
COMPONENTS = 60


class OccupancyHistogram:
    """Square root of a 12 x 12 x 12 occupancy histogram, 60 principal components.

    The square root turns Euclidean distance into Hellinger distance between the histograms.
    """

    name: ClassVar[str] = "occupancy"
    version: ClassVar[int] = 1
    accepts: ClassVar[frozenset[DataKind]] = frozenset({DataKind.CLOUDS})

    def extract(self, data: AnyArray, rng: np.random.Generator) -> FloatArray:  # noqa: ARG002
        """Describe clouds `(n, p, 3)` in the unit sphere by `(n, up to 60) float32`."""
        require_shape(data, (None, None, 3), "Point clouds")
        return principal_components(np.sqrt(occupancy(data)), COMPONENTS)


def occupancy(clouds: AnyArray) -> FloatArray:
    """Share of each cloud's points in each cell of the cube [-1, 1]^3.

    Args:
        clouds: `(n, p, 3)`.

    Returns:
        `(n, CELLS ** 3) float32`, rows summing to 1; points outside count for the nearest cell.
    """
    n, p, _ = clouds.shape
    shares = np.empty((n, CELLS**3), np.float32)
    for row, cloud in enumerate(clouds):
        cell = np.clip(((cloud.astype(np.float32) + 1) * (CELLS / 2)).astype(np.int64), 0, CELLS - 1)
        flat = (cell[:, 0] * CELLS + cell[:, 1]) * CELLS + cell[:, 2]
        shares[row] = np.bincount(flat, minlength=CELLS**3) / max(p, 1)
    return shares
