"""Principal components: from many dimensions to a few, the same way every time."""

from __future__ import annotations

import numpy as np

from shapekin.arrays import FloatArray

EXACT_UP_TO = 256  # axes; beyond that the leading ones are found by subspace iteration
POWER_STEPS = 6
OVERSAMPLING = 16


def principal_components(rows: FloatArray, count: int) -> FloatArray:
    """Coordinates of `rows` along their leading principal axes.

    Args:
        rows: `(n, d)`; a constant column counts for nothing.
        count: Number of axes wanted.

    Returns:
        `(n, min(count, n, d)) float32`, columns by falling variance. The sign of each axis is
        fixed so that its most extreme entry is positive.
    """
    centred = np.asarray(rows, np.float32) - np.asarray(rows, np.float32).mean(axis=0)
    n, d = centred.shape
    count = min(count, n, d)
    if count == 0:
        return np.zeros((n, 0), np.float32)
    axes = _leading_axes(centred, count)
    extreme = axes[np.argmax(np.abs(axes), axis=0), np.arange(count)]
    return np.asarray(centred @ (axes * np.where(extreme < 0, -1, 1)), np.float32)


def project(embedding: FloatArray, dimensions: int = 3) -> FloatArray:
    """The map of an embedding: its first principal components.

    Args:
        embedding: `(n, d)`.
        dimensions: Axes of the map.

    Returns:
        `(n, dimensions) float32`; missing axes are zero.
    """
    components = principal_components(embedding, dimensions)
    missing = dimensions - components.shape[1]
    return np.pad(components, ((0, 0), (0, missing)))


def align(projection: FloatArray, to: FloatArray) -> FloatArray:
    """Turn and mirror a map so that it lies as close as possible to an earlier one.

    Orthogonal Procrustes: the orthogonal Q that minimises ||projection Q - to||; distances within
    the map are kept, so points glide instead of flipping between snapshots.

    Args:
        projection: `(n, k)`, centred.
        to: `(n, k)`, the map seen before.

    Returns:
        `(n, k) float32`.
    """
    left, _, right = np.linalg.svd(projection.T.astype(np.float64) @ to.astype(np.float64))
    return np.asarray(projection @ (left @ right), np.float32)


def _leading_axes(centred: FloatArray, count: int) -> FloatArray:
    """`(d, count)` orthonormal principal axes of centred rows."""
    n, d = centred.shape
    if d <= EXACT_UP_TO:
        _, axes = np.linalg.eigh((centred.T @ centred).astype(np.float64))
        return np.asarray(axes[:, ::-1][:, :count])
    # Randomised subspace iteration (Halko, Martinsson, Tropp 2011) with a fixed start.
    width = min(count + OVERSAMPLING, n, d)
    basis = np.random.default_rng(0).standard_normal((d, width)).astype(np.float32)
    for _ in range(POWER_STEPS):
        basis, _ = np.linalg.qr(centred.T @ (centred @ basis))
    small = centred @ basis
    _, turn = np.linalg.eigh((small.T @ small).astype(np.float64))
    return np.asarray(basis @ turn[:, ::-1][:, :count])
