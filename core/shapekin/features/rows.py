"""Rows of numbers that somebody else computed: brought to one scale, shortened when long."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from shapekin.arrays import AnyArray, FloatArray, require_finite, require_shape
from shapekin.clustering.projection import principal_components
from shapekin.data.dataset import DataKind

COMPONENTS = 60


class StandardRows:
    """Columns standardised (they may have different units), then up to 60 principal components."""

    name: ClassVar[str] = "rows"
    version: ClassVar[int] = 1
    accepts: ClassVar[frozenset[DataKind]] = frozenset({DataKind.FEATURES})

    def extract(self, data: AnyArray, rng: np.random.Generator) -> FloatArray:  # noqa: ARG002
        """Describe rows `(n, d)` by `(n, up to 60) float32`."""
        require_shape(data, (None, None), "Feature rows")
        require_finite(data, "Feature rows")
        rows = np.asarray(data, np.float64)
        spread = rows.std(axis=0)
        standard = (rows - rows.mean(axis=0)) / np.where(spread > 0, spread, 1)
        return principal_components(standard, COMPONENTS)
