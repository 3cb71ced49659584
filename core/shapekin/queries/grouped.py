"""The super-instances of a result, kept as long as the result is, and the parts that the evidence makes of them."""

from __future__ import annotations

import weakref
from dataclasses import dataclass

import numpy as np

from shapekin.arrays import BoolArray, FloatArray, IntArray
from shapekin.clustering.super_instances import SuperInstances, super_instances
from shapekin.pairs.constraints import Closure
from shapekin.queries.base import QueryContext

_KEPT: dict[int, tuple[weakref.ref[FloatArray], tuple[bytes, ...], SuperInstances]] = {}
_LOOKED_AT = 64  # pairs that tell one graph from another


def grouped(context: QueryContext) -> SuperInstances:
    """The super-instances of the context's rows and pairs; made once for each embedding.

    They depend on the result alone, never on the evidence, so keeping them is no state of the dialogue.
    """
    rows = context.embedding
    some = context.pairs[:: max(1, len(context.pairs) // _LOOKED_AT)]
    print_ = (np.asarray(some).tobytes(), len(context.pairs).to_bytes(8, "little"), context.anchors[:8].tobytes())
    found = _KEPT.get(id(rows))
    if found is not None and found[0]() is rows and found[1] == print_:
        return found[2]
    made = super_instances(np.asarray(rows), np.asarray(context.pairs), np.asarray(context.anchors))
    key = id(rows)
    _KEPT[key] = (weakref.ref(rows, lambda _: _KEPT.pop(key, None)), print_, made)
    return made


@dataclass(frozen=True)
class Parts:
    """Super-instances in parts, each part with at most one certain set that speaks for it.

    Attributes:
        of_group: `(m,) int64`, the part of each super-instance, 0 .. p-1.
        sizes: `(p,) int64`, items.
        centres: `(p, d) float64`, mean coordinates.
        sets: `(p,) int64`, the certain set that speaks for each part; -1 where nothing is known.
        speakers: `(p,) int64`, the item that is shown for each part, one of its certain set if it has one.
    """

    of_group: IntArray
    sizes: IntArray
    centres: FloatArray
    sets: IntArray
    speakers: IntArray

    def __len__(self) -> int:
        return len(self.sizes)


def parts(groups: SuperInstances, closure: Closure, count: int) -> Parts:
    """Cut the tree of super-instances, and cut further whatever holds certain sets known to differ.

    Args:
        groups: From `grouped`.
        closure: What the evidence entails.
        count: Parts, where the evidence does not ask for more.
    """
    of_group = _pure(groups, closure, count)
    p = int(of_group.max()) + 1
    sizes = np.bincount(of_group, groups.sizes, p).astype(np.int64)
    centres = np.zeros((p, groups.coordinates.shape[1]))
    np.add.at(centres, of_group, groups.coordinates * groups.sizes[:, None])
    centres /= sizes[:, None]
    sets, speakers = _speaking(groups, closure, of_group, centres)
    return Parts(of_group, sizes, centres, sets, speakers)


def _pure(groups: SuperInstances, closure: Closure, count: int) -> IntArray:
    """The tree is climbed from below: a merger is left out that is too high or joins what is known to differ."""
    m = len(groups)
    inside: list[set[int]] = [set() for _ in range(m)]
    for s, members in enumerate(closure.certain_sets):
        for group in set(groups.of[members].tolist()):
            inside[group].add(s)
    name = np.arange(m)
    closed = np.zeros(m, np.bool_)
    for kept, gone in groups.merges[: max(m - count, 0)].tolist():
        apart = any(closure.separated_from[s] & inside[gone] for s in inside[kept])
        if closed[kept] or closed[gone] or apart:
            closed[kept] = closed[gone] = True
            continue
        name[name == gone] = kept
        inside[kept] |= inside[gone]
    return np.unique(name, return_inverse=True)[1].astype(np.int64)


def _speaking(
    groups: SuperInstances, closure: Closure, of_group: IntArray, centres: FloatArray
) -> tuple[IntArray, IntArray]:
    """The certain set with most members in each part, and an item of it (else the most central medoid)."""
    p = len(centres)
    sets = np.full(p, -1, np.int64)
    off = ((groups.coordinates - centres[of_group]) ** 2).sum(axis=1)
    order = np.lexsort((off, of_group))
    first = order[np.searchsorted(of_group[order], np.arange(p))]
    speakers = groups.medoids[first].copy()
    known = np.flatnonzero(closure.set_of >= 0)
    if len(known):
        part, own = of_group[groups.of[known]], closure.set_of[known]
        n_sets = len(closure.certain_sets)
        codes, counts = np.unique(part * n_sets + own, return_counts=True)
        whole = np.bincount(closure.set_of[known], minlength=n_sets)[codes % n_sets]
        for at in np.lexsort((whole, counts)).tolist():  # ties go to the larger set
            sets[codes[at] // n_sets] = codes[at] % n_sets
        central = np.lexsort((off[groups.of[known]], own != sets[part], part))
        where, at = np.unique(part[central], return_index=True)
        speakers[where] = known[central[at]]
    return sets, speakers


def settled(closure: Closure, sets: IntArray) -> BoolArray:
    """`(p, p) bool`: for which parts the evidence already tells whether they are of one kind."""
    n_sets = len(closure.certain_sets)
    known = np.zeros((n_sets + 1, n_sets + 1), np.bool_)
    if closure.separated:
        s, t = np.array(sorted(closure.separated), np.int64).T
        known[s, t] = known[t, s] = True
    np.fill_diagonal(known[:n_sets, :n_sets], True)
    found: BoolArray = known[sets[:, None], sets]  # -1 is the last row: nothing known
    np.fill_diagonal(found, True)
    return found
