"""Partitions that obey the evidence to the letter: certain sets stay whole, and separated ones apart."""

from __future__ import annotations

import numpy as np

from shapekin.arrays import FloatArray, IntArray
from shapekin.clustering.blocks import Blocks, assign, cost_of, spread_centres, squared_distances, weighted_means
from shapekin.clustering.result import Clustering, number_by_size
from shapekin.pairs.constraints import Closure
from shapekin.pairs.kinds import established_kinds

ROUNDS = 100
STARTS = 10
SHARE_FLOOR = 1e-12


def obedient_columns(costs: FloatArray, closure: Closure) -> IntArray:
    """Each item's cheapest column, as far as the evidence allows.

    Args:
        costs: `(n, k)`, finite; those of a certain set are added up.
        closure: What the evidence entails. Where k columns have no room for it, there are more.

    Returns:
        `(n,) int64`: 0 .. k-1, and higher ones for what found no room.
    """
    blocks = Blocks.of_closure(costs, closure)
    return _columns(blocks, blocks.means * blocks.sizes[:, None])[blocks.of]


def likeliest_columns(shares: FloatArray, closure: Closure) -> IntArray:
    """The same for `(n, k)` shares, how likely each column is; those of a certain set are multiplied."""
    return obedient_columns(-np.log(np.maximum(shares, SHARE_FLOOR)), closure)


def too_few(closure: Closure) -> Clustering:
    """The partition of fewer items than a network can learn from: together unless they were called different."""
    n = len(closure.set_of)
    labels = number_by_size(likeliest_columns(np.ones((n, 1)), closure))
    return Clustering(labels, np.zeros((n, 1), np.float32), confidence=np.ones(n, np.float32))


def obedient_k_means(
    points: FloatArray, closure: Closure, count: int, rng: np.random.Generator, *, spherical: bool = False
) -> tuple[IntArray, FloatArray]:
    """K-means over blocks that starts from the kinds people established (Basu, Banerjee and Mooney 2002).

    Other centres are drawn far from those; of several draws the cheapest is kept.

    Args:
        points: `(n, d)`, n at least 1.
        closure: What the evidence entails.
        count: Number of centres; more where more kinds are established.
        rng: Draws centres.
        spherical: Keep centres on the unit sphere, for points that lie there.

    Returns:
        Columns `(n,) int64` (see `obedient_columns`) and centres `(count, d) float64`.
    """
    blocks = Blocks.of_closure(points, closure)
    kinds = np.array(established_kinds(closure), np.int64)
    count = max(count, len(kinds))
    starts = 1 if len(kinds) == count else STARTS
    runs = [_one_start(blocks, kinds, count, rng, spherical=spherical) for _ in range(starts)]
    columns, centres, _ = min(runs, key=lambda run: run[2])
    return columns[blocks.of], centres


def _one_start(
    blocks: Blocks, kinds: IntArray, count: int, rng: np.random.Generator, *, spherical: bool
) -> tuple[IntArray, FloatArray, float]:
    centres = spread_centres(blocks, blocks.means[kinds], count, rng)
    columns = np.full(len(blocks), -1, np.int64)
    for _ in range(ROUNDS):
        if spherical:
            centres = centres / np.maximum(np.linalg.norm(centres, axis=1, keepdims=True), SHARE_FLOOR)
        found = _columns(blocks, squared_distances(blocks.means, centres) * blocks.sizes[:, None])
        if (found == columns).all():
            break
        columns = found
        aside = np.vstack([centres, centres[:1]])  # a row for those that found no room
        centres = weighted_means(blocks, np.minimum(columns, count), aside)[:count]
    return columns, centres, cost_of(blocks, np.minimum(columns, count - 1), centres)


def _columns(blocks: Blocks, costs: FloatArray) -> IntArray:
    found = assign(blocks, costs)
    if found is None:
        # a set is separated from so many others at most, so with one column more each finds a place
        most = max(len(others) for others in blocks.apart)
        dear = np.full((len(costs), most + 1), 2 * max(float(costs.max()), 1.0))
        found = assign(blocks, np.concatenate([costs, dear], axis=1))
    assert found is not None
    return found
