"""DEC and IDEC: deep embedded clustering, without any evidence.

Xie, Girshick and Farhadi, "Unsupervised deep embedding for clustering analysis", ICML 2016; Guo, Gao, Liu and Yin,
"Improved deep embedded clustering with local structure preservation", IJCAI 2017.

    DEC eq. 1, 2, 3   soft assignment, KL, target    nn/soft_assignment
    IDEC eq. 6        reconstruction + gamma KL      nn/embedded_training

Where this differs from the published training: Adam for both (DEC: stochastic gradient descent); the targets
are renewed every round (`nn/embedded_training.py`) instead of every 140 batches, as in deep constrained clustering.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, replace
from typing import ClassVar

import numpy as np

from shapekin.clustering.assigning import Assignment
from shapekin.clustering.obedience import too_few
from shapekin.clustering.result import Clustering
from shapekin.data.dataset import DataKind
from shapekin.models.base import ModelCard, Params, Step, TrainingSet, closure_of, param
from shapekin.models.embedded import (
    EmbeddedParams,
    Lessons,
    assign_embedded,
    embed,
    last_step,
    partitioned,
    recipe_of,
)
from shapekin.pairs.constraints import Constraints


@dataclass(frozen=True)
class IdecParams(EmbeddedParams):
    """Parameters of IDEC."""

    gamma: float = param(0.1, "How much the clustering counts beside the reconstruction.", low=0, high=100, expert=True)


class Dec:
    """The codes gather around centres; the decoder is left behind."""

    card: ClassVar[ModelCard] = ModelCard(
        name="dec",
        title="Deep embedded clustering (DEC)",
        summary="Learns what your items look like, then draws them to as many centres as you say; ignores answers.",
        citation="Xie, Girshick, Farhadi. Unsupervised deep embedding for clustering analysis. ICML 2016.",
        accepts=frozenset(DataKind),
        needs_n_clusters=False,
        evidence=frozenset(),
        assigns_unseen=True,
        default_strategy="certain_sets",
        trains_network=True,
    )
    params_type: ClassVar[type[Params]] = EmbeddedParams

    def fit(
        self,
        training_set: TrainingSet,
        constraints: Constraints,
        params: EmbeddedParams,
        rng: np.random.Generator,
        *,
        device: str = "cpu",
        warm_start: Clustering | None = None,
    ) -> Generator[Step, None, Clustering]:
        """Gather codes around centres; see `Model.fit`. The evidence is not used."""
        closure_of(constraints, training_set)
        return (yield from _unguided(training_set, params, rng, device, warm_start, target_weight=1, reconstruction=0))

    def assign(
        self,
        training_set: TrainingSet,
        result: Clustering,
        unseen: TrainingSet,
        params: EmbeddedParams,
        *,
        device: str = "cpu",
    ) -> Assignment:
        """By eq. 1; see `AssigningModel.assign`."""
        return assign_embedded(training_set, result, unseen, params, device)


class Idec:
    """The codes gather around centres while they still describe the items."""

    card: ClassVar[ModelCard] = replace(
        Dec.card,
        name="idec",
        title="Improved deep embedded clustering (IDEC)",
        summary="As DEC, but what was learned of your items is kept while they gather; ignores answers.",
        citation="Guo et al. Improved deep embedded clustering with local structure preservation. IJCAI 2017.",
    )
    params_type: ClassVar[type[Params]] = IdecParams

    def fit(
        self,
        training_set: TrainingSet,
        constraints: Constraints,
        params: IdecParams,
        rng: np.random.Generator,
        *,
        device: str = "cpu",
        warm_start: Clustering | None = None,
    ) -> Generator[Step, None, Clustering]:
        """Gather codes around centres; see `Model.fit`. The evidence is not used."""
        closure_of(constraints, training_set)
        weights = {"target_weight": params.gamma, "reconstruction": 1.0}
        return (yield from _unguided(training_set, params, rng, device, warm_start, **weights))

    assign = Dec.assign


def _unguided(
    training_set: TrainingSet,
    params: EmbeddedParams,
    rng: np.random.Generator,
    device: str,
    warm_start: Clustering | None,
    *,
    target_weight: float,
    reconstruction: float,
) -> Generator[Step, None, Clustering]:
    nothing = Constraints(len(training_set))
    if nothing.n < 3:
        return too_few(nothing.closure())
    recipe = recipe_of(params, training_set.kind, target_weight, reconstruction)
    seer, embedded = yield from embed(training_set, nothing, params, rng, device, warm_start, recipe, Lessons())
    result = partitioned(seer, embedded, nothing)
    yield last_step(result)
    return result
