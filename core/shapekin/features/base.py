"""What a feature extractor is: data in, one short row of numbers an item out."""

from __future__ import annotations

from typing import ClassVar, Protocol

import numpy as np

from shapekin.arrays import AnyArray, FloatArray
from shapekin.data.dataset import DataKind


class FeatureExtractor(Protocol):
    """Quick descriptors that need no training; the first map is made of them.

    Attributes:
        name: Of the descriptor.
        version: Part of the cache key: raised whenever the numbers change.
        accepts: The kinds of data it describes.
    """

    name: ClassVar[str]
    version: ClassVar[int]
    accepts: ClassVar[frozenset[DataKind]]

    def extract(self, data: AnyArray, rng: np.random.Generator) -> FloatArray:
        """Describe every item.

        Args:
            data: `(n, ...)` of one of the kinds in `accepts`; left as it is.
            rng: The only source of randomness.

        Returns:
            `(n, d) float32`; distances mean likeness.
        """
        ...
