"""All quick descriptors, by the kind of data that they describe."""

from __future__ import annotations

from shapekin.data.dataset import DataKind
from shapekin.features.base import FeatureExtractor
from shapekin.features.images import PixelComponents
from shapekin.features.rows import StandardRows
from shapekin.features.shapes import OccupancyHistogram

EXTRACTORS: tuple[FeatureExtractor, ...] = (OccupancyHistogram(), PixelComponents(), StandardRows())


def extractor_for(kind: DataKind) -> FeatureExtractor:
    """The extractor that describes data of this kind."""
    return next(extractor for extractor in EXTRACTORS if kind in extractor.accepts)
