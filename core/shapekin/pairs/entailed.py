"""The pairs that follow from the evidence, all of them or as many as are wanted."""

from __future__ import annotations

import numpy as np

from shapekin.arrays import IntArray
from shapekin.pairs.constraints import NO_PAIRS, Closure, ordered_pairs


def entailed_pairs(closure: Closure, most: int, rng: np.random.Generator) -> tuple[IntArray, IntArray]:
    """Pairs known to be of one kind, and pairs known to be of two; said or entailed.

    Args:
        closure: What the evidence entails.
        most: Of each sort; where there are more, so many are drawn (repeats are dropped).
        rng: Draws them.

    Returns:
        `(m, 2) int64` and `(c, 2) int64`, i < j, no repeats.
    """
    sizes = np.array([len(members) for members in closure.certain_sets], np.int64)
    if sizes.size == 0:
        return NO_PAIRS, NO_PAIRS
    members, first = np.concatenate(closure.certain_sets), np.cumsum(sizes) - sizes

    s, within = _drawn(sizes * (sizes - 1) // 2, most, rng)
    # the pairs j > i of a set, numbered row by row: (1, 0), (2, 0), (2, 1), (3, 0), ...
    j = ((1 + np.sqrt(8 * within + 1)) // 2).astype(np.int64)
    i = within - j * (j - 1) // 2
    must = np.stack([members[first[s] + i], members[first[s] + j]], axis=1)

    apart = np.array(sorted(closure.separated), np.int64).reshape(-1, 2)
    pair, within = _drawn(sizes[apart[:, 0]] * sizes[apart[:, 1]], most, rng)
    one, other = apart[pair].T
    i, j = np.divmod(within, sizes[other])
    cannot = np.stack([members[first[one] + i], members[first[other] + j]], axis=1)
    n = len(closure.set_of)
    return ordered_pairs(must, n), ordered_pairs(cannot, n)


def _drawn(counts: IntArray, most: int, rng: np.random.Generator) -> tuple[IntArray, IntArray]:
    """Places in a list that is cut into stretches: which stretch, and where in it; all or about `most`."""
    ends = np.cumsum(counts)
    total = int(ends[-1]) if ends.size else 0
    places = np.arange(total) if total <= most else np.unique(rng.integers(total, size=most))
    stretch = np.searchsorted(ends, places, side="right").astype(np.int64)
    return stretch, places - (ends - counts)[stretch]
