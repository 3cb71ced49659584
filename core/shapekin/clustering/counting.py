"""How many groups? Two proposals with what speaks for them: the largest eigengap and the best silhouette.

Von Luxburg, "A tutorial on spectral clustering", 2007 (`eigengap`); Rousseeuw, "Silhouettes: a graphical aid to the
interpretation and validation of cluster analysis", 1987, of k-means with 2 to 20 groups.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass

import numpy as np

from shapekin.arrays import FloatArray
from shapekin.clustering.eigengap import largest_gap, leading_eigenvalues

MOST_GROUPS = 20
MOST_ITEMS = 2000
"""So many items, drawn at random, are looked at for the silhouettes, which need all with all."""


@dataclass(frozen=True)
class Proposals:
    """Numbers of groups and their reasons.

    Attributes:
        eigenvalues: `(m,)`, falling; k loosely joined groups leave k of them near 1.
        by_eigengap: The number after which they fall most, from 2.
        silhouettes: The mean silhouette, -1 to 1, by number of groups; empty below four items.
        by_silhouette: The number with the greatest, 0 where there are none.
    """

    eigenvalues: FloatArray
    by_eigengap: int
    silhouettes: dict[int, float]
    by_silhouette: int


def proposals(points: FloatArray, rng: np.random.Generator) -> Generator[float, None, Proposals]:
    """Look at the points for a number of groups; yields the share done.

    Args:
        points: `(n, d)`, n at least 3; distances mean likeness.
        rng: Draws items and the starts of k-means.
    """
    from sklearn.cluster import KMeans
    from sklearn.metrics import silhouette_score

    values = leading_eigenvalues(points)
    chosen = np.sort(rng.choice(len(points), min(len(points), MOST_ITEMS), replace=False))
    some = np.asarray(points[chosen], np.float64)
    found: dict[int, float] = {}
    most = min(MOST_GROUPS, len(np.unique(some, axis=0)) - 1)
    for count in range(2, most + 1):
        yield count / (most + 1)
        labels = KMeans(count, n_init=3, random_state=int(rng.integers(2**31))).fit_predict(some)
        if len(np.unique(labels)) == count:
            found[count] = float(silhouette_score(some, labels))
    best = max(found, key=lambda count: found[count], default=0)
    return Proposals(values, largest_gap(values), found, best)
