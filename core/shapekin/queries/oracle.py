"""A simulated user: answers from the true labels, sometimes wrongly."""

from __future__ import annotations

import numpy as np

from shapekin.arrays import IntArray


class SimulatedUser:
    """Says whether two items are of one kind.

    The same question always gets the same answer, in whichever order its items come and whatever
    was asked before: a person who errs on a pair errs on it again.

    Args:
        true_labels: `(n,) int64`; an item without a label (-1) is like no other.
        noise: Probability of a wrong answer, in [0, 1].
        seed: Of the wrong answers.
    """

    def __init__(self, true_labels: IntArray, noise: float = 0.0, seed: int = 0) -> None:
        self._true_labels = true_labels
        self._noise = noise
        self._seed = seed

    def says_same(self, a: int, b: int) -> bool:
        """The answer to one question."""
        label = self._true_labels[a]
        same = bool(label == self._true_labels[b] and label >= 0)
        slips = np.random.default_rng([self._seed, min(a, b), max(a, b)]).random() < self._noise
        return same != bool(slips)
