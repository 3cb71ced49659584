"""From data as it is kept to what networks take."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from shapekin.arrays import AnyArray, FloatArray
from shapekin.data.dataset import DataKind

COLUMNS = 256  # standardised at a time


@dataclass(frozen=True)
class InputScale:
    """How data are scaled for a network: measured on what it learns from, used on what it sees later.

    Images are centred on the mean image and brought to unit variance (on faces that lifts the share of true
    neighbours among the codes from a tenth to nine tenths), feature rows have every column standardised, clouds
    stay as they are.

    Attributes:
        kind: What the rows are.
        mean: `(h, w, c) float32` of images, `(d,) float64` of feature rows, empty of clouds.
        deviation: `() float32` of images, `(d,) float64` of feature rows, empty of clouds.
    """

    kind: DataKind
    mean: FloatArray
    deviation: FloatArray

    @classmethod
    def of(cls, kind: DataKind, data: AnyArray) -> InputScale:
        """Measure `(n, p, 3)` clouds, `(n, h, w, c) uint8` images or `(n, d)` feature rows."""
        if kind is DataKind.CLOUDS or len(data) == 0:
            return cls(kind, np.zeros(0), np.ones(0))
        if kind is DataKind.IMAGES:
            rows = np.asarray(data, np.float32)
            mean = rows.mean(axis=0)
            return cls(kind, mean, np.asarray(np.sqrt(np.mean((rows - mean) ** 2)) or np.float32(1)))
        # In parts, for rows may be long; in float64, for squares of 1e20 must fit.
        parts = [np.asarray(data[:, at : at + COLUMNS], np.float64) for at in range(0, data.shape[1], COLUMNS)]
        mean = np.concatenate([part.mean(axis=0) for part in parts])
        deviation = np.concatenate([(part - part.mean(axis=0)).std(axis=0) for part in parts])
        return cls(kind, mean, np.where(deviation > 0, deviation, 1))

    def scaled(self, data: AnyArray) -> FloatArray:
        """What a network takes, float32: `(n, p, 3)` clouds, `(n, c, h, w)` images, `(n, d)` feature rows."""
        if self.kind is DataKind.CLOUDS or len(data) == 0:
            return np.array(data, np.float32)  # a copy: data may be a read-only map
        if self.kind is DataKind.IMAGES:
            rows = (np.asarray(data, np.float32) - self.mean) / self.deviation
            return np.ascontiguousarray(rows.transpose(0, 3, 1, 2))
        standard = np.empty(data.shape, np.float32)
        for start in range(0, data.shape[1], COLUMNS):
            part = slice(start, start + COLUMNS)
            standard[:, part] = (np.asarray(data[:, part], np.float64) - self.mean[part]) / self.deviation[part]
        return standard
