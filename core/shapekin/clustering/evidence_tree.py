"""What the evidence makes of the tree over super-instances: which mergers are certain, likely, doubtful, forbidden.

Ward's criterion on the coordinates of the super-instances, where must-links are merged first and cannot-links
forbid: Davidson and Ravi, "Agglomerative hierarchical clustering with constraints", PKDD 2005. How likely a merger
is right, is learned from the answers themselves: `likelihood`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from shapekin.arrays import BoolArray, FloatArray, IntArray
from shapekin.clustering.super_instances import SuperInstances
from shapekin.pairs.constraints import Closure

PRIOR = 4.7  # log odds at distance 0, before any answer
PRIOR_VARIANCE = 1.0
SLOPE = 4.5  # what each unit of squared distance takes from them
NEWTON_STEPS = 6
APART = 0.66  # squared distance between groups that the last result put into different clusters
MOST_BLOCKS = 256  # to begin with: the time grows with their square


@dataclass(frozen=True)
class EvidenceTree:
    """Mergers in the order they are made, each of two blocks that no answer joins or separates.

    Attributes:
        block_of: `(m,) int64`, the block of each super-instance before the first merger, 0 .. b-1.
        kept: `(t,) int64`, the block that the other one joins.
        gone: `(t,) int64`, the other.
        distance: `(t,) float64`, squared distance of the two means.
        mass: `(t,) int64`, items of the smaller of the two.
        speakers: `(t, 2) int64`, the item that is typical of each.
    """

    block_of: IntArray
    kept: IntArray
    gone: IntArray
    distance: FloatArray
    mass: IntArray
    speakers: IntArray

    def labels(self, merged: BoolArray) -> IntArray:
        """`(m,) int64`: clusters of the super-instances when only the chosen mergers `(t,)` are made."""
        name = np.arange(int(self.block_of.max()) + 1)
        for kept, gone in zip(self.kept[merged].tolist(), self.gone[merged].tolist(), strict=True):
            name[name == name[gone]] = name[kept]
        return np.unique(name[self.block_of], return_inverse=True)[1].astype(np.int64)


def owners(groups: SuperInstances, closure: Closure) -> tuple[IntArray, IntArray]:
    """The certain set with most members in each super-instance, and one of these members.

    Returns:
        `(m,) int64` each; -1 and the medoid where nobody was asked.
    """
    m, n_sets = len(groups), len(closure.certain_sets)
    sets, speakers = np.full(m, -1, np.int64), groups.medoids.copy()
    known = np.flatnonzero(closure.set_of >= 0)
    if len(known):
        where, own = groups.of[known], closure.set_of[known]
        codes, first, counts = np.unique(where * n_sets + own, return_index=True, return_counts=True)
        for at in np.argsort(counts, kind="stable").tolist():
            sets[codes[at] // n_sets] = codes[at] % n_sets
            speakers[codes[at] // n_sets] = known[first[at]]
    return sets, speakers


def placed(groups: SuperInstances, labels: IntArray) -> FloatArray:
    """Where super-instances lie: their coordinates, and beside them the kinds that a model put their items into.

    Args:
        groups: The super-instances.
        labels: `(n,) int64`, the partition of the last result.

    Returns:
        `(m, d) float64`. Two of wholly different clusters are `APART` further away from each other, squared.
    """
    k = int(labels.max()) + 1
    shares = np.bincount(groups.of * k + labels, minlength=len(groups) * k).reshape(len(groups), k)
    return np.hstack([groups.coordinates, np.sqrt(APART / 2) * shares / groups.sizes[:, None]])


def evidence_tree(groups: SuperInstances, places: FloatArray, closure: Closure) -> EvidenceTree:
    """Merge, nearest first, until all that is left is known to differ.

    Args:
        groups: The super-instances.
        places: `(m, d) float64`, where they lie: from `placed`.
        closure: What the evidence entails.
    """
    sets, speaker_of = owners(groups, closure)
    name = np.where(sets >= 0, sets, len(closure.certain_sets) + _first_merged(groups, sets))
    used, block_of = np.unique(name, return_inverse=True)
    b = len(used)
    weight = groups.sizes.astype(np.float64)
    size = np.bincount(block_of, weight, b).astype(np.float64)
    centre = np.zeros((b, places.shape[1]))
    np.add.at(centre, block_of, places * weight[:, None])
    centre /= size[:, None]
    largest = np.lexsort((-weight, block_of))
    speaker = speaker_of[largest[np.searchsorted(block_of[largest], np.arange(b))]]
    asked = used < len(closure.certain_sets)
    forbidden = _forbidden(closure, used, asked)
    squares = (centre**2).sum(axis=1)
    apart = np.maximum(squares[:, None] + squares - 2 * centre @ centre.T, 0)
    cost = apart * (size[:, None] * size / (size[:, None] + size))
    cost[forbidden] = np.inf
    np.fill_diagonal(cost, np.inf)
    rows = list(_mergers(cost, centre, size, asked))
    kept, gone = np.array([row[:2] for row in rows], np.int64).reshape(-1, 2).T
    distance, mass = np.array([row[2:] for row in rows], np.float64).reshape(-1, 2).T
    speakers = np.stack([speaker[kept], speaker[gone]], axis=1)
    return EvidenceTree(block_of.astype(np.int64), kept, gone, distance, mass.astype(np.int64), speakers)


def _mergers(
    cost: FloatArray, centre: FloatArray, size: FloatArray, asked: BoolArray
) -> Iterator[tuple[int, int, float, float]]:
    """Merge the cheapest two, by the rule of Lance and Williams, until all costs are infinite; changes its arguments.

    Of two blocks the one that holds answers keeps its name, else the larger one.

    Yields:
        Who keeps its name, who joins, the squared distance of their means, the size of the smaller one.
    """
    nearest, least = cost.argmin(axis=1), cost.min(axis=1)
    while np.isfinite(least[i := int(least.argmin())]):
        j = int(nearest[i])
        kept, gone = (i, j) if (asked[i], size[i]) >= (asked[j], size[j]) else (j, i)
        gap = centre[kept] - centre[gone]
        yield kept, gone, float(gap @ gap), min(size[kept], size[gone])
        merged = (size[kept] + size) * cost[kept] + (size[gone] + size) * cost[gone] - size * cost[kept, gone]
        merged /= size[kept] + size[gone] + size
        merged[kept] = np.inf
        centre[kept] = (size[kept] * centre[kept] + size[gone] * centre[gone]) / (size[kept] + size[gone])
        size[kept] += size[gone]
        asked[kept] |= asked[gone]
        cost[kept] = cost[:, kept] = merged
        cost[:, gone] = least[gone] = np.inf
        stale = np.flatnonzero(((nearest == kept) | (nearest == gone)) & np.isfinite(least))
        closer = merged < least
        nearest[closer], least[closer] = kept, merged[closer]
        for row in {kept, *stale.tolist()}:
            nearest[row] = cost[row].argmin()
            least[row] = cost[row, nearest[row]]


def _first_merged(groups: SuperInstances, sets: IntArray) -> IntArray:
    """`(m,) int64`: super-instances that nobody was asked about, the nearest under one name while there are many."""
    name = np.arange(len(groups))
    closed = sets >= 0
    left = len(np.unique(sets[closed])) + int((~closed).sum()) - MOST_BLOCKS
    for kept, gone in groups.merges.tolist():
        if left <= 0:
            break
        if closed[kept] or closed[gone]:
            closed[kept] = closed[gone] = True
            continue
        name[name == gone] = kept
        left -= 1
    return name


def _forbidden(closure: Closure, used: IntArray, asked: BoolArray) -> BoolArray:
    n_sets = len(closure.certain_sets)
    found = np.zeros((n_sets + 1, n_sets + 1), np.bool_)
    if closure.separated:
        s, t = np.array(sorted(closure.separated), np.int64).T
        found[s, t] = found[t, s] = True
    place = np.where(asked, used, n_sets)
    return np.asarray(found[place[:, None], place])


def likelihood(distance: FloatArray, seen: FloatArray, same: BoolArray) -> FloatArray:
    """How likely two blocks at these distances are of one kind: a logistic curve shifted by the answers.

    log odds = a - `SLOPE` distance; a by Newton's method with a Gaussian prior. The slope is not learned: questions
    are asked where the curve is flat, so their answers tell of its place and not of its shape.

    Args:
        distance: `(t,)`, squared distances to judge.
        seen: `(q,)`, squared distances of the pairs that were answered.
        same: `(q,)`, the answers.

    Returns:
        `(t,) float64` in (0, 1).
    """
    a = PRIOR
    for _ in range(NEWTON_STEPS):
        p = _logistic(a - SLOPE * seen)
        gradient = (same - p).sum() - (a - PRIOR) / PRIOR_VARIANCE
        a += gradient / ((p * (1 - p)).sum() + 1 / PRIOR_VARIANCE)
    return _logistic(a - SLOPE * distance)


def _logistic(x: FloatArray) -> FloatArray:
    return np.asarray(1 / (1 + np.exp(-np.clip(x, -30, 30))))
