"""Pairwise-KL networks: outputs that agree for pairs of one kind and differ for pairs of two.

Hsu and Kira, "Neural network-based clustering using pairwise constraints", ICLR workshop 2016 (arXiv:1511.06321);
and the losses that followed: KCL (Hsu, Lv and Kira, ICLR 2018) and the meta-classification likelihood, MCL
(Hsu, Lv, Schlosser, Odom and Kira, ICLR 2019).

    eq. 1 to 3  divergence, its hinge, both directions     nn/pair_losses.divergence, pairwise_kl_loss
    eq. 4, 5    the first distribution is held constant    the same
    eq. 6       summed over the pairs of a batch           nn/pair_training.PairLesson.loss
    fig. 2b     each sample is fed forward once            nn/pair_training, pairs/relations
    3           the network                                nn/backbones
    KCL         the mean over the pairs instead            PairLesson.loss
    MCL         cross-entropy of P . Q                     nn/pair_losses.likelihood_loss

KCL's released code holds the first distribution constant too, and so do we; it differs by the mean alone.

Where this differs from the paper: AdamW under one cycle instead of gradient steps halved four times (batches as small
and steps as great as there: few pairs that are learned too smoothly settle for worse groups); all pairs that
the answers entail within a batch are used; and pairs that the data suggest (near neighbours for one kind, members
of different groups of the neighbour graph for two) count beside the answers, because a few answers alone leave most
items to chance. `suggested` = 0 and `restarts` = 5 are the paper's method. Answers are obeyed to the letter
in the end; outputs between which all of a kind is undecided (nothing in the loss forbids it) are one group, and
groups of fewer than `smallest` items give them up to the next likeliest.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from shapekin.arrays import AnyArray, BoolArray, FloatArray
from shapekin.clustering.assigning import Assignment, assign_by_neighbours
from shapekin.clustering.obedience import likeliest_columns, too_few
from shapekin.clustering.result import Clustering, number_by_size
from shapekin.clustering.shares import divergences, lead, one_kind_columns, softmax, summed
from shapekin.clustering.suggesting import look_around
from shapekin.data.dataset import DataKind
from shapekin.errors import ParameterError
from shapekin.models.base import EvidenceKind, ModelCard, Params, Step, TrainingSet, closure_of, param
from shapekin.pairs.constraints import Closure, Constraints
from shapekin.pairs.relations import Suggestions
from shapekin.steps import finished, retold

if TYPE_CHECKING:
    from shapekin.nn.backbones import Backbone
    from shapekin.nn.pair_training import Learnt, PairLoss

TOTAL = 1000
LEARNING, GROUPING = 50, 950  # where these parts begin on the progress bar
SURPLUS = 30
DRAWN = 32  # pairs of each sort for a batch
LABEL_OF_OUTPUT = "label_of_output"


@dataclass(frozen=True)
class PairwiseKlParams(Params):
    """Parameters of pairwise-KL networks."""

    n_clusters: int = param(0, "Outputs: most groups there can be; surplus ones stay empty (0: 30).", low=0, high=1000)
    loss: str = param(
        "kl",
        "Loss of pairs: kl (divergence, summed), kcl (its mean) or mcl (meta-classification likelihood).",
        choices=("kl", "kcl", "mcl"),
    )
    steps: int = param(1000, "Batches to learn from.", low=1, high=1_000_000)
    restarts: int = param(1, "Trainings from scratch, of which the one with the least loss is kept.", low=1, high=20)
    suggested: float = param(
        0.3, "How much a pair suggested by the data counts beside an answer (0: answers alone).", low=0, high=10
    )
    neighbours: int = param(10, "Nearest neighbours that suggest pairs.", low=2, high=100)
    smallest: int = param(3, "Least items in a group of its own.", low=1, high=10_000, expert=True)
    margin: float = param(2.0, "Divergence at which two kinds are far enough apart.", low=0, high=100, expert=True)
    points: int = param(256, "Points of each shape seen at a time while training.", low=16, high=16384, expert=True)
    learning_rate: float = param(0.01, "Greatest step of the network.", low=1e-6, high=1, expert=True)
    threads: int = param(0, "Processor threads (0: all cores but one).", low=0, high=256, expert=True)


class PairwiseKl:
    """A network whose outputs are the groups, taught by pairs alone."""

    card: ClassVar[ModelCard] = ModelCard(
        name="pairwise_kl",
        title="Network taught by pairs (pairwise KL)",
        summary="A network whose outputs are the groups, taught by pairs alone; it grows with hundreds of answers.",
        citation="Hsu, Kira. Neural network-based clustering using pairwise constraints. ICLR workshop 2016.",
        accepts=frozenset(DataKind),
        needs_n_clusters=False,
        evidence=frozenset({EvidenceKind.MUST_LINK, EvidenceKind.CANNOT_LINK}),
        assigns_unseen=True,
        default_strategy="certain_sets",
        trains_network=True,
    )
    params_type: ClassVar[type[Params]] = PairwiseKlParams

    def fit(
        self,
        training_set: TrainingSet,
        constraints: Constraints,
        params: PairwiseKlParams,
        rng: np.random.Generator,
        *,
        device: str = "cpu",
        warm_start: Clustering | None = None,
    ) -> Generator[Step, None, Clustering]:
        """Train on pairs; see `Model.fit`.

        Raises:
            ParameterError: There is nothing to learn from: no answers, and no suggested pairs.
        """
        closure = closure_of(constraints, training_set)
        if len(constraints) == 0 and params.suggested == 0:
            raise ParameterError(
                "Without answers there are no pairs to learn from.", "Answer some, or raise suggested."
            )
        n = len(training_set)
        if n < 3:
            return too_few(closure)
        graph, groups = yield from retold(
            look_around(np.asarray(training_set.features, np.float32), params.neighbours, rng),
            lambda share: Step("Finding neighbours", int(share * LEARNING), TOTAL),
        )
        school = _School(training_set, params, device)
        suggestions = Suggestions(graph, groups, closure)
        best: tuple[float, Backbone] | None = None
        for start in range(params.restarts):
            network = school.network(rng)
            warm = start == 0 and warm_start is not None and school.take_over(network, warm_start)

            def told(learnt: Learnt, start: int = start) -> Step:
                share = (start + learnt.share) / params.restarts
                return Step("Learning", LEARNING + int(share * (GROUPING - LEARNING)), TOTAL, {"loss": learnt.loss})

            steps = -(-params.steps // 3) if warm else params.steps
            loss = yield from retold(school.teach(network, closure, suggestions, steps, rng), told)
            if best is None or loss < best[0]:
                best = loss, network
        assert best is not None
        logits = yield from retold(
            school.outputs(best[1]), lambda share: Step("Grouping", GROUPING + int(share * 40), TOTAL)
        )
        shares = softmax(logits)
        group_of = one_kind_columns(shares, params.margin / 2)
        likeness = summed(shares, group_of, int(group_of.max()) + 1)
        columns = likeliest_columns(np.where(_used(likeness, params.smallest), likeness, 0), closure)
        labels = number_by_size(columns)
        label_of = np.full(max(likeness.shape[1], int(columns.max()) + 1), -1, np.int64)
        label_of[columns] = labels
        label_of_output = np.where(group_of >= 0, label_of[group_of], -1).astype(np.float32)
        embedding = (logits - logits.mean(axis=1, keepdims=True)).astype(np.float32)
        yield Step("Grouping", TOTAL, TOTAL, {"clusters": float(labels.max() + 1)}, embedding, labels)
        told_graph = graph.with_evidence(constraints)
        return Clustering(
            labels=labels,
            embedding=embedding,
            pairs=told_graph.edges,
            pair_losses=divergences(shares, told_graph.edges),
            confidence=lead(likeness),
            weights=school.weights(best[1]) | {LABEL_OF_OUTPUT: label_of_output},
            notes={"loss": best[0], "outputs": float(logits.shape[1]), "groups_suggested": float(groups.max() + 1)},
        )

    def assign(
        self,
        training_set: TrainingSet,
        result: Clustering,
        unseen: TrainingSet,
        params: PairwiseKlParams,
        *,
        device: str = "cpu",
    ) -> Assignment:
        """By the likeliest output; see `AssigningModel.assign`."""
        school = _School(training_set, params, device)
        network = school.network(np.random.default_rng(0))
        if LABEL_OF_OUTPUT not in result.weights or not school.take_over(network, result):
            raise ParameterError("The result holds no network for these items.", "Train the model again.")
        logits = finished(school.outputs(network, unseen.data))
        label_of = result.weights[LABEL_OF_OUTPUT].astype(np.int64)
        shares = softmax(np.where(label_of >= 0, logits, -np.inf))
        likeness = summed(shares, label_of, result.n_clusters)
        embedding = logits - logits.mean(axis=1, keepdims=True)
        near = assign_by_neighbours(result.embedding, result.labels, embedding)
        confidence = np.minimum(likeness.max(axis=1), 1).astype(np.float32)
        return Assignment(likeness.argmax(axis=1).astype(np.int64), confidence, near.distance)


class _School:
    """The items as a network takes them, and how it is taught."""

    def __init__(self, training_set: TrainingSet, params: PairwiseKlParams, device: str) -> None:
        import torch

        from shapekin.nn.device import resolve_device, use_threads
        from shapekin.nn.inputs import InputScale

        use_threads(params.threads)
        self.params, self.kind = params, training_set.kind
        self.device = resolve_device(device)
        self._scale = InputScale.of(training_set.kind, training_set.data)
        self.items = torch.from_numpy(self._scale.scaled(training_set.data))

    def network(self, rng: np.random.Generator) -> Backbone:
        """A fresh network."""
        from shapekin.nn.backbones import Backbone
        from shapekin.nn.device import seed_layers

        seed_layers(rng)
        outputs = self.params.n_clusters or min(SURPLUS, len(self.items))
        return Backbone(self.kind, tuple(self.items.shape[1:]), outputs).to(self.device)

    def take_over(self, network: Backbone, earlier: Clustering) -> bool:
        """Go on from an earlier network; False when it does not fit."""
        from shapekin.nn.pair_training import take_over

        return take_over(network, earlier.weights)

    def weights(self, network: Backbone) -> dict[str, FloatArray]:
        """The network's tensors by name."""
        from shapekin.nn.pair_training import state_of

        return state_of(network)

    def teach(
        self, network: Backbone, closure: Closure, suggestions: Suggestions, steps: int, rng: np.random.Generator
    ) -> Generator[Learnt, None, float]:
        """Train; returns the loss in the end."""
        import torch

        from shapekin.nn.device import torch_generator
        from shapekin.nn.pair_training import WEIGHT_DECAY, PairLesson, descend, looked_at, mixed_lessons
        from shapekin.nn.pretrain import random_points

        params = self.params
        view = random_points(params.points, torch_generator(rng)) if self.kind is DataKind.CLOUDS else None
        loss_of = _loss(params)

        def loss(lesson: PairLesson) -> torch.Tensor:
            if len(lesson.rows) < 2:  # batch norm needs two
                return next(network.parameters()).sum() * 0
            outputs = network(looked_at(self.items, lesson.rows, view, self.device))
            return lesson.loss(outputs, loss_of, mean=params.loss != "kl")

        lessons = mixed_lessons(closure, suggestions, params.suggested, DRAWN, rng)
        return (
            yield from descend(
                network, lessons, loss, steps=steps, learning_rate=params.learning_rate, weight_decay=WEIGHT_DECAY
            )
        )

    def outputs(self, network: Backbone, unseen: AnyArray | None = None) -> Generator[float, None, FloatArray]:
        """Logits `(n, k)` of the items, or of unseen ones."""
        import torch

        from shapekin.nn.pair_training import forward_steps

        items = self.items if unseen is None else torch.from_numpy(self._scale.scaled(unseen))
        if self.kind is DataKind.CLOUDS:
            items = items[:, : 4 * self.params.points]
        return (yield from forward_steps(network, items))


def _loss(params: PairwiseKlParams) -> PairLoss:
    from shapekin.nn.pair_losses import likelihood_loss, pairwise_kl_loss

    return likelihood_loss if params.loss == "mcl" else partial(pairwise_kl_loss, margin=params.margin)


def _used(shares: FloatArray, smallest: int) -> BoolArray:
    """`(k,)`: the outputs that are the likeliest of so many items, at least the most popular one."""
    popular = np.bincount(shares.argmax(axis=1), minlength=shares.shape[1])
    return np.asarray(popular >= min(smallest, int(popular.max())))
