"""Angular pairs: codes of one kind point one way, codes of two kinds at right angles at least.

Zhang and Chen, "Angular constraint embedding via SpherePair loss for constrained clustering", NeurIPS 2025
(arXiv:2510.06907).

    loss of pairs, negative-zone factor 2     nn/pair_losses.angular_loss
    decoder sees directions alone             nn/angular_training.OnSphere
    training, reconstruction weighed 0.02     nn/angular_training.learn_angles
    pairs, told and suggested                 nn/pair_training.mixed_lessons
    k-means on the sphere                     clustering/obedience.obedient_k_means

As in the released code the network is first trained to reconstruct from directions, layers are 500-500-2000-10,
and the step is Adam's 1e-3. Where this differs: pairs that the answers entail within a batch are used too (each
sample is fed forward once), and so are pairs that the data suggest, because a few answers alone scatter the
items that nobody asked about (`suggested` = 0: answers alone, as published); one cycle of the step size instead of
a constant one; and k-means starts from the kinds that answers established and obeys every answer. Not built: the
paper's own estimate of the number of kinds; 0 takes the largest eigengap of the quick features instead.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from shapekin.arrays import FloatArray, IntArray
from shapekin.clustering.assigning import Assignment, assign_by_neighbours
from shapekin.clustering.eigengap import proposed_count
from shapekin.clustering.obedience import obedient_k_means, too_few
from shapekin.clustering.result import Clustering, number_by_size
from shapekin.clustering.shares import lead
from shapekin.clustering.suggesting import look_around
from shapekin.data.dataset import DataKind
from shapekin.errors import ParameterError
from shapekin.models.base import EvidenceKind, ModelCard, Params, Step, TrainingSet, closure_of, param
from shapekin.pairs.constraints import Constraints
from shapekin.pairs.relations import Suggestions
from shapekin.steps import retold

if TYPE_CHECKING:
    from shapekin.nn.pair_training import Learnt
    from shapekin.nn.pretrain import TrainedBatch
    from shapekin.nn.seeing import Seer

TOTAL = 1000
SEEING, LEARNING, GROUPING = 50, 500, 950  # where these parts begin on the progress bar
DRAWN = 64  # pairs of each sort for a batch
CENTRES = "centres"


@dataclass(frozen=True)
class AngularPairsParams(Params):
    """Parameters of angular pairs; zeros mean "what suits the data"."""

    n_clusters: int = param(0, "Number of groups (0: proposed by the largest eigengap).", low=0, high=10_000)
    epochs: int = param(
        0, "Passes over the data when the network learns (0: 15 to 100, fewer for more items).", low=0, high=5000
    )
    steps: int = param(1000, "Batches of pairs to learn from.", low=1, high=1_000_000)
    suggested: float = param(
        0.3, "How much a pair suggested by the data counts beside an answer (0: answers alone).", low=0, high=10
    )
    reconstruction: float = param(0.02, "How much reconstruction counts beside pairs.", low=0, high=100)
    neighbours: int = param(10, "Nearest neighbours that suggest pairs.", low=2, high=100)
    code_dim: int = param(10, "Numbers in a code.", low=2, high=1024, expert=True)
    batch: int = param(256, "Items reconstructed in a batch, beside its pairs.", low=1, high=4096, expert=True)
    points: int = param(256, "Points of each shape seen at a time while training.", low=16, high=16384, expert=True)
    learning_rate: float = param(0.001, "Greatest step of the network.", low=1e-6, high=0.1, expert=True)
    threads: int = param(0, "Processor threads (0: all cores but one).", low=0, high=256, expert=True)


class AngularPairs:
    """Directions say of what kind an item is."""

    card: ClassVar[ModelCard] = ModelCard(
        name="angular_pairs",
        title="Directions taught by pairs (SpherePair)",
        summary="Learns codes that point one way for one kind; makes much of pairs drawn at random.",
        citation="Zhang, Chen. Angular constraint embedding via SpherePair loss. NeurIPS 2025.",
        accepts=frozenset(DataKind),
        needs_n_clusters=False,
        evidence=frozenset({EvidenceKind.MUST_LINK, EvidenceKind.CANNOT_LINK}),
        assigns_unseen=True,
        default_strategy="certain_sets",
        trains_network=True,
    )
    params_type: ClassVar[type[Params]] = AngularPairsParams

    def fit(
        self,
        training_set: TrainingSet,
        constraints: Constraints,
        params: AngularPairsParams,
        rng: np.random.Generator,
        *,
        device: str = "cpu",
        warm_start: Clustering | None = None,
    ) -> Generator[Step, None, Clustering]:
        """Learn to see, learn angles, then k-means on the sphere; see `Model.fit`."""
        closure = closure_of(constraints, training_set)
        n = len(training_set)
        if n < 3:
            return too_few(closure)
        from shapekin.nn.angular_training import OnSphere, learn_angles
        from shapekin.nn.pair_training import mixed_lessons
        from shapekin.nn.pretrain import pretrain

        features = np.asarray(training_set.features, np.float32)
        graph, groups = yield from retold(
            look_around(features, params.neighbours, rng),
            lambda share: Step("Finding neighbours", int(share * SEEING), TOTAL),
        )
        seer = _seer(training_set, params, rng, device)
        sphere = OnSphere(seer.network)
        warm = warm_start is not None and seer.take_over(warm_start.weights)
        if not warm:
            steps = pretrain(
                sphere, seer.items, seer.generator, epochs=seer.epochs, layer_epochs=2, batch=seer.batch,
                learning_rate=params.learning_rate, view=seer.view,
            )  # fmt: skip
            yield from retold(steps, _seen)
        if len(constraints) or params.suggested:
            lessons = mixed_lessons(closure, Suggestions(graph, groups, closure), params.suggested, DRAWN, rng)
            angles = learn_angles(
                sphere, seer.items, lessons, rng, reconstruction=params.reconstruction, batch=params.batch,
                steps=-(-params.steps // 3) if warm else params.steps, learning_rate=params.learning_rate,
                view=seer.view,
            )  # fmt: skip
            yield from retold(angles, _taught)
        codes = yield from retold(seer.codes(), lambda _: Step("Grouping", GROUPING, TOTAL))
        seer.first_codes = codes
        directions = unit(codes)
        count = min(params.n_clusters or proposed_count(features), n)
        columns, centres = obedient_k_means(directions, closure, count, rng, spherical=True)
        labels = number_by_size(columns)
        yield Step("Grouping", TOTAL, TOTAL, {"clusters": float(labels.max() + 1)}, directions, labels)
        edges = graph.with_evidence(constraints).edges
        likeness = directions @ centres.T
        return Clustering(
            labels=labels,
            embedding=directions,
            pairs=edges,
            pair_losses=_contested(likeness, edges),
            confidence=lead(likeness),
            weights=seer.weights() | {CENTRES: _ordered(centres, columns, labels)},
        )

    def assign(
        self,
        training_set: TrainingSet,
        result: Clustering,
        unseen: TrainingSet,
        params: AngularPairsParams,
        *,
        device: str = "cpu",
    ) -> Assignment:
        """By the nearest direction of a group; see `AssigningModel.assign`."""
        seer = _seer(training_set, params, np.random.default_rng(0), device)
        if CENTRES not in result.weights or not seer.take_over(result.weights):
            raise ParameterError("The result holds no network for these items.", "Train the model again.")
        codes = seer.codes_of(unseen.data)
        likeness = unit(codes) @ result.weights[CENTRES].T
        # what is unlike anything known shows in the length of its code, so distance is that of whole codes
        near = assign_by_neighbours(seer.first_codes, result.labels, codes)
        confidence = np.maximum(lead(likeness), np.float32(1e-3))
        return Assignment(likeness.argmax(axis=1).astype(np.int64), confidence, near.distance)


def unit(codes: FloatArray) -> FloatArray:
    """Codes `(n, d)` as directions."""
    return np.asarray(codes / np.maximum(np.linalg.norm(codes, axis=1, keepdims=True), 1e-12), np.float32)


def _seer(training_set: TrainingSet, params: AngularPairsParams, rng: np.random.Generator, device: str) -> Seer:
    from shapekin.nn.seeing import Seer, Sight

    sight = Sight(
        epochs=params.epochs, code_dim=params.code_dim, points=params.points, learning_rate=params.learning_rate,
        threads=params.threads,
    )  # fmt: skip
    return Seer(training_set.kind, training_set.data, sight, rng, device)


def _seen(report: TrainedBatch) -> Step:
    done = SEEING + report.done * (LEARNING - SEEING) // report.total
    return Step("Learning to see", done, TOTAL, {"reconstruction": report.loss})


def _taught(learnt: Learnt) -> Step:
    done = LEARNING + int(learnt.share * (GROUPING - LEARNING))
    return Step("Learning from answers", done, TOTAL, {"loss": learnt.loss})


def _ordered(centres: FloatArray, columns: IntArray, labels: IntArray) -> FloatArray:
    """Centres of the labels `(k, d) float32`; zero for those that only answers made, which nothing new is like."""
    ordered = np.zeros((int(labels.max()) + 1, centres.shape[1]), np.float32)
    inside = columns < len(centres)
    ordered[labels[inside]] = centres[columns[inside]]
    return ordered


def _contested(likeness: FloatArray, pairs: IntArray) -> FloatArray:
    """`(m,) float32`: half the squared distance between the two ends' cosines to the centres."""
    return np.asarray(((likeness[pairs[:, 0]] - likeness[pairs[:, 1]]) ** 2).sum(axis=1) / 2, np.float32)
