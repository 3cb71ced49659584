"""What a person would have said of items whose true kinds are known; all by a simulated user."""

from __future__ import annotations

import numpy as np

from shapekin.arrays import IntArray
from shapekin.pairs.constraints import Constraints
from shapekin.queries.oracle import SimulatedUser


def random_pairs(truth: IntArray, count: int, seed: int, noise: float = 0.0) -> Constraints:
    """Answers to pairs drawn at random, some of them wrong.

    A wrong answer that contradicts earlier ones would be found at once and taken back: it is left out.

    Args:
        truth: `(n,)` true kinds.
        count: Distinct pairs; all there are where there are fewer.
        seed: Draws them.
        noise: Probability of a wrong answer.
    """
    rng, n = np.random.default_rng(seed), len(truth)
    user = SimulatedUser(truth, noise, seed)
    count = min(count, n * (n - 1) // 2)
    drawn: dict[tuple[int, int], None] = {}
    while len(drawn) < count:
        i, j = sorted(rng.choice(n, 2, replace=False).tolist())
        drawn[i, j] = None
    told: dict[bool, list[tuple[int, int]]] = {True: [], False: []}
    known = _Known(n)
    for i, j in drawn:
        same = user.says_same(i, j)
        if known.learn(i, j, same=same):
            told[same].append((i, j))
    must, cannot = (np.array(told[same], np.int64).reshape(-1, 2) for same in (True, False))
    return Constraints(n, must, cannot)


class _Known:
    """What answers entail so far: which set an item is in, and which sets differ."""

    def __init__(self, n: int) -> None:
        self._set_of = list(range(n))
        self._members = [[item] for item in range(n)]
        self._apart: list[set[int]] = [set() for _ in range(n)]

    def learn(self, i: int, j: int, *, same: bool) -> bool:
        """Take an answer in; False, and nothing is learned, when it contradicts earlier ones."""
        one, other = sorted((self._set_of[i], self._set_of[j]), key=lambda s: -len(self._members[s]))
        if (one == other) != same and (one == other or other in self._apart[one]):
            return False
        if not same:
            self._apart[one].add(other)
            self._apart[other].add(one)
        elif one != other:
            for item in self._members[other]:
                self._set_of[item] = one
            self._members[one] += self._members[other]
            for third in self._apart[other]:
                self._apart[third].remove(other)
                self._apart[third].add(one)
            self._apart[one] |= self._apart[other]
        return True


def labelled(truth: IntArray, share: float, seed: int, least: int = 1) -> tuple[Constraints, IntArray]:
    """Links that say as much as the labels of some items of each kind.

    Args:
        truth: `(n,)` true kinds.
        share: Of each kind; 1 for all.
        seed: Draws them.
        least: So many of each kind anyhow.

    Returns:
        The links, and the rows that are labelled, ascending.
    """
    rng = np.random.default_rng(seed)
    chosen = []
    for kind in range(int(truth.max()) + 1):
        members = rng.permutation(np.flatnonzero(truth == kind))
        chosen.append(np.sort(members[: max(least, round(share * len(members)))]))
    firsts = np.array([rows[0] for rows in chosen], np.int64)
    must = [np.stack([rows[:-1], rows[1:]], axis=1) for rows in chosen]
    i, j = np.triu_indices(len(firsts), 1)
    cannot = np.stack([firsts[i], firsts[j]], axis=1)
    return Constraints(len(truth), np.concatenate(must), cannot), np.sort(np.concatenate(chosen))


def certain_sets(truth: IntArray, budget: int, seed: int) -> Constraints:
    """The protocol of pairwise classification, III-B.1: items in random order, sets tried in random order.

    An item is compared with a member of each certain set until it joins one or founds another; every comparison
    counts.

    Args:
        truth: `(n,)` true kinds.
        budget: Comparisons.
        seed: Draws the items.
    """
    rng = np.random.default_rng(seed)
    must: list[tuple[int, int]] = []
    cannot: list[tuple[int, int]] = []
    firsts: list[int] = []
    for item in rng.permutation(len(truth)).tolist():
        home = False
        for first in rng.permutation(firsts).astype(int).tolist():
            if len(must) + len(cannot) == budget:
                break
            home = bool(truth[item] == truth[first])
            (must if home else cannot).append((first, item))
            if home:
                break
        if len(must) + len(cannot) == budget:
            break
        if not home:
            firsts.append(item)
    return Constraints(len(truth), np.array(must, np.int64).reshape(-1, 2), np.array(cannot, np.int64).reshape(-1, 2))
