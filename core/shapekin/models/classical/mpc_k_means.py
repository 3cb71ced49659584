"""MPC-KMeans: k-means that pays for broken answers and learns a measure of distance for each group.

Bilenko, Basu and Mooney, "Integrating constraints and metric learning in semi-supervised clustering", ICML 2004.

| equation | function |
|---|---|
| ||x - mu_h||^2_A - log det A | `_distances` |
| f_M, f_C, the price of a broken must-link and cannot-link | `_link_prices` |
| eq. 5, A_h, diagonal | `_metrics` |

A is diagonal, one for each group, as the paper recommends for many dimensions, and bounded: a dimension
cannot weigh more than 100 times the mean, nor less than a hundredth. The groups start from
the largest certain sets and where plain k-means rounds carry them. Unlike in the paper, answers that
were still broken at the end are obeyed in a last assignment of whole certain sets; `keep_answers=false`
leaves that out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from shapekin.arrays import FloatArray, IntArray
from shapekin.clustering.blocks import Blocks, assign, spread_centres, squared_distances, weighted_means
from shapekin.models.base import ModelCard, Params, param
from shapekin.models.classical.constrained_k_means import too_few
from shapekin.models.classical.method import LINKS, ClassicalModel, CountParams, Problem, card
from shapekin.pairs.constraints import Closure

ROUNDS = 100
PLAIN_ROUNDS = 10
BOUND = 100.0


@dataclass(frozen=True)
class MpcKMeansParams(CountParams):
    """Parameters of MPC-KMeans."""

    price: float = param(1.0, "Price of a broken answer (the paper's w).", low=0, high=1e6)
    keep_answers: bool = param(True, "Obey the answers that were still broken at the end (the paper does not).")


class MpcKMeans(ClassicalModel):
    """K-means that pays for broken answers and learns distances."""

    card: ClassVar[ModelCard] = card(
        "mpc_kmeans",
        "K-means with learned distances (MPC)",
        "Learns from your answers which measurements matter in each group.",
        "Bilenko, Basu, Mooney. Integrating constraints and metric learning. ICML 2004.",
        LINKS,
    )
    params_type: ClassVar[type[Params]] = MpcKMeansParams

    def partition(self, problem: Problem, params: MpcKMeansParams) -> IntArray:
        """Alternate assignment, means and metrics until nothing changes.

        Raises:
            ParameterError: The answers do not fit into the groups asked for.
        """
        rng = np.random.default_rng(problem.seed)
        count = problem.count(params.n_clusters)
        x = problem.points.astype(np.float64)
        x = x / (x.std() or 1.0)
        blocks = Blocks.of_closure(x, problem.closure)
        largest = sorted(range(len(blocks.apart)), key=lambda s: (-int(blocks.sizes[s]), s))[:count]
        centres = spread_centres(blocks, blocks.means[np.array(largest, np.int64)], count, rng)
        for _ in range(PLAIN_ROUNDS):
            centres = weighted_means(blocks, squared_distances(blocks.means, centres).argmin(axis=1), centres)
        links = _Links.of(problem.closure)
        metrics = np.ones_like(centres)
        labels = _distances(x, centres, metrics).argmin(axis=1)
        for _ in range(ROUNDS):
            before = labels.copy()
            costs = _distances(x, centres, metrics)
            labels = _assigned(x, costs, labels, metrics, links, params.price, rng)
            centres = _means(x, labels, centres)
            metrics = _metrics(x, labels, centres, links, params.price)
            if (labels == before).all():
                break
        if not params.keep_answers:
            return np.asarray(labels, np.int64)
        costs = _distances(x, centres, metrics)
        totals = np.zeros((len(blocks), count))
        np.add.at(totals, blocks.of, costs)
        found = assign(blocks, totals)
        if found is None:
            raise too_few(count)
        return found[blocks.of]


@dataclass(frozen=True)
class _Links:
    """Links between members of certain sets: a chain through each set, and one pair of each separation."""

    must: IntArray
    cannot: IntArray

    @classmethod
    def of(cls, closure: Closure) -> _Links:
        must = [
            pair for rows in closure.certain_sets for pair in zip(rows[:-1].tolist(), rows[1:].tolist(), strict=True)
        ]
        sets = closure.certain_sets
        cannot = [(int(sets[s][0]), int(sets[t][0])) for s, t in sorted(closure.separated)]
        return cls(np.array(must, np.int64).reshape(-1, 2), np.array(cannot, np.int64).reshape(-1, 2))


def _distances(x: FloatArray, centres: FloatArray, metrics: FloatArray) -> FloatArray:
    """`(n, k)`: ||x - mu||^2 under each group's metric, less its log determinant."""
    squares = (x**2) @ metrics.T - 2 * x @ (metrics * centres).T + (metrics * centres**2).sum(axis=1)
    return np.asarray(squares - np.log(metrics).sum(axis=1))


def _assigned(
    x: FloatArray,
    costs: FloatArray,
    labels: IntArray,
    metrics: FloatArray,
    links: _Links,
    price: float,
    rng: np.random.Generator,
) -> IntArray:
    """Iterated conditional modes: free items at once, linked ones in random order, each given the others' groups."""
    linked = np.unique(np.concatenate([links.must.ravel(), links.cannot.ravel()]))
    found = costs.argmin(axis=1)
    found[linked] = labels[linked]
    partners: dict[int, list[tuple[int, bool]]] = {int(i): [] for i in linked}
    for same, pairs in ((True, links.must), (False, links.cannot)):
        for i, j in pairs.tolist():
            partners[i].append((j, same))
            partners[j].append((i, same))
    widest = metrics @ np.ptp(x, axis=0) ** 2  # the squared distance of the farthest two points there could be
    for i in rng.permutation(linked).tolist():
        cost = costs[i].copy()
        for j, same in partners[i]:
            squared = metrics @ (x[i] - x[j]) ** 2
            if same:
                broken = 0.5 * (squared + squared[found[j]])
                broken[found[j]] = 0
                cost += price * broken
            else:
                cost[found[j]] += price * (widest[found[j]] - squared[found[j]])
        found[i] = int(cost.argmin())
    return np.asarray(found, np.int64)


def _means(x: FloatArray, labels: IntArray, centres: FloatArray) -> FloatArray:
    sums = np.zeros_like(centres)
    np.add.at(sums, labels, x)
    sizes = np.bincount(labels, minlength=len(centres))[:, None]
    return np.where(sizes > 0, sums / np.maximum(sizes, 1), centres)


def _metrics(x: FloatArray, labels: IntArray, centres: FloatArray, links: _Links, price: float) -> FloatArray:
    """Eq. 5, diagonal: the number of items over their spread and the prices paid; `(k, d)`."""
    spread = np.zeros_like(centres)
    np.add.at(spread, labels, (x - centres[labels]) ** 2)
    sizes = np.bincount(labels, minlength=len(centres))
    i, j = links.must.T
    broken = labels[i] != labels[j]
    for end in (i[broken], j[broken]):
        np.add.at(spread, labels[end], 0.5 * price * (x[i[broken]] - x[j[broken]]) ** 2)
    i, j = links.cannot.T
    broken = labels[i] == labels[j]
    reach = np.ptp(x, axis=0) ** 2
    np.add.at(spread, labels[i[broken]], price * (reach - (x[i[broken]] - x[j[broken]]) ** 2))
    typical = x.var(axis=0).mean() or 1.0
    variance = np.where(sizes[:, None] > 1, spread / np.maximum(sizes, 1)[:, None], typical)
    return np.asarray(np.clip(1 / np.maximum(variance, 1e-12), 1 / (BOUND * typical), BOUND / typical))
