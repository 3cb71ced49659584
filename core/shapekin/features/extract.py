"""The descriptor that belongs to a kind of data."""

from __future__ import annotations

import numpy as np

from shapekin.arrays import AnyArray, FloatArray
from shapekin.data.dataset import DataKind
from shapekin.features.base import FeatureExtractor
from shapekin.features.images import PixelComponents
from shapekin.features.rows import StandardRows
from shapekin.features.shapes import OccupancyHistogram

EXTRACTORS: tuple[FeatureExtractor, ...] = (OccupancyHistogram(), PixelComponents(), StandardRows())


def extractor_for(kind: DataKind) -> FeatureExtractor:
    """The extractor that describes data of this kind."""
    return next(extractor for extractor in EXTRACTORS if kind in extractor.accepts)


def extract(kind: DataKind, data: AnyArray, rng: np.random.Generator) -> FloatArray:
    """Quick descriptors of all items.

    Args:
        kind: What the rows of `data` are.
        data: `(n, ...)`, as in `TrainingSet.data`; left as it is.
        rng: The only source of randomness.

    Returns:
        `(n, d) float32`.
    """
    return extractor_for(kind).extract(data, rng)
