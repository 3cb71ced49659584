"""Likeness spreads along a neighbour graph: the graph, the spreading, and the map it draws.

Label diffusion is that of Zhou, Bousquet, Lal, Weston and Schoelkopf, "Learning with local and
global consistency", NIPS 2003; local scaling that of Zelnik-Manor and Perona, NIPS 2004; diffusion
maps those of Coifman and Lafon, 2006.

| equation | function |
|---|---|
| w_ij = exp(-d_ij^2 / (s_i s_j)), s_i = distance to the 7th neighbour | `neighbour_graph` |
| S = D^(-1/2) W D^(-1/2) | `normalised` |
| F = (1 - a) (I - a S)^(-1) Y, the limit of F <- a S F + (1 - a) Y | `diffuse` |
| rows of V sqrt((1 - a) / (1 - a eigenvalue)), brought to length 1 | `diffusion_map` |
"""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING

import numpy as np

from shapekin.arrays import FloatArray
from shapekin.pairs.neighbours import knn_steps
from shapekin.steps import finished

if TYPE_CHECKING:
    from scipy.sparse import csr_array

SCALE_NEIGHBOUR = 7
TOLERANCE = 1e-5
MAX_STEPS = 300


def neighbour_graph(features: FloatArray, k: int) -> csr_array:
    """Symmetric graph of each item's k nearest neighbours, weighted by locally scaled likeness.

    Args:
        features: `(n, d)`.
        k: Neighbours of each item, itself not counted.

    Returns:
        `(n, n)` sparse symmetric weights in (0, 1], zero diagonal.
    """
    return finished(neighbour_graph_steps(features, k))


def neighbour_graph_steps(features: FloatArray, k: int) -> Generator[float, None, csr_array]:
    """The same as `neighbour_graph`, yielding the share done after each block of rows."""
    from scipy.sparse import csr_array

    n = len(features)
    k = min(k, n - 1)
    if k < 1:
        return csr_array((n, n), dtype=np.float64)
    neighbours, distances = yield from knn_steps(features, k, "euclidean")
    scale = distances[:, min(SCALE_NEIGHBOUR, k) - 1]
    rows, columns = np.repeat(np.arange(n), k), neighbours.ravel()
    spread = scale[rows] * scale[columns]
    exponent = np.divide(distances.ravel() ** 2, spread, out=np.zeros(n * k), where=spread > 0)
    weights = np.maximum(np.exp(-exponent), np.finfo(np.float32).tiny)
    graph = csr_array((weights, (rows, columns)), shape=(n, n))
    return csr_array(graph.maximum(graph.T))


def normalised(graph: csr_array) -> csr_array:
    """S = D^(-1/2) W D^(-1/2); an item without neighbours keeps an empty row."""
    from scipy.sparse import csr_array, diags_array

    degree = graph.sum(axis=1)
    root = diags_array(np.divide(1, np.sqrt(degree), out=np.zeros_like(degree), where=degree > 0))
    return csr_array(root @ graph @ root)


def diffuse(spread: csr_array, seeds: FloatArray, alpha: float) -> FloatArray:
    """Let seeds spread over the graph until nothing changes.

    Args:
        spread: `(n, n)`, from `normalised`.
        seeds: `(n, c)`, Y: how much each item belongs to each kind at the start.
        alpha: Share that comes from the neighbours at each step, in [0, 1).

    Returns:
        `(n, c) float64`, F; by conjugate gradients on all columns at once.
    """
    target = (1 - alpha) * np.asarray(seeds, np.float64)
    solution = np.zeros_like(target)
    residual = target.copy()
    direction = residual.copy()
    norm = (residual**2).sum(axis=0)
    enough = TOLERANCE**2 * norm
    for _ in range(MAX_STEPS):
        if (norm <= enough).all():
            break
        image = direction - alpha * (spread @ direction)
        curvature = (direction * image).sum(axis=0)
        step = np.divide(norm, curvature, out=np.zeros_like(norm), where=curvature > 0)
        solution += step * direction
        residual -= step * image
        new_norm = (residual**2).sum(axis=0)
        direction = residual + np.divide(new_norm, norm, out=np.zeros_like(norm), where=norm > 0) * direction
        norm = new_norm
    return np.maximum(solution, 0)


def diffusion_map(spread: csr_array, dimensions: int, alpha: float) -> FloatArray:
    """Coordinates in which items are near when many short paths join them.

    Args:
        spread: `(n, n)`, from `normalised`.
        dimensions: Number of coordinates; fewer where there are fewer items.
        alpha: As in `diffuse`: how far likeness travels.

    Returns:
        `(n, dimensions) float32`, rows of length 1.
    """
    from scipy.sparse.linalg import eigsh

    n = spread.shape[0]
    dimensions = min(dimensions, n)
    if n <= 4 * dimensions:
        values, vectors = np.linalg.eigh(spread.toarray())
    else:
        values, vectors = eigsh(spread, k=dimensions, which="LA", v0=np.ones(n))
    leading = np.argsort(-values, kind="stable")[:dimensions]
    reach = np.sqrt((1 - alpha) / (1 - alpha * np.minimum(values[leading], 1)))
    rows = vectors[:, leading] * reach
    length = np.linalg.norm(rows, axis=1, keepdims=True)
    unit = np.divide(rows, length, out=np.zeros_like(rows), where=length > 0)
    return np.asarray(unit, np.float32)
