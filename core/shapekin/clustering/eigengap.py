"""How many groups? The largest gap between the eigenvalues of the neighbour graph proposes a number.

Von Luxburg, "A tutorial on spectral clustering", Statistics and Computing 17, 2007, section 8.3: k groups
that hang together loosely leave k eigenvalues of the normalised graph near 1 and the next one further away.
"""

from __future__ import annotations

import numpy as np

from shapekin.arrays import FloatArray

MOST = 40
NEIGHBOURS = 10


def leading_eigenvalues(points: FloatArray, count: int = MOST + 1) -> FloatArray:
    """The largest eigenvalues of the normalised 10-nearest-neighbour graph, falling, `(up to count,)`.

    Args:
        points: `(n, d)`, n at least 2; distances mean likeness.
        count: How many are wanted.
    """
    from scipy.sparse.linalg import eigsh

    from shapekin.clustering.diffusion import neighbour_graph, normalised

    spread = normalised(neighbour_graph(points, NEIGHBOURS))
    n = spread.shape[0]
    if n <= 4 * count:
        values = np.linalg.eigvalsh(spread.toarray())
    else:
        values = eigsh(spread, k=count, which="LA", v0=np.ones(n), return_eigenvectors=False)
    return np.asarray(np.sort(values)[::-1][:count], np.float64)


def largest_gap(eigenvalues: FloatArray) -> int:
    """The number of groups, at least 2, after which falling eigenvalues fall most."""
    gaps = eigenvalues[1:-1] - eigenvalues[2:]
    return int(np.argmax(gaps)) + 2 if gaps.size else 2


def proposed_count(points: FloatArray) -> int:
    """The number of groups, 2 to 40, after which the eigenvalues fall most; 1 for a single point."""
    if len(points) < 3:
        return max(1, min(2, len(points)))
    return largest_gap(leading_eigenvalues(points))
