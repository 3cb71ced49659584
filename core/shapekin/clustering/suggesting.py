"""What the data suggest before anybody answers: near neighbours, and the groups that their graph falls into."""

from __future__ import annotations

from collections.abc import Generator

import numpy as np

from shapekin.arrays import FloatArray, IntArray
from shapekin.clustering.communities import communities
from shapekin.clustering.diffusion import diffusion_map, neighbour_graph_steps, normalised
from shapekin.clustering.spreading import MAP_DIMENSIONS, REACHES, graph_pairs
from shapekin.pairs.graph import PairGraph


def look_around(
    points: FloatArray, neighbours: int, rng: np.random.Generator
) -> Generator[float, None, tuple[PairGraph, IntArray]]:
    """The neighbour graph of some points, and groups of it.

    Args:
        points: `(n, d)`; distances mean likeness.
        neighbours: Neighbours joined to each point.
        rng: Starts the grouping.

    Yields:
        The share done.

    Returns:
        Pairs with locally scaled likeness in (0, 1] as weights, and `(n,) int64` groups 0 .. g-1.
    """
    n = len(points)
    graph = yield from neighbour_graph_steps(points, neighbours)
    groups = np.zeros(n, np.int64)
    if n > 2:
        coordinates = diffusion_map(normalised(graph), MAP_DIMENSIONS, REACHES[-1])
        yield 1.0
        groups = communities(graph, coordinates, rng)
    pairs, weights = graph_pairs(graph)
    return PairGraph(n, pairs, weights, np.zeros(len(pairs), np.bool_)), groups
