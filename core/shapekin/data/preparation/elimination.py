"""Evenly spaced points chosen from many, by weighted sample elimination.

After C. Yuksel, "Sample elimination for generating Poisson disk sample sets" (2015). Every candidate weighs the more
the nearer its neighbours are; the heaviest goes, its neighbours grow lighter, and so on until as many are left as
were wanted. A candidate that is heavier than all its neighbours always goes before any of them, as weights only
fall: so all such candidates go at once, in a few rounds of array work, and those that went lightest come back where
too many went. What is left is exactly what is left when they go one by one.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from shapekin.arrays import FloatArray, IntArray

_TOUCHING = np.pi * 2 / np.sqrt(3)
"""How many times its share of the area lies within two radii of a point, where discs are packed as tight as can be."""
_MEASURED = 512
_A_LITTLE_MORE = 1.0 + 1e-6
"""So that a neighbour at exactly this distance is within reach, and the last two points are, too."""
_MOST_NEIGHBOURS = 128
"""On average; more than there is room for about a point unless some are nearer than half the reach."""


def eliminate(points: FloatArray, n_points: int) -> IntArray:
    """Numbers of points that are evenly spaced, ascending.

    Args:
        points: `(m, 3)`, about as large as the unit sphere, at different places; m above `n_points`.
        n_points: How many to keep, at least 1.

    Returns:
        `(n_points,) int64`.
    """
    kept = np.arange(len(points))
    while len(kept) > n_points:
        some = points[kept]
        kept = kept[_lightest(len(some), *_crowding(some, n_points), n_points)]
    return kept


def _crowding(points: FloatArray, n_points: int) -> tuple[IntArray, NDArray[np.float64]]:
    """Pairs `(e, 2)` of points within reach, and how much each adds to the weights of its two, `(e,)`.

    Reach is the distance at which discs around the points that will be left would touch, measured by the number of
    neighbours, so that it needs no area. Where a clump has far too many neighbours, it is thinned with a smaller
    reach first.
    """
    from scipy.spatial import cKDTree

    tree = cKDTree(points, compact_nodes=False, balanced_tree=False)
    some = points[:: max(1, len(points) // _MEASURED)]
    neighbours = min(len(points) - 1, max(1, round(_TOUCHING * len(points) / n_points)))
    reach = float(np.median(tree.query(some, [neighbours + 1])[0])) * _A_LITTLE_MORE
    while tree.query_ball_point(some, reach, return_length=True).mean() > _MOST_NEIGHBOURS + 1:
        reach /= 2
    pairs: IntArray = tree.query_pairs(reach, output_type="ndarray")
    nearness = 1.0 - np.linalg.norm(points[pairs[:, 0]] - points[pairs[:, 1]], axis=1) / reach
    return pairs, ((nearness**2) ** 2) ** 2


def _lightest(m: int, pairs: IntArray, strengths: NDArray[np.float64], n_points: int) -> IntArray:
    """Those of m points that are left when the heaviest goes again and again; more where no two are in reach."""
    a, b = pairs[:, 0].copy(), pairs[:, 1].copy()
    weights = np.bincount(a, strengths, m) + np.bincount(b, strengths, m)
    went_at = np.zeros(m)
    alive = np.ones(m, dtype=bool)
    while len(a) and np.count_nonzero(went_at > weights[alive].max()) < m - n_points:
        going = np.zeros(m, dtype=bool)
        going[a] = going[b] = True
        weight_a, weight_b = weights[a], weights[b]
        going[np.where((weight_a > weight_b) | ((weight_a == weight_b) & (a < b)), b, a)] = False
        went_at[going] = weights[going]
        alive &= ~going
        a_goes, parted = going[a], going[a] | going[b]
        lighter = np.where(a_goes, b, a)[parted]
        weights -= np.bincount(lighter, strengths[parted], m)
        a, b, strengths = a[~parted], b[~parted], strengths[~parted]
    went = np.flatnonzero(~alive)
    first = went[np.argsort(-went_at[went], kind="stable")][: m - n_points]
    return np.delete(np.arange(m), first)
