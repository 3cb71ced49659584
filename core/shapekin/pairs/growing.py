"""Certain sets that grow link by link, for long lists of links of which some may contradict the others."""

from __future__ import annotations

from shapekin.pairs.constraints import Constraints, Relation


class GrowingClosure:
    """What links entail, and a place for more of them.

    Args:
        constraints: The links it begins with.

    Raises:
        ContradictionError: They cannot all be true.
    """

    def __init__(self, constraints: Constraints) -> None:
        closure = constraints.closure()
        self._parent: dict[int, int] = {}
        self._size: dict[int, int] = {}
        self._apart: dict[int, set[int]] = {}
        first = [int(members[0]) for members in closure.certain_sets]
        for members in closure.certain_sets:
            for row in members.tolist():
                self._parent[row] = int(members[0])
            self._size[int(members[0])] = len(members)
        for s, others in enumerate(closure.separated_from):
            self._apart[first[s]] = {first[t] for t in others}

    def relation(self, i: int, j: int) -> Relation:
        """What is known of items i and j, said or entailed."""
        a, b = self._root(i), self._root(j)
        if a == b:
            return Relation.SAME
        return Relation.DIFFERENT if b in self._apart.get(a, ()) else Relation.UNKNOWN

    def add(self, i: int, j: int, *, same: bool) -> bool:
        """Take a link in; False, and nothing is changed, where it contradicts those before."""
        known = self.relation(i, j)
        if known is not Relation.UNKNOWN:
            return known is (Relation.SAME if same else Relation.DIFFERENT)
        a, b = self._root(i), self._root(j)
        if not same:
            self._apart.setdefault(a, set()).add(b)
            self._apart.setdefault(b, set()).add(a)
            return True
        if self._size.get(a, 1) < self._size.get(b, 1):
            a, b = b, a
        self._parent[b] = a
        self._size[a] = self._size.get(a, 1) + self._size.pop(b, 1)
        for other in self._apart.pop(b, set()):
            self._apart[other].discard(b)
            self._apart[other].add(a)
            self._apart.setdefault(a, set()).add(other)
        return True

    def _root(self, row: int) -> int:
        self._parent.setdefault(row, row)
        while self._parent[row] != row:
            self._parent[row] = self._parent[self._parent[row]]
            row = self._parent[row]
        return row
