"""Small k-means cells: the grain at which larger structure is looked for."""

from __future__ import annotations

import warnings

import numpy as np

from shapekin.arrays import FloatArray, IntArray


def kmeans_cells(points: FloatArray, count: int, seed: int) -> tuple[IntArray, FloatArray]:
    """Cells of one k-means run; fewer than asked for where points coincide.

    Args:
        points: `(n, d)`.
        count: Cells wanted, at least 1.
        seed: Starts k-means.

    Returns:
        `(n,) int64` labels 0 .. count-1, some of which may be unused, and centres `(count, d)`.
    """
    from sklearn.cluster import KMeans
    from sklearn.exceptions import ConvergenceWarning

    with warnings.catch_warnings():
        # It tells that points coincide to the last bits; empty cells are expected here.
        warnings.simplefilter("ignore", ConvergenceWarning)
        model = KMeans(min(count, len(points)), n_init=1, random_state=seed).fit(points)
    return model.labels_.astype(np.int64), np.asarray(model.cluster_centers_)
