"""Evidence net: answers spread over a graph of learned features, and the features are learned from what they reach.

The product's default. Three things joined: evidence kept hard, diffusion over a neighbour graph (Zhou et al., "Learning
with local and global consistency", NIPS 2003), and augmentation: what changes an item but not its kind is known without
asking. The loop is that of label propagation for deep learning (Iscen, Tolias, Avrithis and Chum, CVPR 2019), begun
without labels:

| step | function |
|---|---|
| a graph of the quick features, later with the network's beside them | `evidence_graph.evidence_graph_steps` |
| answers spread over it; how certain each label is | `evidence_graph.EvidenceGraph.spread` |
| a network learns the labels, as certain as they are, of changed items | `evidence_training.train_on_evidence` |
| neighbours look alike, whatever their kind is called | `neighbour_contrast.neighbour_contrast` |
| again, until the partition settles | `EvidenceNet.fit` |

Differences from the paper: certainty is the lead of the likeliest kind instead of an entropy; kinds are found (groups
that no answer has reached teach nothing, but their neighbourhoods do); evidence is pairs, and all of it is obeyed.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from shapekin.arrays import FloatArray, IntArray
from shapekin.clustering.assigning import Assignment, assign_by_neighbours
from shapekin.clustering.evidence_graph import EvidenceGraph, SpreadEvidence, evidence_graph_steps
from shapekin.clustering.result import Clustering
from shapekin.data.dataset import DataKind
from shapekin.errors import ParameterError
from shapekin.models.base import EvidenceKind, ModelCard, Params, Step, TrainingSet, closure_of, param
from shapekin.pairs.constraints import Closure, Constraints
from shapekin.steps import retold

if TYPE_CHECKING:
    from shapekin.nn.evidence_learner import Learner
    from shapekin.nn.evidence_training import Lesson

TOTAL, FIRST_GRAPH = 1000, 50  # of the progress bar
SETTLED = 0.005  # share of the items that move in a round, below which it is the last
LOOKS, CLOUD_LOOKS = 60_000, 20_000  # at items in a round, about
LEAST_PASSES, MOST_PASSES = 6, 40
BATCH, CLOUDS_BATCH = 128, 64
TINY = np.float32(1e-6)
# Usual length of the quick features beside the learned ones, whose length is 1. Shapes are turned all the way round
# while it learns, so what their pose tells is in the quick features alone.
QUICK_SHARE, QUICK_SHARE_CLOUDS = 0.3, 0.8
LENGTHS = "feature_lengths"


@dataclass(frozen=True)
class EvidenceNetParams(Params):
    """Parameters of the evidence net; zeros mean "what suits the data"."""

    passes: int = param(
        0, "Passes over the data in each round of learning (0: 6 to 40, fewer for more items).", low=0, high=5000
    )
    rounds: int = param(2, "Times that it learns and then looks for neighbours anew, at most.", low=1, high=20)
    again: int = param(
        0,
        "Passes in each round when it goes on from an earlier result (0: half of the usual; -1: none, answers only"
        " spread, in a second).",
        low=-1,
        high=5000,
    )
    neighbours: int = param(10, "Nearest neighbours joined to each item.", low=2, high=100)
    likeness: float = param(
        0.5,
        "Weight of looking like one's neighbours, in so far as one's kind is in doubt.",
        low=0.0,
        high=100.0,
        expert=True,
    )
    points: int = param(256, "Points of each shape seen at a time while training.", low=16, high=16384, expert=True)
    batch: int = param(0, "Items at once (0: 64 for shapes, 128 otherwise).", low=0, high=8192, expert=True)
    learning_rate: float = param(0.003, "Size of the network's steps at most.", low=1e-6, high=0.1, expert=True)
    threads: int = param(0, "Processor threads (0: all cores but one).", low=0, high=256, expert=True)


class EvidenceNet:
    """Answers spread over a graph of learned features."""

    card: ClassVar[ModelCard] = ModelCard(
        name="evidence_net",
        title="Learning from answers (network and diffusion)",
        summary="Learns from your answers what makes a kind, and from its own changes to your items what does not.",
        citation="Zhou et al. NIPS 2003 and Iscen et al. CVPR 2019, joined.",
        accepts=frozenset(DataKind),
        needs_n_clusters=False,
        evidence=frozenset({EvidenceKind.MUST_LINK, EvidenceKind.CANNOT_LINK}),
        assigns_unseen=True,
        default_strategy="adaptive",
        trains_network=True,
    )
    params_type: ClassVar[type[Params]] = EvidenceNetParams

    def fit(
        self,
        training_set: TrainingSet,
        constraints: Constraints,
        params: EvidenceNetParams,
        rng: np.random.Generator,
        *,
        device: str = "cpu",
        warm_start: Clustering | None = None,
    ) -> Generator[Step, None, Clustering]:
        """Spread the evidence at once, then learn from it; see `Model.fit`.

        From a `warm_start` of its own the first step already shows the answers spread over the learned graph.
        """
        closure = closure_of(constraints, training_set)
        kept = EvidenceGraph.taken_from(warm_start, len(training_set)) if warm_start is not None else None
        if kept is not None:
            found = kept.spread(closure)
            yield _shown(0, found)
        if kept is not None and warm_start is not None and params.again < 0:
            return replace(found.clustering, weights=warm_start.weights)
        from shapekin.nn.evidence_learner import Learner

        learner = Learner(training_set.kind, training_set.data, params.points, params.threads, rng, device)
        warm = kept is not None and warm_start is not None and learner.take_over(warm_start.weights)
        if not warm:
            graph = yield from _graph(np.asarray(training_set.features, np.float32), params, rng, 0, FIRST_GRAPH)
            found = graph.spread(closure)
            yield _shown(FIRST_GRAPH, found)
        quick = _quick_share(training_set.kind) * _in_usual_lengths(training_set.features, training_set.features)
        told = _Told(constraints, closure)
        passes = _passes(params, training_set, again=warm)
        # Where nobody said that two kinds differ, neighbours among its own features tell it nothing new.
        rounds = params.rounds if closure.separated else 1
        for turn in range(rounds):
            begin, end = (FIRST_GRAPH + (TOTAL - FIRST_GRAPH) * at // rounds for at in (turn, turn + 1))
            features = yield from _learn(learner, told.lesson(found), params, passes, rng, begin, end)
            lengths = np.maximum(np.linalg.norm(features, axis=1), TINY)
            points = np.hstack([features / lengths[:, None], quick])
            graph = yield from _graph(points, params, rng, end - (end - begin) // 10, end)
            before, found = found, graph.spread(closure)
            moved = _moved(before.clustering.labels, found.clustering.labels)
            yield _shown(end, found, {"moved": moved})
            if moved < SETTLED:
                break
        result = found.clustering
        return replace(result, weights={**result.weights, **learner.weights(), LENGTHS: lengths})

    def assign(
        self,
        training_set: TrainingSet,
        result: Clustering,
        unseen: TrainingSet,
        params: EvidenceNetParams,
        *,
        device: str = "cpu",
    ) -> Assignment:
        """By the nearest known items, in what the evidence spread over; see `AssigningModel.assign`.

        Directions of features are alike for much that nobody has seen: how far an item is from the known ones is
        told by their lengths as well.
        """
        from shapekin.nn.evidence_learner import Learner

        rng = np.random.default_rng(0)
        learner = Learner(training_set.kind, training_set.data, params.points, params.threads, rng, device)
        if not learner.take_over(result.weights):
            raise ParameterError("The result holds no network for these items.", "Train the model again.")
        features = learner.features_of(unseen.data)
        lengths = np.maximum(np.linalg.norm(features, axis=1), TINY)[:, None]
        quick = _quick_share(training_set.kind) * _in_usual_lengths(unseen.features, training_set.features)
        placed = assign_by_neighbours(result.embedding, result.labels, np.hstack([features / lengths, quick]))
        learned = result.embedding[:, : features.shape[1]] * result.weights[LENGTHS][:, None]
        away = assign_by_neighbours(learned, result.labels, features).distance
        return replace(placed, distance=np.maximum(placed.distance, away))


@dataclass(frozen=True)
class _Told:
    """What people said."""

    constraints: Constraints
    closure: Closure

    def lesson(self, found: SpreadEvidence) -> Lesson:
        """What follows from it for a network: labels of what it reached, and links of sets that are no kinds yet."""
        from shapekin.nn.evidence_training import Lesson

        must, cannot = self.constraints.must_links, self.constraints.cannot_links
        links = np.concatenate([must, cannot])
        loose = ~np.isin(self.closure.set_of[links], found.kinds).all(axis=1)
        same = np.arange(len(links)) < len(must)
        result = found.clustering
        return Lesson(result.labels, found.certainty, result.pairs, links[loose], same[loose])


def _passes(params: EvidenceNetParams, training_set: TrainingSet, *, again: bool) -> int:
    looks = CLOUD_LOOKS if training_set.kind is DataKind.CLOUDS else LOOKS
    first = params.passes or min(MOST_PASSES, max(LEAST_PASSES, looks // max(len(training_set), 1)))
    return (params.again or -(-first // 2)) if again else first


def _learn(
    learner: Learner,
    lesson: Lesson,
    params: EvidenceNetParams,
    passes: int,
    rng: np.random.Generator,
    begin: int,
    end: int,
) -> Generator[Step, None, FloatArray]:
    """Train on a lesson, then look at all items: `(n, 128) float32`."""
    clouds = learner.kind is DataKind.CLOUDS
    steps = learner.learn(
        lesson, rng, passes=passes, batch=params.batch or (CLOUDS_BATCH if clouds else BATCH),
        learning_rate=params.learning_rate, likeness=params.likeness,
    )  # fmt: skip
    span = int(0.85 * (end - begin))
    looking = Step("Looking at all items", begin + span, TOTAL)
    yield from retold(
        steps, lambda said: Step("Learning", begin + int(span * said.done / said.total), TOTAL, {"loss": said.loss})
    )
    return (yield from retold(learner.features(), lambda _: looking))


def _graph(
    points: FloatArray, params: EvidenceNetParams, rng: np.random.Generator, begin: int, end: int
) -> Generator[Step, None, EvidenceGraph]:
    steps = evidence_graph_steps(points, params.neighbours, rng)
    return (yield from retold(steps, lambda said: Step(said.stage, begin + int(said.share * (end - begin)), TOTAL)))


def _shown(done: int, found: SpreadEvidence, metrics: Mapping[str, float] | None = None) -> Step:
    result = found.clustering
    return Step("Spreading answers", done, TOTAL, metrics or {}, result.embedding, result.labels)


def _quick_share(kind: DataKind) -> float:
    return QUICK_SHARE_CLOUDS if kind is DataKind.CLOUDS else QUICK_SHARE


def _in_usual_lengths(features: FloatArray, known: FloatArray) -> FloatArray:
    """Features `(m, d) float32` by the root mean square length of the known ones `(n, d)`."""
    usual = np.sqrt(np.square(known, dtype=np.float64).sum(axis=1).mean())
    return np.asarray(features / max(usual, float(TINY)), np.float32)


def _moved(before: IntArray, after: IntArray) -> float:
    """Share of the items that do not go with the others of their group, groups matched as well as can be."""
    from shapekin.clustering.metrics import clustering_accuracy

    return 1.0 - clustering_accuracy(after, before)
