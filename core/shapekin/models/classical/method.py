"""What all classical methods share: what they cluster, how many groups, and what becomes of outliers.

A method writes one thing, `partition`. Those that use evidence obey it to the letter: certain sets stay
whole, and separated ones apart.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Generator
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from shapekin.arrays import FloatArray, IntArray
from shapekin.clustering.result import Clustering, number_by_size
from shapekin.data.dataset import DataKind
from shapekin.models.base import EvidenceKind, ModelCard, Params, Step, TrainingSet, closure_of, param
from shapekin.pairs.constraints import Closure, Constraints
from shapekin.steps import retold

SEEING, TOTAL = 90, 100  # of the progress bar
LINKS = frozenset({EvidenceKind.MUST_LINK, EvidenceKind.CANNOT_LINK})
NO_EVIDENCE: frozenset[EvidenceKind] = frozenset()


@dataclass(frozen=True)
class ClassicalParams(Params):
    """Parameters of every classical method."""

    space: str = param(
        "features",
        "What is clustered: the quick features, or codes that an autoencoder learns first.",
        choices=("features", "codes"),
    )
    epochs: int = param(
        0, "Passes over the data when codes are learned (0: 15 to 100, fewer for more items).", low=0, high=5000
    )


@dataclass(frozen=True)
class CountParams(ClassicalParams):
    """Parameters of a method that must be told the number of groups."""

    n_clusters: int = param(0, "Number of groups (0: proposed by the largest eigengap).", low=0, high=10_000)


@dataclass(frozen=True)
class Problem:
    """What a method is given.

    Attributes:
        points: `(n, d) float32`; distances mean likeness.
        closure: What the evidence entails; empty for methods that use none.
        seed: Of everything random.
    """

    points: FloatArray
    closure: Closure
    seed: int

    def count(self, asked: int) -> int:
        """The number of groups: as asked, else proposed; never more than there are points."""
        if asked:
            return min(asked, len(self.points))
        from shapekin.clustering.eigengap import proposed_count

        return min(proposed_count(self.points), len(self.points))


class ClassicalModel(ABC):
    """A method that takes points and gives groups."""

    card: ClassVar[ModelCard]
    params_type: ClassVar[type[Params]]

    def fit(
        self,
        training_set: TrainingSet,
        constraints: Constraints,
        params: Any,  # noqa: ANN401
        rng: np.random.Generator,
        *,
        device: str = "cpu",
        warm_start: Clustering | None = None,
    ) -> Generator[Step, None, Clustering]:
        """Partition the items; see `Model.fit`. Codes are taken over from `warm_start` where they fit."""
        closure = closure_of(constraints, training_set)
        points, weights = yield from _points(training_set, params, rng, device, warm_start)
        yield Step("Grouping", SEEING, TOTAL)
        if len(points) < 2:
            return Clustering(np.zeros(len(points), np.int64), points, confidence=np.ones(len(points), np.float32))
        found = self.partition(Problem(points, closure, int(rng.integers(2**31))), params)
        alone = int((found < 0).sum())
        labels = number_by_size(_homes(found, points))
        yield Step("Grouping", TOTAL, TOTAL, {"clusters": float(labels.max() + 1)}, points, labels)
        notes = {"outliers": float(alone)}
        return Clustering(labels, points, confidence=_margins(points, labels), weights=weights, notes=notes)

    @abstractmethod
    def partition(self, problem: Problem, params: Any) -> IntArray:  # noqa: ANN401
        """Groups `(n,) int64`, any numbers; -1 for items that belong nowhere, which then join the nearest group."""


def card(name: str, title: str, summary: str, citation: str, evidence: frozenset[EvidenceKind]) -> ModelCard:
    """The card of a classical method."""
    return ModelCard(
        name=name,
        title=title,
        summary=summary,
        citation=citation,
        accepts=frozenset(DataKind),
        needs_n_clusters=False,
        evidence=evidence,
        assigns_unseen=False,
        default_strategy="certain_sets",
        trains_network=True,  # where it clusters codes
    )


def _points(
    training_set: TrainingSet,
    params: ClassicalParams,
    rng: np.random.Generator,
    device: str,
    warm_start: Clustering | None,
) -> Generator[Step, None, tuple[FloatArray, dict[str, FloatArray]]]:
    if params.space == "features" or len(training_set) < 3:
        return np.array(training_set.features, np.float32), {}
    from shapekin.nn.seeing import Seer, Sight

    seer = Seer(training_set.kind, training_set.data, Sight(epochs=params.epochs), rng, device)
    if warm_start is None or not seer.take_over(warm_start.weights):
        yield from retold(
            seer.learn(), lambda glance: Step("Learning to see", int(glance.share * SEEING), TOTAL, {}, glance.codes)
        )
    return seer.first_codes.copy(), seer.weights()


def _homes(found: IntArray, points: FloatArray) -> IntArray:
    """Outliers join the group of the nearest item that has one; all one group where none has."""
    placed = np.flatnonzero(found >= 0)
    if placed.size in (0, len(found)):
        return np.maximum(found, 0)
    from sklearn.neighbors import NearestNeighbors

    outside = np.flatnonzero(found < 0)
    near = NearestNeighbors(n_neighbors=1).fit(points[placed]).kneighbors(points[outside], return_distance=False)
    homes = found.copy()
    homes[outside] = found[placed[near[:, 0]]]
    return homes


def _margins(points: FloatArray, labels: IntArray) -> FloatArray:
    """`(n,) float32`: 1 - distance to the mean of the own group / to that of the next; 1 for one group."""
    count = int(labels.max()) + 1
    if count < 2:
        return np.ones(len(labels), np.float32)
    sums = np.zeros((count, points.shape[1]))
    np.add.at(sums, labels, points.astype(np.float64))
    means = sums / np.bincount(labels)[:, None]
    margins = np.empty(len(labels), np.float32)
    for start in range(0, len(labels), 4096):
        block = slice(start, start + 4096)
        squares = (points[block].astype(np.float64) ** 2).sum(axis=1)[:, None] + (means**2).sum(axis=1)
        far = np.sqrt(np.maximum(squares - 2 * points[block] @ means.T, 0))
        rows = np.arange(len(far))
        own = far[rows, labels[block]].copy()
        far[rows, labels[block]] = np.inf
        other = far.min(axis=1)
        margins[block] = np.clip(1 - np.divide(own, other, out=np.ones_like(own), where=other > 0), 0, 1)
    return margins
