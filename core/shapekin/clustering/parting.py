"""One kind into parts: obedient k-means within it, on what sets its own members apart.

The principal components of the members alone are looked at, for what tells chairs from tables says little about
chairs. The number of parts is a person's, or follows from the eigenvalues of the members' neighbour graph (von
Luxburg 2007, section 8.3, as in `eigengap`). numpy alone, for the window computes this in a thread of its own.
"""

from __future__ import annotations

import numpy as np

from shapekin.arrays import FloatArray, IntArray
from shapekin.clustering.blocks import Blocks, squared_distances
from shapekin.clustering.eigengap import NEIGHBOURS, largest_gap
from shapekin.clustering.obedience import obedient_columns, obedient_k_means
from shapekin.clustering.projection import principal_components
from shapekin.clustering.result import number_by_size
from shapekin.pairs.constraints import Closure
from shapekin.pairs.kinds import established_kinds

MOST_PARTS = 12
AXES = 24
DRAWN = 1_500
"""Blocks from which centres are found; all items are assigned."""
DRAWN_FOR_GAP = 500


def parted(points: FloatArray, closure: Closure, count: int, seed: int = 0) -> IntArray:
    """Divide the members of a kind; must-links stay together, and cannot-links apart.

    Args:
        points: `(m, d)`, finite.
        closure: What the evidence entails for them.
        count: Parts wanted; there are more where the evidence tells more apart, and fewer where it joins them.
        seed: Of everything random.

    Returns:
        `(m,) int64`, 0 for the largest part.
    """
    if not len(points):
        return np.empty(0, np.int64)
    rng = np.random.default_rng(seed)
    points = principal_components(points, AXES).astype(np.float64)
    blocks = Blocks.of_closure(points, closure)
    drawn, inside = _drawn(blocks, closure, rng)
    _, centres = obedient_k_means(blocks.means[drawn], inside, min(count, len(drawn)), rng)
    return number_by_size(obedient_columns(squared_distances(points, centres), closure))


def proposed_parts(points: FloatArray, closure: Closure, seed: int = 0) -> int:
    """Into how many parts a kind falls by itself, 2 to 12; at least as many as the evidence tells apart.

    Args:
        points: `(m, d)`, finite.
        closure: What the evidence entails for them.
        seed: Draws some of many points.
    """
    told = len(established_kinds(closure))
    if len(points) < 3:
        return max(2, told)
    rng = np.random.default_rng(seed)
    some = np.sort(rng.permutation(len(points))[:DRAWN_FOR_GAP])
    values = _eigenvalues(principal_components(points[some], AXES).astype(np.float64))
    return max(told, min(largest_gap(values[: MOST_PARTS + 1]), MOST_PARTS))


def _drawn(blocks: Blocks, closure: Closure, rng: np.random.Generator) -> tuple[IntArray, Closure]:
    """Some blocks, all certain sets among them as far as they go, and what is known of those."""
    sets = min(len(closure.certain_sets), DRAWN)
    loose = len(closure.certain_sets) + rng.permutation(len(blocks) - len(closure.certain_sets))
    drawn = np.concatenate([np.arange(sets), np.sort(loose[: DRAWN - sets])])
    set_of = np.full(len(drawn), -1, np.int64)
    set_of[:sets] = np.arange(sets)
    apart = frozenset((s, t) for s, t in closure.separated if t < sets)
    return drawn, Closure(set_of, tuple(np.array([s], np.int64) for s in range(sets)), apart)


def _eigenvalues(points: FloatArray) -> FloatArray:
    """Of the normalised neighbour graph, falling; its weights are those of `diffusion.neighbour_graph`."""
    n, k = len(points), min(NEIGHBOURS, len(points) - 1)
    away = squared_distances(points, points)
    np.fill_diagonal(away, np.inf)
    near = np.argsort(away, axis=1, kind="stable")[:, :k]
    scale = np.sqrt(away[np.arange(n), near[:, min(6, k - 1)]])
    spread = scale[:, None] * scale
    likeness = np.exp(-np.divide(away, spread, out=np.zeros_like(away), where=(spread > 0) & np.isfinite(away)))
    graph = np.zeros((n, n))
    graph[np.arange(n)[:, None], near] = likeness[np.arange(n)[:, None], near]
    graph = np.maximum(graph, graph.T)
    degrees = np.sqrt(np.maximum(graph.sum(axis=1), np.finfo(np.float64).tiny))
    return np.asarray(np.linalg.eigvalsh(graph / degrees[:, None] / degrees)[::-1], np.float64)
