"""Graph diffusion: evidence spreads over a neighbour graph. The floor that every learned model must beat.

Zhou, Bousquet, Lal, Weston and Schoelkopf, "Learning with local and global consistency", NIPS 2003.
Nothing is trained: the quick features are the embedding.

| step | function |
|---|---|
| symmetric k-nearest-neighbour graph, locally scaled | `clustering.diffusion.neighbour_graph` |
| a first partition without evidence, its size found by itself | `clustering.communities.communities` |
| kinds: certain sets all known to differ | `pairs.kinds.established_kinds` |
| Y: seeds of each kind, and of each group that no kind has reached | `seeds` |
| F: sum over three reaches a of (1 - a) (I - a S)^(-1) Y | `spread_evidence` |
| argmax, certain sets as blocks, never two separated ones together | `place` |

Differences from the paper: Y is scaled by the root of the number
of seeds of its kind (unscaled, common kinds flood rare ones; with equal mass, rare ones flood common
ones), and short, middle and long reaches are added up, because few answers must travel far and many need not.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from shapekin.arrays import FloatArray, IntArray
from shapekin.clustering.result import Clustering, number_by_size
from shapekin.data.dataset import DataKind
from shapekin.models.base import EvidenceKind, ModelCard, Params, Step, TrainingSet, param
from shapekin.pairs.constraints import Closure, Constraints
from shapekin.pairs.kinds import established_kinds
from shapekin.steps import retold

if TYPE_CHECKING:
    from scipy.sparse import csr_array

REACHES = (0.5, 0.9, 0.99)  # a: likeness travels about 1 / (1 - a) = 2, 10 and 100 steps
MAP_DIMENSIONS = 40
STEPS = 4


@dataclass(frozen=True)
class GraphDiffusionParams(Params):
    """Parameters of graph diffusion."""

    neighbours: int = param(10, "Nearest neighbours joined to each item.", low=2, high=100)
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
        default_strategy="certain_sets",
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
        closure = constraints.closure()
        from shapekin.clustering.communities import communities
        from shapekin.clustering.diffusion import diffusion_map, neighbour_graph_steps, normalised

        features = np.asarray(training_set.features, np.float32)
        steps = neighbour_graph_steps(features, params.neighbours)
        graph = yield from retold(steps, lambda _: Step("Finding neighbours", 0, STEPS))
        spread = normalised(graph)
        yield Step("Mapping the graph", 1, STEPS)
        coordinates = diffusion_map(spread, MAP_DIMENSIONS, REACHES[-1])
        embedding = coordinates if params.embedding == "diffusion" else features
        yield Step("Grouping", 2, STEPS)
        groups = communities(graph, coordinates, rng)
        yield Step("Spreading answers", 3, STEPS, embedding=embedding, labels=number_by_size(groups))
        kinds = established_kinds(closure)
        shares = spread_evidence(spread, seeds(closure, kinds, groups))
        labels = number_by_size(place(shares, closure, kinds))
        pairs, weights = graph_pairs(graph)
        return Clustering(
            labels=labels,
            embedding=embedding.copy(),
            pairs=pairs,
            pair_losses=(weights * disagreement(shares, pairs)).astype(np.float32),
            confidence=margins(shares, closure),
            notes={"kinds_known": float(len(kinds)), "groups_found": float(groups.max() + 1)},
        )


def seeds(closure: Closure, kinds: tuple[int, ...], groups: IntArray) -> FloatArray:
    """Y: where each kind starts from.

    A kind starts from its members. A group of the first partition in which members of one kind alone
    lie counts as one more member of that kind, spread evenly; a group that no kind has reached is a
    kind of its own until one does.

    Args:
        closure: What the evidence entails.
        kinds: Certain sets, from `established_kinds`.
        groups: `(n,) int64`, the partition without evidence.

    Returns:
        `(n, len(kinds) + untouched groups) float64`.
    """
    n_groups = int(groups.max()) + 1
    spread_evenly = (groups[:, None] == np.arange(n_groups)) / np.bincount(groups)
    columns: list[FloatArray] = []
    reached = np.zeros(n_groups, np.int64)
    touched = []
    for kind in kinds:
        touched.append(np.unique(groups[closure.certain_sets[kind]]))
        reached[touched[-1]] += 1
    for kind, its_groups in zip(kinds, touched, strict=True):
        members = closure.certain_sets[kind]
        alone = its_groups[reached[its_groups] == 1]
        column = spread_evenly[:, alone].sum(axis=1)
        column[members] += 1
        columns.append(column / np.sqrt(len(members) + len(alone)))
    columns.extend(spread_evenly[:, reached == 0].T)
    return np.stack(columns, axis=1)


def spread_evidence(spread: csr_array, start: FloatArray) -> FloatArray:
    """F: how much each item belongs to each kind.

    Args:
        spread: `(n, n)` normalised graph.
        start: `(n, c)`, Y.

    Returns:
        `(n, c) float64`, rows summing to 1 (to 0 where nothing arrives).
    """
    from shapekin.clustering.diffusion import diffuse

    arrived = np.sum([diffuse(spread, start, reach) for reach in REACHES], axis=0)
    total = arrived.sum(axis=1, keepdims=True)
    return np.asarray(np.divide(arrived, total, out=np.zeros_like(arrived), where=total > 0))


def place(shares: FloatArray, closure: Closure, kinds: tuple[int, ...]) -> IntArray:
    """Give every item its likeliest kind, certain sets as blocks that obey every separation.

    Args:
        shares: `(n, c)`, columns as `seeds` orders them.
        closure: What the evidence entails.
        kinds: The certain sets that are the first columns.

    Returns:
        `(n,) int64` columns; from c upwards for sets that fit nowhere.
    """
    labels: IntArray = shares.argmax(axis=1).astype(np.int64)
    column_of = {kind: column for column, kind in enumerate(kinds)}
    waiting = [s for s in range(len(closure.certain_sets)) if s not in column_of]
    fits = {s: shares[closure.certain_sets[s]].mean(axis=0) for s in waiting}
    next_column = shares.shape[1]
    for s in sorted(fits, key=lambda s: (-fits[s].max(), s)):
        fit = fits[s]
        taken = {column_of[other] for other in closure.separated_from[s] if other in column_of}
        fit[[column for column in taken if column < len(fit)]] = -1
        best = int(fit.argmax())
        if fit[best] < 0:
            best, next_column = next_column, next_column + 1
        column_of[s] = best
    for s, members in enumerate(closure.certain_sets):
        labels[members] = column_of[s]
    return labels


def margins(shares: FloatArray, closure: Closure) -> FloatArray:
    """`(n,) float32`: the likeliest kind's share less the second's; 1 for items in certain sets."""
    if shares.shape[1] < 2:
        return np.ones(len(shares), np.float32)
    second, first = np.partition(shares, -2, axis=1)[:, -2:].T
    return np.where(closure.set_of >= 0, 1, first - second).astype(np.float32)


def graph_pairs(graph: csr_array) -> tuple[IntArray, FloatArray]:
    """The graph's edges `(m, 2) int64`, i < j, sorted, and their weights `(m,)`."""
    from scipy.sparse import triu

    upper = triu(graph, k=1, format="coo")
    pairs = np.stack([upper.row, upper.col], axis=1).astype(np.int64)
    order = np.lexsort((pairs[:, 1], pairs[:, 0]))
    return pairs[order], upper.data[order]


def disagreement(shares: FloatArray, pairs: IntArray) -> FloatArray:
    """`(m,)` in [0, 1]: half the summed absolute difference of the shares of a pair's two ends."""
    return np.asarray(np.abs(shares[pairs[:, 0]] - shares[pairs[:, 1]]).sum(axis=1) / 2)
