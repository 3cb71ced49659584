"""COP-KMeans: k-means in which no answer is ever broken.

Wagstaff, Cardie, Rogers and Schroedl, "Constrained k-means clustering with background knowledge", ICML 2001.

The published algorithm assigns items one by one and gives up when an item fits nowhere. Here certain sets are
assigned as wholes, so that must-links cannot fail, the sets with most separations choose first, and a failed round
starts again elsewhere; the best of several starts is kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from shapekin.arrays import IntArray
from shapekin.clustering.blocks import (
    Blocks,
    assign,
    cost_of,
    spread_centres,
    squared_distances,
    weighted_means,
)
from shapekin.models.base import ModelCard, Params, param
from shapekin.models.classical.constrained_k_means import too_few
from shapekin.models.classical.method import LINKS, ClassicalModel, CountParams, Problem, card

ROUNDS = 300
MOST_FAILURES = 50


@dataclass(frozen=True)
class CopKMeansParams(CountParams):
    """Parameters of COP-KMeans."""

    starts: int = param(10, "Starts, of which the best is kept.", low=1, high=1000, expert=True)


class CopKMeans(ClassicalModel):
    """K-means in which no answer is ever broken."""

    card: ClassVar[ModelCard] = card(
        "cop_kmeans",
        "K-means with answers (COP)",
        "K-means that never puts together what you called different, nor apart what you called the same.",
        "Wagstaff et al. Constrained k-means clustering with background knowledge. ICML 2001.",
        LINKS,
    )
    params_type: ClassVar[type[Params]] = CopKMeansParams

    def partition(self, problem: Problem, params: CopKMeansParams) -> IntArray:
        """The cheapest of several starts.

        Raises:
            ParameterError: No start found room for all answers.
        """
        rng = np.random.default_rng(problem.seed)
        count = problem.count(params.n_clusters)
        blocks = Blocks.of_closure(problem.points, problem.closure)
        best, least, failures, done = None, np.inf, 0, 0
        while done < params.starts and failures < MOST_FAILURES:
            run = _one_start(blocks, count, rng)
            if run is None:
                failures += 1
                continue
            done += 1
            columns, cost = run
            if cost < least:
                best, least = columns, cost
        if best is None:
            raise too_few(count)
        return best[blocks.of]


def _one_start(blocks: Blocks, count: int, rng: np.random.Generator) -> tuple[IntArray, float] | None:
    """Columns `(b,)` and their cost; None when a certain set found no room."""
    centres = spread_centres(blocks, np.empty((0, blocks.means.shape[1])), count, rng)
    shuffled = rng.permutation(len(blocks.apart))
    order = np.array(sorted(shuffled.tolist(), key=lambda s: -len(blocks.apart[s])), np.int64)
    columns = np.full(len(blocks), -1, np.int64)
    for _ in range(ROUNDS):
        found = assign(blocks, squared_distances(blocks.means, centres), order)
        if found is None:
            return None
        if (found == columns).all():
            break
        columns = found
        centres = weighted_means(blocks, columns, centres)
    return columns, cost_of(blocks, columns, centres)
