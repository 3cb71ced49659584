"""Pairs in minibatches that feed each sample forward once.

A Siamese network as published feeds both samples of every pair, so a sample with ten pairs is fed ten
times. Here a batch names its distinct samples once, and its pairs point into that list.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from shapekin.arrays import FloatArray, IntArray


@dataclass(frozen=True)
class PairBatch:
    """Some pairs and the samples they are about.

    Attributes:
        rows: `(s,) int64`, the distinct samples, ascending.
        pairs: `(b, 2) int64`, positions in `rows`.
        chosen: `(b,) int64`, which pairs these are in the list they were drawn from.
    """

    rows: IntArray
    pairs: IntArray
    chosen: IntArray

    @property
    def occurrences(self) -> IntArray:
        """`(s,) int64`: in how many of the batch's pairs each sample takes part."""
        return np.bincount(self.pairs.ravel(), minlength=len(self.rows)).astype(np.int64)

    def shares(self, degrees: IntArray) -> FloatArray:
        """`(s,) float64` weights under which every sample counts 1 in one pass over all pairs.

        Args:
            degrees: `(n,)`, number of pairs of each sample in the whole list.
        """
        return np.asarray(self.occurrences / degrees[self.rows], np.float64)


def pair_batches(pairs: IntArray, batch: int, rng: np.random.Generator) -> Iterator[PairBatch]:
    """Every pair once, in random order.

    Args:
        pairs: `(m, 2) int64`.
        batch: Pairs in a batch; the last batch may have fewer.
        rng: The order.
    """
    order = rng.permutation(len(pairs))
    for start in range(0, len(pairs), batch):
        chosen = order[start : start + batch]
        rows, places = np.unique(pairs[chosen], return_inverse=True)
        yield PairBatch(rows, places.reshape(-1, 2).astype(np.int64), chosen)
