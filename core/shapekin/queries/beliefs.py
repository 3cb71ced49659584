"""What the answers so far let one believe of everything else, at the level of super-instances.

| quantity | function |
|---|---|
| K = A_gh / sqrt(A_gg A_hh): how much of one group's likeness arrives in another, 1 for itself | `kernel` |
| log odds that two are of one kind: a + b log K, fitted to the answers, Gaussian priors on a and b | `one_kind` |
| likeness of a group to a certain set: the sum of K over its n members' groups, / sqrt(n) | `Beliefs.likeness` |
| doubt of a group: 1 - p (its largest share of likeness - its second) | `Beliefs.doubt` |
| p: that it is of its likeliest kind and not of none of them: its odds / (1 + the sum of all odds) | `belonging` |
| how often items are of another kind than the likest one that was asked: (those + 1) / (all + 5) | `Beliefs.surprise` |

The priors are mild: with them the fitted curve came to much the same place on digits, objects, faces and shapes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from shapekin.arrays import BoolArray, FloatArray, IntArray
from shapekin.clustering.super_instances import SuperInstances
from shapekin.pairs.constraints import Constraints
from shapekin.queries.grouped import settled
from shapekin.queries.logistic import fitted

PRIOR = (3.0, 1.0)  # a and b before any answer
VARIANCE = (1.0, 0.25)
LEAST = 1e-4  # of K, so that its logarithm exists
LEAST_ODDS = 0.01  # where the graph joins nothing it tells nothing: two far parts may be one kind all the same
SURPRISED, ASKED = 1, 5  # what is thought before any answer: one item in five


@dataclass(frozen=True)
class Beliefs:
    """What is believed of groups and certain sets.

    Attributes:
        kernel: `(m, m) float64` in [0, 1], K.
        members: Items of each certain set.
        homes: The group of each of these items.
        settled: `(s, s) bool`: for which sets the evidence tells how they relate (a set to itself: True).
        odds: `(m, s) float64`: the odds that each group is of the kind of each set.
        likeness: `(m, s) float64`.
        doubt: `(m,) float64` in [0, 1].
    """

    kernel: FloatArray
    members: list[IntArray]
    homes: list[IntArray]
    settled: BoolArray
    odds: FloatArray
    likeness: FloatArray
    doubt: FloatArray

    @classmethod
    def of(cls, groups: SuperInstances, constraints: Constraints) -> Beliefs:
        """Beliefs from the evidence; without any, the group most like all others stands for the first kind."""
        k = kernel(groups)
        closure = constraints.closure()
        members = [np.asarray(own, np.int64) for own in closure.certain_sets]
        known = settled(closure, np.arange(len(members)))
        if not members:
            members, known = [groups.medoids[[(k @ groups.sizes).argmax()]]], np.ones((1, 1), np.bool_)
        homes = [groups.of[own] for own in members]
        nearest = np.stack([k[:, home].max(axis=1) for home in homes], axis=1)
        likeness = np.stack([k[:, home].sum(axis=1) / np.sqrt(len(home)) for home in homes], axis=1)
        odds = one_kind(k, groups.of, constraints)(nearest)
        return cls(k, members, homes, known, odds, likeness, 1 - belonging(odds).max(axis=1) * _lead(likeness))

    def joining(self) -> FloatArray:
        """`(s, s) float64`: how likely each two sets are one kind that the evidence has not related yet, else 0.

        A set is of one of the others' kinds or of none of them, so the odds of all that are still possible share 1.
        """
        odds = np.stack([self.odds[home].max(axis=0) for home in self.homes])
        odds[self.settled] = 0
        chance = belonging(odds)
        return np.asarray(np.maximum(chance, chance.T))

    def surprise(self) -> float:
        """How often the likest other item that was asked about is of another kind, told from the answers themselves.

        An item that is alone in its set counts once the set is told apart from all others, as a kind of its own.
        """
        size = np.array([len(home) for home in self.homes])
        told = (size > 1) | (self.settled.all(axis=1) & (len(size) > 1))
        # items of one set in one group are as one: a locked kind has thousands
        places = np.concatenate(self.homes) * len(size) + np.repeat(np.arange(len(size)), size)
        places, items = np.unique(places, return_counts=True)
        group, own = np.divmod(places, len(size))
        alike = self.kernel[np.ix_(group, group)]
        alike[np.diag_indices_from(alike)] = np.where(items > 1, 1.0, -1.0)
        wrong = own[alike.argmax(axis=1)] != own
        return float((SURPRISED + items[wrong & told[own]].sum()) / (ASKED + size[told].sum()))


def kernel(groups: SuperInstances) -> FloatArray:
    """K, `(m, m) float64` in [0, 1]."""
    root = np.sqrt(np.maximum(np.diag(groups.affinity), np.finfo(np.float64).tiny))
    return np.asarray(groups.affinity / root / root[:, None])


def one_kind(k: FloatArray, of: IntArray, constraints: Constraints) -> Callable[[FloatArray], FloatArray]:
    """The odds that two are of one kind, as a function of their K; never below `LEAST_ODDS`.

    Args:
        k: `(m, m)`, K.
        of: `(n,) int64`, the group of each item.
        constraints: Answers about items; their groups' K against what was said is what is fitted.
    """
    links = np.concatenate([constraints.must_links, constraints.cannot_links])
    same = np.arange(len(links)) < len(constraints.must_links)
    ends = of[links]
    x = np.log(np.maximum(k[ends[:, 0], ends[:, 1]], LEAST))
    rows = np.stack([np.ones_like(x), x], axis=1)
    weights = fitted(rows, same, np.array(PRIOR), np.array(VARIANCE))
    a, b = weights.tolist()
    return lambda of_k: np.maximum(np.exp(np.clip(a + b * np.log(np.maximum(of_k, LEAST)), -30, 30)), LEAST_ODDS)


def belonging(odds: FloatArray) -> FloatArray:
    """How likely each of some mutually exclusive things is, none of them possible, too, from odds `(m, s)`."""
    return np.asarray(odds / (1 + odds.sum(axis=1, keepdims=True)))


def _lead(likeness: FloatArray) -> FloatArray:
    if likeness.shape[1] < 2:
        return np.zeros(len(likeness))
    total = likeness.sum(axis=1, keepdims=True)
    share = np.divide(likeness, total, out=np.zeros_like(likeness), where=total > 0)
    second, first = np.partition(share, -2, axis=1)[:, -2:].T
    return np.asarray(first - second)
