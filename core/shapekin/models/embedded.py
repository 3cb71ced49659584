"""What DEC, IDEC and deep constrained clustering share: an autoencoder, k-means on its codes, and training around them.

A model adds a recipe and, where it has any, lessons: additive losses and branches of the training.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from shapekin.arrays import FloatArray, IntArray
from shapekin.clustering.assigning import Assignment, assign_by_neighbours
from shapekin.clustering.eigengap import proposed_count
from shapekin.clustering.obedience import likeliest_columns, obedient_k_means
from shapekin.clustering.result import Clustering, number_by_size
from shapekin.clustering.shares import taken
from shapekin.data.dataset import DataKind
from shapekin.errors import ParameterError
from shapekin.models.base import Params, Step, TrainingSet, param
from shapekin.pairs.constraints import Constraints
from shapekin.pairs.graph import PairGraph, mutual_knn_graph
from shapekin.pairs.kinds import established_kinds
from shapekin.steps import retold

if TYPE_CHECKING:
    from shapekin.nn.embedded_training import Additive, Branch, Embedded, Guided, Recipe
    from shapekin.nn.seeing import Glance, Seer, Sight

SEEING, LED, TOTAL = 500, 700, 1000  # of the progress bar
STARTS = 20
CENTRES = "centres"
"""The centre of each cluster, beside the tensors of the network."""


@dataclass(frozen=True)
class EmbeddedParams(Params):
    """Parameters of every embedded clustering; zeros mean "what suits the data"."""

    n_clusters: int = param(
        0,
        "Number of groups (0: proposed by the largest eigengap); more only where answers need more.",
        low=0,
        high=10_000,
    )
    epochs: int = param(
        0, "Passes over the data when the network first learns (0: 15 to 100, fewer for more items).", low=0, high=5000
    )
    rounds: int = param(100, "Most rounds of the clustering, each a pass or 20 batches.", low=0, high=10_000)
    settled: float = param(
        0.001, "It ends when a smaller share of the items changed group in a round.", low=0, high=1, expert=True
    )
    batch: int = param(256, "Items at once in the clustering.", low=1, high=65536, expert=True)
    learning_rate: float = param(0.001, "Size of the network's steps.", low=1e-6, high=0.1, expert=True)
    layer_epochs: int = param(
        2, "Passes for each layer before the first training (dense networks only).", low=0, high=500, expert=True
    )
    encoder: str = param(
        "dense",
        "What the network is made of: dense layers (as published), or convolutions for images (suited).",
        choices=("suited", "dense"),
        expert=True,
    )
    changed: float = param(
        0.0,
        "How much images are turned, shifted and so on before they are looked at (1: clearly).",
        low=0,
        high=2,
        expert=True,
    )
    freedom: float = param(
        1.0, "Degrees of freedom of the distances (1: as published; 0: numbers in a code - 1).", low=0, high=1024,
        expert=True,
    )  # fmt: skip
    code_dim: int = param(0, "Numbers in a code (0: 128 for shapes, 10 otherwise).", low=0, high=1024, expert=True)
    points: int = param(256, "Points of each shape seen at a time while training.", low=16, high=16384, expert=True)
    threads: int = param(0, "Processor threads (0: all cores but one).", low=0, high=256, expert=True)


@dataclass(frozen=True)
class Lessons:
    """What the training is told besides the data; see `nn/embedded_training.py`."""

    additive: tuple[Additive, ...] = ()
    branches: tuple[Branch, ...] = ()
    leading: tuple[Branch, ...] = ()
    """Those that are learned alone before the groups are sought, `lead` times each."""
    lead: int = 0


def recipe_of(params: EmbeddedParams, kind: DataKind, target_weight: float, reconstruction: float) -> Recipe:
    """The recipe of these parameters for this kind of data."""
    from shapekin.nn.embedded_training import Recipe

    return Recipe(
        params.rounds, target_weight, reconstruction, params.settled, params.batch, params.learning_rate,
        _freedom(params, kind),
    )  # fmt: skip


def _freedom(params: EmbeddedParams, kind: DataKind) -> float:
    from shapekin.nn.seeing import code_length

    return params.freedom or max(code_length(kind, params.code_dim) - 1.0, 1.0)


def embed(
    training_set: TrainingSet,
    constraints: Constraints,
    params: EmbeddedParams,
    rng: np.random.Generator,
    device: str,
    warm_start: Clustering | None,
    recipe: Recipe,
    lessons: Lessons,
    *,
    seeded: bool = False,
) -> Generator[Step, None, tuple[Seer, Embedded]]:
    """Learn to see, find centres by k-means, train around them.

    With a warm start the network and its centres are taken over, and the first training is skipped. `seeded`: where
    answers established at least half of the kinds, k-means starts from those and obeys them, with a warm start too.
    Leading branches are learned around twice as many centres, so that kinds which look alike need not begin with one;
    with them the steps of both trainings fall.
    """
    from shapekin.nn.embedded_training import train_embedded
    from shapekin.nn.seeing import Seer

    seer = Seer(training_set.kind, training_set.data, _sight(params), rng, device)
    codes, centres = seer.first_codes, None
    if warm_start is not None and seer.take_over(warm_start.weights):
        codes = yield from retold(seer.codes(), _seen)
        centres = warm_start.weights.get(CENTRES)
    else:
        yield from retold(seer.learn(), _seen)
        codes = seer.first_codes
    yield Step("Grouping", SEEING, TOTAL)
    closure = constraints.closure()
    kinds = len(established_kinds(closure))
    count = params.n_clusters or (
        max(proposed_count(training_set.features), kinds) if centres is None else len(centres)
    )
    import torch

    def trained(begin: FloatArray, recipe: Recipe, branches: tuple[Branch, ...]) -> Generator[Guided, None, Embedded]:
        return train_embedded(
            seer.network, seer.items, seer.shown, torch.from_numpy(begin.astype(np.float32)), recipe, seer.generator,
            additive=lessons.additive, branches=branches, view=seer.view, change=seer.change,
        )  # fmt: skip

    start = SEEING
    if lessons.leading and lessons.lead:
        recipe = replace(recipe, falling=True)
        alone = replace(recipe, rounds=lessons.lead, whole=False)
        many = _k_means(codes, 2 * count, int(rng.integers(2**31)))
        led = yield from retold(trained(many, alone, lessons.leading), partial(_grouped, begin=SEEING, end=LED))
        codes, centres, start = np.asarray(led.codes.numpy(), np.float32), None, LED
    if seeded and 2 * kinds >= count:
        centres = obedient_k_means(codes, closure, count, rng)[1]
    elif centres is None or len(centres) != count:
        centres = _k_means(codes, count, int(rng.integers(2**31)))
    embedded = yield from retold(trained(centres, recipe, lessons.branches), partial(_grouped, begin=start, end=TOTAL))
    return seer, embedded


def partitioned(seer: Seer, embedded: Embedded, constraints: Constraints) -> Clustering:
    """The likeliest clusters that obey the evidence to the letter, and what the questions need."""
    codes = np.asarray(embedded.codes.numpy(), np.float32)
    q = np.asarray(embedded.assignment.numpy(), np.float64)
    columns = likeliest_columns(q, constraints.closure())
    labels = number_by_size(columns)
    graph = mutual_knn_graph(codes, metric="euclidean").with_evidence(constraints)
    return Clustering(
        labels=labels,
        embedding=codes,
        pairs=graph.edges,
        pair_losses=_disagreements(q, graph),
        confidence=taken(q, columns),
        weights={**seer.weights(), CENTRES: _centres(labels, columns, embedded.centres.numpy(), codes)},
        notes={"rounds": float(embedded.rounds), "outputs": float(q.shape[1])},
    )


def last_step(result: Clustering) -> Step:
    """What a model says last: the result, drawn."""
    metrics = {"clusters": float(result.n_clusters)}
    return Step("Grouping", TOTAL, TOTAL, metrics, result.embedding, result.labels)


def assign_embedded(
    training_set: TrainingSet, result: Clustering, unseen: TrainingSet, params: EmbeddedParams, device: str
) -> Assignment:
    """New items by eq. 1, around the centres of the result.

    Raises:
        ParameterError: The result holds no network of this size, or no centres.
    """
    import torch

    from shapekin.nn.seeing import Seer
    from shapekin.nn.soft_assignment import soft_assignment

    seer = Seer(training_set.kind, training_set.data, _sight(params), np.random.default_rng(0), device)
    if CENTRES not in result.weights or not seer.take_over(result.weights):
        raise ParameterError("The result holds no network for these items.", "Train the model again.")
    codes = seer.codes_of(unseen.data)
    centres = torch.from_numpy(np.asarray(result.weights[CENTRES], np.float32))
    q = soft_assignment(torch.from_numpy(codes), centres, _freedom(params, training_set.kind)).numpy()
    near = assign_by_neighbours(result.embedding, result.labels, codes)
    return replace(near, labels=q.argmax(axis=1).astype(np.int64), confidence=q.max(axis=1).astype(np.float32))


def _k_means(codes: FloatArray, count: int, seed: int) -> FloatArray:
    from sklearn.cluster import KMeans

    distinct = len(np.unique(codes, axis=0))
    found = KMeans(min(count, distinct), n_init=STARTS, random_state=seed).fit(codes)
    return np.asarray(found.cluster_centers_, np.float32)


def _centres(labels: IntArray, columns: IntArray, centres: FloatArray, codes: FloatArray) -> FloatArray:
    """The centre of each label; the mean code where a column was added for the answers."""
    found = np.empty((int(labels.max()) + 1, codes.shape[1]), np.float32)
    for label in range(len(found)):
        members = labels == label
        column = int(columns[members][0])
        found[label] = centres[column] if column < len(centres) else codes[members].mean(axis=0)
    return found


def _disagreements(q: FloatArray, graph: PairGraph) -> FloatArray:
    """Eq. 4 of each pair of near neighbours, `(m,) float32`: high where they hardly agree."""
    i, j = graph.edges.T
    return np.asarray(-np.log((q[i] * q[j]).sum(axis=1) + 1e-12), np.float32)


def _sight(params: EmbeddedParams) -> Sight:
    from shapekin.nn.seeing import Sight

    return Sight(
        params.epochs, params.layer_epochs, params.code_dim, params.points, threads=params.threads,
        convolutions=params.encoder == "suited", changed=params.changed,
    )  # fmt: skip


def _seen(glance: Glance) -> Step:
    metrics = {} if np.isnan(glance.loss) else {"reconstruction": glance.loss}
    return Step("Learning to see", int(glance.share * SEEING), TOTAL, metrics, glance.codes)


def _grouped(guided: Guided, begin: int, end: int) -> Step:
    done = begin + int(guided.share * (end - begin))
    metrics = {} if np.isnan(guided.loss) else {"loss": guided.loss}
    if guided.codes is None or guided.assignment is None:
        return Step("Grouping", done, TOTAL, metrics)
    labels = number_by_size(guided.assignment.argmax(dim=1).numpy())
    return Step("Grouping", done, TOTAL, metrics, guided.codes.numpy(), labels)
