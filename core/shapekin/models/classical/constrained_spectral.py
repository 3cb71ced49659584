"""Flexible constrained spectral clustering: a cut of the neighbour graph that must agree with the answers.

Wang and Davidson, "Flexible constrained spectral clustering", KDD 2010; the K-way form of Wang, Qian and Davidson,
"On constrained spectral clustering and its applications", Data Mining and Knowledge Discovery 28, 2014.

| equation | function |
|---|---|
| Q: 1 for items called the same, -1 for items called different | `_agreement` |
| L v = lambda (Q - alpha I) v, feasible for lambda > 0, least v' L v first | `_feasible` |

The papers solve it with n x n matrices. Here v is looked for among the combinations of the graph's leading
eigenvectors, where any smooth cut lies, so that 50,000 items take seconds. Unlike in the papers, k-means
at the end assigns certain sets as wholes, and never two separated ones together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from shapekin.arrays import FloatArray, IntArray
from shapekin.clustering.blocks import Blocks, assign, spread_centres, squared_distances, weighted_means
from shapekin.models.base import ModelCard, Params, param
from shapekin.models.classical.constrained_k_means import too_few
from shapekin.models.classical.method import LINKS, ClassicalModel, CountParams, Problem, card
from shapekin.pairs.constraints import Closure

if TYPE_CHECKING:
    from scipy.sparse import csr_array

ROUNDS, STARTS = 100, 10
RIDGE = 1e-6


@dataclass(frozen=True)
class ConstrainedSpectralParams(CountParams):
    """Parameters of constrained spectral clustering."""

    neighbours: int = param(10, "Nearest neighbours joined to each item.", low=2, high=100)
    agreement: float = param(
        0.5, "How far a cut must agree with the answers, as a share of what is possible.", low=0, high=0.99
    )
    span: int = param(100, "Leading eigenvectors of the graph of which cuts are made.", low=4, high=1000, expert=True)


class ConstrainedSpectral(ClassicalModel):
    """A cut of the neighbour graph that agrees with the answers."""

    card: ClassVar[ModelCard] = card(
        "constrained_spectral",
        "Spectral with answers",
        "Follows chains of neighbours, but only along cuts that agree with your answers.",
        "Wang, Davidson. Flexible constrained spectral clustering. KDD 2010.",
        LINKS,
    )
    params_type: ClassVar[type[Params]] = ConstrainedSpectralParams

    def partition(self, problem: Problem, params: ConstrainedSpectralParams) -> IntArray:
        """Cut the graph.

        Raises:
            ParameterError: The answers do not fit into the groups asked for.
        """
        from shapekin.clustering.diffusion import neighbour_graph

        count = problem.count(params.n_clusters)
        graph = neighbour_graph(problem.points, params.neighbours)
        degree = np.asarray(graph.sum(axis=1))
        values, vectors = _leading(graph, min(params.span, len(degree)))
        scale = 1 / np.sqrt(np.where(degree > 0, degree, 1))
        cuts = _feasible(1 - values, _agreement(vectors * scale[:, None], problem.closure), count, params.agreement)
        rows = vectors @ (cuts if cuts.shape[1] else np.eye(len(values))[:, :count])
        length = np.linalg.norm(rows, axis=1, keepdims=True)
        unit = np.divide(rows, length, out=np.zeros_like(rows), where=length > 0)
        return _grouped(unit, problem.closure, count, np.random.default_rng(problem.seed))


def _leading(graph: csr_array, count: int) -> tuple[FloatArray, FloatArray]:
    """Leading eigenvalues, falling, of the normalised graph and its eigenvectors `(n, count)`."""
    from scipy.sparse.linalg import eigsh

    from shapekin.clustering.diffusion import normalised

    spread = normalised(graph)
    n = spread.shape[0]
    if n <= 4 * count:
        values, vectors = np.linalg.eigh(spread.toarray())
    else:
        values, vectors = eigsh(spread, k=count, which="LA", v0=np.ones(n))
    order = np.argsort(-values, kind="stable")[:count]
    return np.minimum(values[order], 1.0), vectors[:, order]


def _agreement(scaled: FloatArray, closure: Closure) -> FloatArray:
    """V' D^(-1/2) Q D^(-1/2) V, `(m, m)`, for Q over all pairs that the evidence entails."""
    sets = len(closure.certain_sets)
    sums = np.array([scaled[members].sum(axis=0) for members in closure.certain_sets]).reshape(sets, scaled.shape[1])
    between = np.eye(sets)
    for s, t in closure.separated:
        between[s, t] = between[t, s] = -1
    return np.asarray(sums.T @ between @ sums) if sets else np.zeros((scaled.shape[1], scaled.shape[1]))


def _feasible(costs: FloatArray, agreement: FloatArray, count: int, share: float) -> FloatArray:
    """Combinations `(m, up to count - 1)` of least cost among those that agree enough; none without answers."""
    from scipy.linalg import eigh

    strengths = np.linalg.eigvalsh(agreement)[::-1]
    positive = strengths[: max(count - 1, 1)]
    positive = positive[positive > 1e-12]
    if positive.size == 0:
        return np.empty((len(costs), 0))
    demand = share * float(positive[-1])
    ratios, combinations = eigh(agreement - demand * np.eye(len(costs)), np.diag(costs + RIDGE))
    enough = combinations[:, ratios > 0]
    unit = enough / np.linalg.norm(enough, axis=0)
    cost = (unit**2 * costs[:, None]).sum(axis=0)
    return np.asarray(unit[:, np.argsort(cost, kind="stable")[: max(count - 1, 1)]])


def _grouped(rows: FloatArray, closure: Closure, count: int, rng: np.random.Generator) -> IntArray:
    """K-means over blocks, the best of several starts."""
    blocks = Blocks.of_closure(rows, closure)
    best, least = None, np.inf
    for _ in range(STARTS):
        centres = spread_centres(blocks, np.empty((0, rows.shape[1])), count, rng)
        columns = np.full(len(blocks), -1, np.int64)
        for _ in range(ROUNDS):
            found = assign(blocks, squared_distances(blocks.means, centres))
            if found is None:
                raise too_few(count)
            if (found == columns).all():
                break
            columns = found
            centres = weighted_means(blocks, columns, centres)
        cost = float((blocks.sizes * ((blocks.means - centres[columns]) ** 2).sum(axis=1)).sum())
        if cost < least:
            best, least = columns, cost
    assert best is not None
    return best[blocks.of]
