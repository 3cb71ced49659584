"""From data as it is kept to what networks take."""

from __future__ import annotations

import numpy as np

from shapekin.arrays import AnyArray, FloatArray
from shapekin.data.dataset import DataKind

COLUMNS = 256  # standardised at a time


def network_input(kind: DataKind, data: AnyArray) -> FloatArray:
    """Scale data for a network.

    Args:
        kind: What the rows are.
        data: `(n, p, 3)` clouds, `(n, h, w, c) uint8` images or `(n, d)` feature rows; left as it is.

    Returns:
        float32. Clouds as they are `(n, p, 3)`; images channels first, centred on the mean image and
        brought to unit variance `(n, c, h, w)` (on faces that lifts the share of true neighbours among
        the codes from a tenth to nine tenths); feature rows with every column standardised `(n, d)`.
    """
    if kind is DataKind.CLOUDS:
        return np.array(data, np.float32)  # a copy: data may be a read-only map
    if len(data) == 0:
        return np.array(data, np.float32)
    if kind is DataKind.FEATURES:
        return _standardised(data)
    rows = np.asarray(data, np.float32)
    centred = rows - rows.mean(axis=0)
    spread = np.sqrt(np.mean(centred**2)) or np.float32(1)
    return np.ascontiguousarray((centred / spread).transpose(0, 3, 1, 2))


def _standardised(data: AnyArray) -> FloatArray:
    """Every column at mean 0, deviation 1; in parts, for rows may be long; in float64, for squares of 1e20 must fit."""
    standard = np.empty(data.shape, np.float32)
    for start in range(0, data.shape[1], COLUMNS):
        columns = slice(start, start + COLUMNS)
        centred = np.asarray(data[:, columns], np.float64)
        centred = centred - centred.mean(axis=0)
        deviation = centred.std(axis=0)
        standard[:, columns] = centred / np.where(deviation > 0, deviation, 1)
    return standard
