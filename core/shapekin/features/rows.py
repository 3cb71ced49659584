"""Rows of numbers that somebody else computed: brought to one scale, shortened when long."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from typing import ClassVar

import numpy as np

from shapekin.arrays import AnyArray, FloatArray, require_finite, require_shape
from shapekin.data.dataset import DataKind
from shapekin.features.base import FeatureExtractor, Room, memory
from shapekin.features.components import COMPONENTS, components_of, in_blocks


class StandardRows(FeatureExtractor):
    """Columns standardised (they may have different units), then up to 60 principal components."""

    name: ClassVar[str] = "rows"
    title: ClassVar[str] = "The rows, standardised"
    version: ClassVar[int] = 1
    accepts: ClassVar[frozenset[DataKind]] = frozenset({DataKind.FEATURES})

    def extract(
        self,
        data: AnyArray,
        rng: np.random.Generator,  # noqa: ARG002
        room: Room = memory,  # noqa: ARG002  the result is small
    ) -> Generator[float, None, FloatArray]:
        """Describe rows `(n, d)` by `(n, up to 60) float32`; see `FeatureExtractor.extract`."""
        require_shape(data, (None, None), "Feature rows")
        return (yield from components_of(lambda: _finite(data), len(data), COMPONENTS, np.arange(data.shape[1])))


def _finite(data: AnyArray) -> Iterator[FloatArray]:
    for block in in_blocks(data):
        require_finite(block, "Feature rows")
        yield np.asarray(block, np.float64)  # squares of 1e20 must fit
