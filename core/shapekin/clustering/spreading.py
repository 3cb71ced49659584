"""Evidence spread over a neighbour graph, from the kinds that people established.

Zhou, Bousquet, Lal, Weston and Schoelkopf, "Learning with local and global consistency", NIPS 2003.

| step | function |
|---|---|
| symmetric k-nearest-neighbour graph, locally scaled | `diffusion.neighbour_graph` |
| a first partition without evidence, its size found by itself | `communities.communities` |
| kinds: certain sets all known to differ | `pairs.kinds.established_kinds` |
| kinds not yet compared with all others: certain sets whose likeliest kinds were denied | `likely_kinds` |
| Y: seeds of each kind, and of each group that no kind has reached | `seeds` |
| F: sum over three reaches a of (1 - a) (I - a S)^(-1) Y | `spread_evidence` |
| argmax, certain sets as blocks, never two separated ones together | `place` |

Differences from the paper: Y is scaled by the root of the number of seeds of its kind (unscaled, common
kinds flood rare ones; with equal mass, rare ones flood common ones), and short, middle and long reaches
are added up, because few answers must travel far and many need not.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from shapekin.arrays import FloatArray, IntArray
from shapekin.clustering.result import Clustering, number_by_size
from shapekin.pairs.constraints import Closure
from shapekin.pairs.kinds import established_kinds
from shapekin.steps import retold

if TYPE_CHECKING:
    from scipy.sparse import csr_array

REACHES = (0.5, 0.9, 0.99)  # a: likeness travels about 1 / (1 - a) = 2, 10 and 100 steps
MAP_DIMENSIONS = 40
MOST_WAITING = 64  # certain sets that may turn out to be kinds at once; each costs as much to spread as a kind


@dataclass(frozen=True)
class Spread:
    """Progress: a phrase for people, a share from 0 to 1, and a partition where there is one."""

    stage: str
    share: float
    labels: IntArray | None = None


def spread_partition(
    points: FloatArray, closure: Closure, neighbours: int, rng: np.random.Generator, *, denied_kinds: bool = True
) -> Generator[Spread, None, tuple[Clustering, FloatArray]]:
    """Partition items by spreading evidence among neighbours.

    Args:
        points: `(n, d) float32`; distances mean likeness. They are the embedding of the result.
        closure: What the evidence entails.
        neighbours: Neighbours joined to each item.
        rng: Starts the grouping.
        denied_kinds: Whether `likely_kinds` are kinds, too, or only what is known to differ from every other kind.

    Returns:
        The partition, and the graph's own coordinates `(n, m)`.
    """
    from shapekin.clustering.communities import communities
    from shapekin.clustering.diffusion import diffusion_map, neighbour_graph_steps, normalised

    steps = neighbour_graph_steps(points, neighbours)
    graph = yield from retold(steps, lambda _: Spread("Finding neighbours", 0.0))
    spread = normalised(graph)
    yield Spread("Mapping the graph", 0.25)
    coordinates = diffusion_map(spread, MAP_DIMENSIONS, REACHES[-1])
    yield Spread("Grouping", 0.5)
    groups = communities(graph, coordinates, rng)
    yield Spread("Spreading answers", 0.75, number_by_size(groups))
    found = reached(spread, closure, groups, denied_kinds=denied_kinds)
    pairs, weights = graph_pairs(graph)
    clustering = Clustering(
        labels=number_by_size(place(found.shares, closure, found.kinds)),
        embedding=points.copy(),
        pairs=pairs,
        pair_losses=(weights * disagreement(found.shares, pairs)).astype(np.float32),
        confidence=margins(found.shares, closure),
        notes={"kinds_known": float(len(found.kinds)), "groups_found": float(found.groups)},
    )
    return clustering, coordinates


@dataclass(frozen=True)
class Reached:
    """How far the evidence reached.

    Attributes:
        kinds: Certain sets, the first columns of `shares`.
        shares: `(n, c) float64`, from `spread_evidence`.
        groups: Of the first partition, after those that evidence joins are one.
    """

    kinds: tuple[int, ...]
    shares: FloatArray
    groups: int


def reached(spread: csr_array, closure: Closure, groups: IntArray, *, denied_kinds: bool = True) -> Reached:
    """Let the evidence spread.

    Args:
        spread: `(n, n)` normalised graph.
        closure: What the evidence entails.
        groups: `(n,) int64`, the partition without evidence.
        denied_kinds: Whether `likely_kinds` are kinds, too, or only what is known to differ from every other kind.
    """
    kinds = established_kinds(closure)
    groups = joined_groups(groups, closure, kinds)
    if denied_kinds:
        kinds = likely_kinds(spread, closure, kinds, groups)
    return Reached(kinds, spread_evidence(spread, seeds(closure, kinds, groups)), int(groups.max()) + 1)


def joined_groups(groups: IntArray, closure: Closure, kinds: tuple[int, ...]) -> IntArray:
    """Groups of the first partition, those joined that a certain set spans.

    Sets that are kinds already do this by starting from all their members, and are left out here.

    Largest sets first; two groups in which separated sets lie are never joined.

    Args:
        groups: `(n,) int64`, 0 .. g-1.
        closure: What the evidence entails.
        kinds: Certain sets that start from their own members, from `established_kinds`.

    Returns:
        `(n,) int64`, 0 .. g'-1, each occurring.
    """
    group_of = np.arange(int(groups.max()) + 1)
    inside: list[set[int]] = [set() for _ in group_of]
    for s, members in enumerate(closure.certain_sets):
        for group in np.unique(groups[members]).tolist():
            inside[group].add(s)
    waiting = sorted(set(range(len(closure.certain_sets))) - set(kinds), key=lambda s: -len(closure.certain_sets[s]))
    for s in waiting:
        home, *others = np.unique(group_of[groups[closure.certain_sets[s]]]).tolist()
        for other in others:
            if not any(closure.separated_from[t] & inside[other] for t in inside[home]):
                group_of[group_of == other] = home
                inside[home] |= inside[other]
    return np.unique(group_of[groups], return_inverse=True)[1].astype(np.int64)


def likely_kinds(spread: csr_array, closure: Closure, kinds: tuple[int, ...], groups: IntArray) -> tuple[int, ...]:
    """The established kinds, and certain sets that are more like a kind denied to them than like any still possible.

    With many kinds it takes many answers until a new one was compared with each; where it was compared with those
    that it resembles, it is most likely a kind of its own. Sets told apart from most others come first.

    Args:
        spread: `(n, n)` normalised graph.
        closure: What the evidence entails.
        kinds: Certain sets all known to differ, from `established_kinds`.
        groups: `(n,) int64`, the partition without evidence, from `joined_groups`.

    Returns:
        Certain sets: `kinds`, then those found.
    """
    apart, members = closure.separated_from, closure.certain_sets
    told_apart = (s for s in range(len(members)) if apart[s] and s not in kinds)
    waiting = sorted(told_apart, key=lambda s: (-len(apart[s]), -len(members[s]), s))[:MOST_WAITING]
    if not waiting:
        return kinds
    start = seeds(closure, kinds, groups)
    own = np.zeros((len(start), len(waiting)))
    for column, s in enumerate(waiting):
        own[members[s], column] = 1 / np.sqrt(len(members[s]))
    shares = spread_evidence(spread, np.hstack([start, own]))
    column_of = {kind: column for column, kind in enumerate(kinds)}
    untouched = range(len(kinds), start.shape[1])
    for column, s in enumerate(waiting, start.shape[1]):
        fit = shares[members[s]].mean(axis=0)
        denied = [place for kind, place in column_of.items() if kind in apart[s]]
        possible = [place for kind, place in column_of.items() if kind not in apart[s]]
        if denied and fit[denied].max() > fit[[*possible, *untouched]].max(initial=0):
            column_of[s] = column
    return tuple(column_of)


def seeds(closure: Closure, kinds: tuple[int, ...], groups: IntArray) -> FloatArray:
    """Y: where each kind starts from.

    A kind starts from its members. A group of the first partition in which members of one kind alone
    lie counts as one more member of that kind, spread evenly; a group that no kind has reached is a
    kind of its own until one does.

    Args:
        closure: What the evidence entails.
        kinds: Certain sets, from `established_kinds`.
        groups: `(n,) int64`, the partition without evidence.

    Returns:
        `(n, len(kinds) + untouched groups) float64`.
    """
    n_groups = int(groups.max()) + 1
    spread_evenly = (groups[:, None] == np.arange(n_groups)) / np.bincount(groups)
    columns: list[FloatArray] = []
    reached = np.zeros(n_groups, np.int64)
    touched = []
    for kind in kinds:
        touched.append(np.unique(groups[closure.certain_sets[kind]]))
        reached[touched[-1]] += 1
    for kind, its_groups in zip(kinds, touched, strict=True):
        members = closure.certain_sets[kind]
        alone = its_groups[reached[its_groups] == 1]
        column = spread_evenly[:, alone].sum(axis=1)
        column[members] += 1
        columns.append(column / np.sqrt(len(members) + len(alone)))
    columns.extend(spread_evenly[:, reached == 0].T)
    return np.stack(columns, axis=1)


def spread_evidence(spread: csr_array, start: FloatArray) -> FloatArray:
    """F: how much each item belongs to each kind.

    Args:
        spread: `(n, n)` normalised graph.
        start: `(n, c)`, Y.

    Returns:
        `(n, c) float64`, rows summing to 1 (to 0 where nothing arrives).
    """
    from shapekin.clustering.diffusion import diffuse

    arrived = np.sum([diffuse(spread, start, reach) for reach in REACHES], axis=0)
    total = arrived.sum(axis=1, keepdims=True)
    return np.asarray(np.divide(arrived, total, out=np.zeros_like(arrived), where=total > 0))


def place(shares: FloatArray, closure: Closure, kinds: tuple[int, ...]) -> IntArray:
    """Give every item its likeliest kind, certain sets as blocks that obey every separation.

    Args:
        shares: `(n, c)`, columns as `seeds` orders them.
        closure: What the evidence entails.
        kinds: The certain sets that are the first columns.

    Returns:
        `(n,) int64` columns; from c upwards for sets that fit nowhere.
    """
    labels: IntArray = shares.argmax(axis=1).astype(np.int64)
    column_of = {kind: column for column, kind in enumerate(kinds)}
    waiting = [s for s in range(len(closure.certain_sets)) if s not in column_of]
    fits = {s: shares[closure.certain_sets[s]].mean(axis=0) for s in waiting}
    next_column = shares.shape[1]
    for s in sorted(fits, key=lambda s: (-fits[s].max(), s)):
        fit = fits[s]
        taken = {column_of[other] for other in closure.separated_from[s] if other in column_of}
        fit[[column for column in taken if column < len(fit)]] = -1
        best = int(fit.argmax())
        if fit[best] < 0:
            best, next_column = next_column, next_column + 1
        column_of[s] = best
    for s, members in enumerate(closure.certain_sets):
        labels[members] = column_of[s]
    return labels


def margins(shares: FloatArray, closure: Closure) -> FloatArray:
    """`(n,) float32`: the likeliest kind's share less the second's; 1 for items in certain sets."""
    if shares.shape[1] < 2:
        return np.ones(len(shares), np.float32)
    second, first = np.partition(shares, -2, axis=1)[:, -2:].T
    return np.where(closure.set_of >= 0, 1, first - second).astype(np.float32)


def graph_pairs(graph: csr_array) -> tuple[IntArray, FloatArray]:
    """The graph's edges `(m, 2) int64`, i < j, sorted, and their weights `(m,)`."""
    from scipy.sparse import triu

    upper = triu(graph, k=1, format="coo")
    pairs = np.stack([upper.row, upper.col], axis=1).astype(np.int64)
    order = np.lexsort((pairs[:, 1], pairs[:, 0]))
    return pairs[order], upper.data[order]


def disagreement(shares: FloatArray, pairs: IntArray) -> FloatArray:
    """`(m,)` in [0, 1]: half the summed absolute difference of the shares of a pair's two ends."""
    return np.asarray(np.abs(shares[pairs[:, 0]] - shares[pairs[:, 1]]).sum(axis=1) / 2)
