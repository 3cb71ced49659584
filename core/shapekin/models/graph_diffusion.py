"""Graph diffusion: evidence spreads over a neighbour graph. The floor that every learned model must beat.

Zhou, Bousquet, Lal, Weston and Schoelkopf, "Learning with local and global consistency", NIPS 2003.
Nothing is trained: the quick features are the embedding. The steps are in `clustering/spreading.py`.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, replace
from typing import ClassVar

import numpy as np

from shapekin.arrays import FloatArray
from shapekin.clustering.result import Clustering
from shapekin.clustering.spreading import Spread, spread_partition
from shapekin.data.dataset import DataKind
from shapekin.models.base import EvidenceKind, ModelCard, Params, Step, TrainingSet, closure_of, param
from shapekin.pairs.constraints import Constraints
from shapekin.steps import retold

STEPS = 4


@dataclass(frozen=True)
class GraphDiffusionParams(Params):
    """Parameters of graph diffusion."""

    neighbours: int = param(10, "Nearest neighbours joined to each item.", low=2, high=100)
    denied_kinds: bool = param(
        True,
        "What was found unlike the kinds that it resembles is a kind of its own, though not compared with all others.",
        expert=True,
    )
    embedding: str = param(
        "features",
        "What the map shows: the quick features, or the graph's own coordinates (tighter groups).",
        choices=("features", "diffusion"),
        expert=True,
    )


class GraphDiffusion:
    """Evidence spreads over the neighbour graph of the quick features."""

    card: ClassVar[ModelCard] = ModelCard(
        name="graph_diffusion",
        title="Quick look (graph diffusion)",
        summary="Answers spread to similar items at once; needs no training and no number of groups.",
        citation="Zhou et al. Learning with local and global consistency. NIPS 2003.",
        accepts=frozenset(DataKind),
        needs_n_clusters=False,
        evidence=frozenset({EvidenceKind.MUST_LINK, EvidenceKind.CANNOT_LINK}),
        assigns_unseen=False,
        default_strategy="adaptive",
    )
    params_type: ClassVar[type[Params]] = GraphDiffusionParams

    def fit(
        self,
        training_set: TrainingSet,
        constraints: Constraints,
        params: GraphDiffusionParams,
        rng: np.random.Generator,
        *,
        device: str = "cpu",  # noqa: ARG002
        warm_start: Clustering | None = None,  # noqa: ARG002  a fresh fit is as quick and forgets nothing
    ) -> Generator[Step, None, Clustering]:
        """Partition the items; see `Model.fit`."""
        closure = closure_of(constraints, training_set)
        features = np.asarray(training_set.features, np.float32)
        steps = spread_partition(features, closure, params.neighbours, rng, denied_kinds=params.denied_kinds)
        clustering, coordinates = yield from retold(steps, lambda said: _told(said, features))
        return replace(clustering, embedding=coordinates) if params.embedding == "diffusion" else clustering


def _told(said: Spread, embedding: FloatArray) -> Step:
    shown = None if said.labels is None else embedding
    return Step(said.stage, int(said.share * STEPS), STEPS, embedding=shown, labels=said.labels)
