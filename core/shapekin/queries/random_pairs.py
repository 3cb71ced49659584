"""Any pair: the yardstick for every other strategy."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from shapekin.arrays import IntArray
from shapekin.queries.base import Query, QueryContext
from shapekin.queries.still_open import open_pairs

FEW_ITEMS = 64  # up to here all pairs are listed
ROUNDS = 20


class RandomPairs:
    """Pairs drawn at random, each as likely as any other."""

    name: ClassVar[str] = "random"
    title: ClassVar[str] = "Random pairs"
    summary: ClassVar[str] = "Asks about pairs drawn at random, to compare other strategies with."

    def propose(self, context: QueryContext, count: int) -> list[Query]:
        """Up to `count` different open pairs, drawn from the context's seed and number of answers."""
        rng = np.random.default_rng([context.seed, len(context.constraints), len(context.skip)])
        n = context.constraints.n
        if n <= FEW_ITEMS:
            every = np.stack(np.triu_indices(n, 1), axis=1).astype(np.int64)
            drawn = rng.permutation(every)
            pairs = drawn[open_pairs(context, drawn)][:count]
        else:
            pairs = self._drawn(context, count, rng)
        return [Query(int(a), int(b), self.name, "a pair drawn at random") for a, b in pairs]

    def _drawn(self, context: QueryContext, count: int, rng: np.random.Generator) -> IntArray:
        found: dict[tuple[int, int], None] = {}
        for _ in range(ROUNDS):
            drawn = np.sort(rng.integers(context.constraints.n, size=(2 * count + 8, 2)), axis=1)
            drawn = drawn[drawn[:, 0] < drawn[:, 1]]
            found.update(dict.fromkeys(map(tuple, drawn[open_pairs(context, drawn)].tolist())))
            if len(found) >= count:
                break
        return np.array(list(found), np.int64).reshape(-1, 2)[:count]
