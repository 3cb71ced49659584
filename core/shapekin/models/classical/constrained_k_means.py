"""Seeded and constrained k-means: kinds that people established are where it starts, and stay where they are.

Basu, Banerjee and Mooney, "Semi-supervised clustering by seeding", ICML 2002.

The paper's seeds are labelled items. Here they are the certain sets all known to differ
(`pairs/kinds.established_kinds`). "constrained" never moves them (the paper's Constrained-KMeans), "seeded"
only starts from them (its Seeded-KMeans), and then certain sets move as wholes. Unlike in the
paper, certain sets that are not yet a kind are obeyed too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from shapekin.arrays import IntArray
from shapekin.clustering.blocks import Blocks, assign, cost_of, spread_centres, squared_distances, weighted_means
from shapekin.errors import ParameterError
from shapekin.models.base import ModelCard, Params, param
from shapekin.models.classical.method import LINKS, ClassicalModel, CountParams, Problem, card
from shapekin.pairs.kinds import established_kinds

ROUNDS = 300
STARTS = 10


@dataclass(frozen=True)
class ConstrainedKMeansParams(CountParams):
    """Parameters of constrained k-means."""

    seeds: str = param(
        "constrained",
        "Kinds that answers established: constrained (they stay where they are) or seeded (k-means starts there).",
        choices=("constrained", "seeded"),
    )


class ConstrainedKMeans(ClassicalModel):
    """K-means that starts from the kinds people established."""

    card: ClassVar[ModelCard] = card(
        "constrained_kmeans",
        "K-means from answered kinds",
        "Starts one group from each kind that your answers established, and obeys every answer.",
        "Basu, Banerjee, Mooney. Semi-supervised clustering by seeding. ICML 2002.",
        LINKS,
    )
    params_type: ClassVar[type[Params]] = ConstrainedKMeansParams

    def partition(self, problem: Problem, params: ConstrainedKMeansParams) -> IntArray:
        """Lloyd's rounds over blocks until nothing changes.

        Raises:
            ParameterError: The answers need more groups than were asked for.
        """
        rng = np.random.default_rng(problem.seed)
        kinds = np.array(established_kinds(problem.closure), np.int64)
        count = max(problem.count(params.n_clusters), 0 if params.n_clusters else len(kinds))
        blocks = Blocks.of_closure(problem.points, problem.closure)
        if count < len(kinds):
            raise too_few(count)
        fixed = kinds if params.seeds == "constrained" else kinds[:0]
        starts = 1 if len(kinds) == count else STARTS
        runs = [_one_start(blocks, kinds, fixed, count, rng) for _ in range(starts)]
        return min(runs, key=lambda run: run[1])[0][blocks.of]


def _one_start(
    blocks: Blocks, kinds: IntArray, fixed: IntArray, count: int, rng: np.random.Generator
) -> tuple[IntArray, float]:
    """Columns `(b,)` and their cost.

    Args:
        blocks: What is assigned.
        kinds: Certain sets that are the first centres.
        fixed: Those of them that stay there.
        count: Number of groups.
        rng: Draws the other centres.

    Raises:
        ParameterError: The answers do not fit into so many groups.
    """
    centres = spread_centres(blocks, blocks.means[kinds], count, rng)
    rest = np.setdiff1d(np.arange(len(blocks.apart)), kinds)
    order = np.concatenate([kinds, sorted(rest, key=lambda s: -len(blocks.apart[s]))]).astype(np.int64)
    columns = np.full(len(blocks), -1, np.int64)
    for _ in range(ROUNDS):
        costs = squared_distances(blocks.means, centres)
        costs[fixed] = np.inf
        costs[fixed, np.arange(len(fixed))] = 0
        found = assign(blocks, costs, order)
        if found is None:
            raise too_few(count)
        if (found == columns).all():
            break
        columns = found
        centres = weighted_means(blocks, columns, centres)
    return columns, cost_of(blocks, columns, centres)


def too_few(count: int) -> ParameterError:
    """The error for answers that do not fit into the groups asked for."""
    return ParameterError(
        f"The answers do not fit into {count} groups: too many items were called different.", "Allow more groups."
    )
