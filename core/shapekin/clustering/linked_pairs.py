"""Affinities that heed answers: what the Siamese network is taught of pairs.

"Deep classification with pairwise constraints", section III-B.4: links take the place of affinities.
"""

from __future__ import annotations

import numpy as np

from shapekin.arrays import FloatArray, IntArray
from shapekin.clustering.subspace import Affinity
from shapekin.pairs.constraints import Closure

SAME, DIFFERENT = 1.0, 0.1  # affinities of links
PARTNERS = 5  # links of each sort drawn for an item and a pass: about as many as it has affinities


class LinkedPairs:
    """Non-zero affinities with what the evidence says of their pairs, and more pairs that it tells of."""

    def __init__(self, affinity: Affinity, closure: Closure, rng: np.random.Generator) -> None:
        self.closure, self.rng = closure, rng
        one, other = np.sort(closure.set_of[affinity.pairs], axis=1).T
        sets = len(closure.certain_sets) + 1
        apart = np.array(sorted(closure.separated), np.int64).reshape(-1, 2)
        separated = np.isin(one * sets + other, apart[:, 0] * sets + apart[:, 1]) & (one >= 0)
        weights = np.where((one == other) & (one >= 0), SAME, np.where(separated, DIFFERENT, affinity.weights))
        lone = np.setdiff1d(np.arange(affinity.n), affinity.pairs)
        # Items without a pair are paired with themselves, so that they are reconstructed as well.
        self.pairs = np.concatenate([affinity.pairs, np.stack([lone, lone], axis=1)])
        self.weights = np.concatenate([weights, np.ones(len(lone))]).astype(np.float32)

    def of_a_pass(self) -> tuple[IntArray, FloatArray]:
        """Pairs `(m, 2)` and affinities `(m,)`, with a few links of every answered item."""
        sets, apart = self.closure.certain_sets, self.closure.separated_from
        same, different = [np.empty((0, 2), np.int64)], [np.empty((0, 2), np.int64)]
        for members, others in zip(sets, apart, strict=True):
            many = np.repeat(members, PARTNERS)
            if len(members) > 1:
                places = np.repeat(np.arange(len(members)), PARTNERS)
                partners = members[(places + self.rng.integers(1, len(members), len(many))) % len(members)]
                same.append(np.stack([many, partners], axis=1))
            if others:
                strangers = np.concatenate([sets[t] for t in sorted(others)])
                different.append(np.stack([many, self.rng.choice(strangers, len(many))], axis=1))
        linked, parted = np.concatenate(same), np.concatenate(different)
        weights = [self.weights, np.full(len(linked), SAME), np.full(len(parted), DIFFERENT)]
        return np.concatenate([self.pairs, linked, parted]), np.concatenate(weights).astype(np.float32)
