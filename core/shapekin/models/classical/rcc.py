"""Robust continuous clustering: points drift together along pairs of neighbours. The number of groups is found.

Shah and Koltun, "Robust continuous clustering", PNAS 114(37), 2017. CPAC without a network: the same pair
graph, penalty and annealing (`clustering/continuous.py`), on the points themselves.

Unlike in the paper lambda is measured once (eq. 4 of CPAC) and multiplied by `pull`; evidence is laid over
the graph and obeyed in the final components, as in CPAC; and groups of fewer than `smallest` items join the nearest.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from shapekin.arrays import IntArray
from shapekin.clustering.continuous import annealed_representatives, measure_scales, pair_lengths
from shapekin.clustering.partition import attach_small, threshold_components
from shapekin.models.base import ModelCard, Params, param
from shapekin.models.classical.method import LINKS, ClassicalModel, ClassicalParams, Problem, card
from shapekin.pairs.constraints import Closure, Constraints
from shapekin.pairs.graph import balance, mutual_knn_graph
from shapekin.steps import finished


@dataclass(frozen=True)
class RccParams(ClassicalParams):
    """Parameters of robust continuous clustering."""

    neighbours: int = param(10, "Nearest neighbours of which mutual pairs are made.", low=2, high=100)
    pull: float = param(1.0, "How strongly pairs pull, as a multiple of the paper's lambda.", low=0.001, high=1e6)
    smallest: int = param(3, "Least items in a group of its own.", low=1, high=10_000)


class Rcc(ClassicalModel):
    """Points drift together along pairs of neighbours."""

    card: ClassVar[ModelCard] = card(
        "rcc",
        "Robust continuous clustering",
        "Items drift together along pairs of neighbours, and groups are what ends in one place.",
        "Shah, Koltun. Robust continuous clustering. PNAS 2017.",
        LINKS,
    )
    params_type: ClassVar[type[Params]] = RccParams

    def partition(self, problem: Problem, params: RccParams) -> IntArray:
        """Components of the pairs that ended close."""
        points = problem.points.astype(np.float64)
        points = (points - points.mean(axis=0)) / (points.std() or 1.0)
        evidence = _links(problem.closure)
        suggested = mutual_knn_graph(points, params.neighbours)
        graph = suggested.with_evidence(evidence)
        scales = measure_scales(points, suggested.edges)
        pull = params.pull * balance(points, suggested)
        drifted = finished(annealed_representatives(points, graph, pull, scales))
        components = threshold_components(graph.edges, pair_lengths(drifted, graph.edges), scales.epsilon, evidence)
        attach_small(components, drifted, params.smallest)
        return components.labels()


def _links(closure: Closure) -> Constraints:
    """The fewest links that entail the same closure."""
    sets = closure.certain_sets
    must = [(int(members[0]), int(other)) for members in sets for other in members[1:]]
    cannot = [(int(sets[s][0]), int(sets[t][0])) for s, t in closure.separated]
    return Constraints(len(closure.set_of), np.array(must, np.int64), np.array(cannot, np.int64))
