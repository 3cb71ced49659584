"""From pairs that ended close to a partition that obeys the evidence.

Connected components alone let one forgotten pair join two kinds that a person told apart. So components
grow here pair by pair, nearest first, from the certain sets, and a pair whose joining would put two
separated sets together is refused.
"""

from __future__ import annotations

import numpy as np

from shapekin.arrays import FloatArray, IntArray
from shapekin.clustering.result import number_by_size
from shapekin.pairs.constraints import Constraints

CANDIDATES = 64  # nearest items looked at when a small cluster seeks a home


class Components:
    """Disjoint sets of n items that refuse to join what the evidence separates.

    Args:
        constraints: Must-links join from the start; cannot-links forbid.

    Raises:
        ContradictionError: The evidence cannot all be true.
    """

    def __init__(self, constraints: Constraints) -> None:
        closure = constraints.closure()
        self._parent = list(range(constraints.n))
        for members in closure.certain_sets:
            for member in members.tolist():
                self._parent[member] = int(members[0])
        self._apart: dict[int, set[int]] = {}
        for s, t in closure.separated:
            a, b = int(closure.certain_sets[s][0]), int(closure.certain_sets[t][0])
            self._apart.setdefault(a, set()).add(b)
            self._apart.setdefault(b, set()).add(a)

    def root(self, item: int) -> int:
        """The item that stands for the component of `item`."""
        parent = self._parent
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    def join(self, i: int, j: int) -> bool:
        """Join the components of i and j; False when the evidence separates them."""
        a, b = self.root(i), self.root(j)
        if a == b:
            return True
        if b in self._apart.get(a, ()):
            return False
        if len(self._apart.get(a, ())) < len(self._apart.get(b, ())):
            a, b = b, a
        self._parent[b] = a
        for other in self._apart.pop(b, ()):
            self._apart[other].discard(b)
            self._apart[other].add(a)
            self._apart.setdefault(a, set()).add(other)
        return True

    def labels(self) -> IntArray:
        """`(n,) int64`: the representative item of each item's component."""
        return np.array([self.root(item) for item in range(len(self._parent))], np.int64)


def threshold_components(pairs: IntArray, lengths: FloatArray, epsilon: float, constraints: Constraints) -> Components:
    """Components of the pairs not longer than epsilon, under the evidence (paper, section 3.2.1).

    Items called the same always share a component, items called different never do.

    Args:
        pairs: `(m, 2) int64`.
        lengths: `(m,)`, distance of the representatives of each pair.
        epsilon: Longest pair that still joins.
        constraints: The evidence.

    Raises:
        ContradictionError: The evidence cannot all be true.
    """
    components = Components(constraints)
    close = np.flatnonzero(lengths <= epsilon)
    for pair in close[np.argsort(lengths[close], kind="stable")]:
        components.join(int(pairs[pair, 0]), int(pairs[pair, 1]))
    return components


def attach_small(components: Components, points: FloatArray, smallest: int) -> int:
    """Move components of fewer than `smallest` items to the nearest larger one that the evidence allows.

    Args:
        components: Changed in place.
        points: `(n, d)`, decides what is near.
        smallest: Least number of items of a component that stays; 1 leaves all where they are.

    Returns:
        Number of items that stood alone before.
    """
    labels = number_by_size(components.labels())
    alone = int((np.bincount(labels) == 1).sum()) if labels.size else 0
    if smallest > 1:
        _move_small(components, labels, points, smallest)
    return alone


def _move_small(components: Components, labels: IntArray, points: FloatArray, smallest: int) -> None:
    from scipy.spatial import cKDTree

    sizes = np.bincount(labels)
    homes = np.flatnonzero(sizes[labels] >= smallest)
    small = np.flatnonzero(sizes < smallest)
    if homes.size == 0 or small.size == 0:
        return
    tree = cKDTree(points[homes])
    for cluster in small:
        members = np.flatnonzero(labels == cluster)
        _, found = tree.query(points[members].mean(axis=0), k=min(CANDIDATES, homes.size))
        for home in np.atleast_1d(found):
            if components.join(int(members[0]), int(homes[home])):
                break
