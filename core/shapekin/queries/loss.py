"""The pairs that the model finds hardest: CPAC's own questions (papers/cpac, section 4)."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from shapekin.queries.base import Query, QueryContext
from shapekin.queries.still_open import open_pairs


class LossRanked:
    """Pairs of the model's graph by falling clustering loss."""

    name: ClassVar[str] = "loss"
    title: ClassVar[str] = "Hardest pairs"
    summary: ClassVar[str] = "Asks about neighbours that the model finds hardest to place together."

    def propose(self, context: QueryContext, count: int) -> list[Query]:
        """Up to `count` open pairs of the graph, highest loss first; ties in the graph's order."""
        order = np.argsort(-context.pair_losses, kind="stable")
        ranked = context.pairs[order]
        chosen = np.flatnonzero(open_pairs(context, ranked))[:count]
        total = len(ranked)
        return [
            Query(
                a=int(ranked[place, 0]),
                b=int(ranked[place, 1]),
                strategy=self.name,
                reason=f"loss rank {place + 1:,} of {total:,}",
                rank=int(place) + 1,
                of=total,
                score=float(context.pair_losses[order[place]]),
            )
            for place in chosen
        ]
