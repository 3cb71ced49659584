"""Learned diffusion: evidence spreads over a neighbour graph of learned codes.

Two methods joined: an autoencoder learns what the items look like (`nn/seeing.py`; Achlioptas et al.,
"Learning representations and generative models for 3D point clouds", ICML 2018, for shapes), and what
people said spreads among neighbours in its codes (`clustering/spreading.py`; Zhou et al., "Learning with
local and global consistency", NIPS 2003). The quick descriptors lie beside the codes: on garments and digits
they tell more than the codes do, on faces less. Neither changes with the answers, so that a refinement takes
as long as the spreading alone.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from shapekin.arrays import FloatArray
from shapekin.clustering.assigning import Assignment, assign_by_neighbours
from shapekin.clustering.result import Clustering
from shapekin.clustering.spreading import Spread, spread_partition
from shapekin.data.dataset import DataKind
from shapekin.errors import ParameterError
from shapekin.models.base import EvidenceKind, ModelCard, Params, Step, TrainingSet, closure_of, param
from shapekin.pairs.constraints import Constraints
from shapekin.steps import retold

if TYPE_CHECKING:
    from shapekin.nn.seeing import Glance, Sight

SEEING, TOTAL = 900, 1000  # of the progress bar
CODES_SHARE = np.float32(0.6)  # usual length of the codes beside that of the quick descriptors
_LEAST = np.float32(1e-6)


@dataclass(frozen=True)
class LearnedDiffusionParams(Params):
    """Parameters of learned diffusion; zeros mean "what suits the data"."""

    epochs: int = param(
        0, "Passes over the data when the network learns (0: 15 to 100, fewer for more items).", low=0, high=5000
    )
    neighbours: int = param(10, "Nearest neighbours joined to each item.", low=2, high=100)
    code_dim: int = param(0, "Numbers in a code (0: 128 for shapes, 10 otherwise).", low=0, high=1024, expert=True)
    points: int = param(256, "Points of each shape seen at a time while training.", low=16, high=16384, expert=True)
    learning_rate: float = param(0.001, "Size of the network's steps at first.", low=1e-6, high=0.1, expert=True)
    threads: int = param(0, "Processor threads (0: all cores but one).", low=0, high=256, expert=True)


class LearnedDiffusion:
    """Evidence spreads over the neighbour graph of an autoencoder's codes."""

    card: ClassVar[ModelCard] = ModelCard(
        name="learned_diffusion",
        title="Learned likeness (autoencoder and diffusion)",
        summary="Learns what your items look like once; then answers spread to similar items in seconds.",
        citation="Achlioptas et al. ICML 2018 and Zhou et al. NIPS 2003, joined.",
        accepts=frozenset(DataKind),
        needs_n_clusters=False,
        evidence=frozenset({EvidenceKind.MUST_LINK, EvidenceKind.CANNOT_LINK}),
        assigns_unseen=True,
        default_strategy="adaptive",
        trains_network=True,
    )
    params_type: ClassVar[type[Params]] = LearnedDiffusionParams

    def fit(
        self,
        training_set: TrainingSet,
        constraints: Constraints,
        params: LearnedDiffusionParams,
        rng: np.random.Generator,
        *,
        device: str = "cpu",
        warm_start: Clustering | None = None,
    ) -> Generator[Step, None, Clustering]:
        """Learn codes (taken over from `warm_start` where they fit), then spread the evidence; see `Model.fit`."""
        closure = closure_of(constraints, training_set)
        from shapekin.nn.seeing import Seer

        seer = Seer(training_set.kind, training_set.data, _sight(params), rng, device)
        spreading_rng = np.random.default_rng(int(rng.integers(2**63)))
        if warm_start is None or not seer.take_over(warm_start.weights):
            yield from retold(seer.learn(), _seen)
        known = training_set.features, seer.first_codes
        points = _beside(*known, *known)
        steps = spread_partition(points, closure, params.neighbours, spreading_rng)

        def told(said: Spread) -> Step:
            done = SEEING + int(said.share * (TOTAL - SEEING))
            return Step(said.stage, done, TOTAL, embedding=None if said.labels is None else points, labels=said.labels)

        clustering, _ = yield from retold(steps, told)
        return replace(clustering, weights=seer.weights())

    def assign(
        self,
        training_set: TrainingSet,
        result: Clustering,
        unseen: TrainingSet,
        params: LearnedDiffusionParams,
        *,
        device: str = "cpu",
    ) -> Assignment:
        """By the nearest known items, in what the evidence spread over; see `AssigningModel.assign`."""
        from shapekin.nn.seeing import Seer

        seer = Seer(training_set.kind, training_set.data, _sight(params), np.random.default_rng(0), device)
        if not seer.take_over(result.weights):
            raise ParameterError("The result holds no network for these items.", "Train the model again.")
        points = _beside(unseen.features, seer.codes_of(unseen.data), training_set.features, seer.first_codes)
        return assign_by_neighbours(result.embedding, result.labels, points)


def _beside(features: FloatArray, codes: FloatArray, known_features: FloatArray, known_codes: FloatArray) -> FloatArray:
    """Descriptors `(m, f)` beside codes `(m, d)`, each in the measure of the known ones: `(m, f + d) float32`."""
    parts = _in_measure(features, known_features), CODES_SHARE * _in_measure(codes, known_codes)
    return np.hstack(parts)


def _in_measure(rows: FloatArray, known: FloatArray) -> FloatArray:
    """Rows `(m, d)`, moved and scaled as makes the known `(n, d)` centred and of root mean square length 1."""
    middle = known.mean(axis=0)
    centred = np.asarray(known - middle, np.float32)
    usual = np.sqrt(np.square(centred, dtype=np.float64).sum(axis=1).mean())
    return np.asarray(np.asarray(rows - middle, np.float32) / max(np.float32(usual), _LEAST), np.float32)


def _sight(params: LearnedDiffusionParams) -> Sight:
    from shapekin.nn.seeing import Sight

    return Sight(
        epochs=params.epochs, code_dim=params.code_dim, points=params.points,
        learning_rate=params.learning_rate, threads=params.threads,
    )  # fmt: skip


def _seen(glance: Glance) -> Step:
    metrics = {} if np.isnan(glance.loss) else {"reconstruction": glance.loss}
    return Step("Learning to see", int(glance.share * SEEING), TOTAL, metrics, glance.codes)
