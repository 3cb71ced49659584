"""Groups where points lie dense: DBSCAN, HDBSCAN and mean shift, scikit-learn's. The number of groups is found.

Ester et al., "A density-based algorithm", KDD 1996; Campello, Moulavi and Sander, "Density-based clustering based on
hierarchical density estimates", PAKDD 2013; Comaniciu and Meer, "Mean shift", IEEE PAMI 2002.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from shapekin.arrays import FloatArray, IntArray
from shapekin.models.base import ModelCard, Params, param
from shapekin.models.classical.method import NO_EVIDENCE, ClassicalModel, ClassicalParams, Problem, card
from shapekin.pairs.neighbours import knn

DENSE_SHARE = 2 / 3
MOST_PEAK_SEEKERS = 200
MOST_STEPS = 100
TYPICAL_SHARE, TYPICAL_ITEMS = 0.02, 20
BANDWIDTH_SAMPLE = 1000


@dataclass(frozen=True)
class DbscanParams(ClassicalParams):
    """Parameters of DBSCAN."""

    radius: float = param(
        0.0, "How far neighbours may lie (0: so that two thirds of the items lie dense).", low=0, high=1e9
    )
    least: int = param(5, "Neighbours that make a place dense, the item itself counted.", low=1, high=1000)


class Dbscan(ClassicalModel):
    """Dense places joined by a fixed radius."""

    card: ClassVar[ModelCard] = card(
        "dbscan",
        "DBSCAN",
        "Joins items that lie dense within one radius; takes no notice of answers.",
        "Ester et al. A density-based algorithm for discovering clusters. KDD 1996.",
        NO_EVIDENCE,
    )
    params_type: ClassVar[type[Params]] = DbscanParams

    def partition(self, problem: Problem, params: DbscanParams) -> IntArray:
        """Groups, -1 for items in thin places."""
        from sklearn.cluster import DBSCAN

        radius = params.radius or dense_radius(problem.points, params.least)
        return np.asarray(DBSCAN(eps=radius, min_samples=params.least).fit_predict(problem.points), np.int64)


def dense_radius(points: FloatArray, least: int) -> float:
    """The radius within which two thirds of the items have `least` items, themselves counted."""
    k = min(max(least - 1, 1), len(points) - 1)
    far = knn(points, k, "euclidean")[1][:, -1]
    return float(max(np.quantile(far, DENSE_SHARE), np.finfo(np.float32).tiny))


@dataclass(frozen=True)
class HdbscanParams(ClassicalParams):
    """Parameters of HDBSCAN."""

    smallest: int = param(0, "Least items in a group (0: one in 100, at least 5).", low=0, high=100_000)


class Hdbscan(ClassicalModel):
    """Dense places at every radius, the steadiest kept."""

    card: ClassVar[ModelCard] = card(
        "hdbscan",
        "HDBSCAN",
        "Finds groups of different density by itself; takes no notice of answers.",
        "Campello, Moulavi, Sander. Density-based clustering. PAKDD 2013.",
        NO_EVIDENCE,
    )
    params_type: ClassVar[type[Params]] = HdbscanParams

    def partition(self, problem: Problem, params: HdbscanParams) -> IntArray:
        """Groups, -1 for items in thin places."""
        from sklearn.cluster import HDBSCAN

        smallest = params.smallest or max(5, len(problem.points) // 100)
        smallest = max(2, min(smallest, len(problem.points)))
        model = HDBSCAN(min_cluster_size=smallest, min_samples=min(5, len(problem.points)), copy=True)
        return np.asarray(model.fit_predict(problem.points), np.int64)


@dataclass(frozen=True)
class MeanShiftParams(ClassicalParams):
    """Parameters of mean shift."""

    bandwidth: float = param(0.0, "How far each step looks (0: estimated).", low=0, high=1e9)
    quantile: float = param(
        0.0,
        "Share of the items that an estimated bandwidth reaches, more for fewer groups (0: 1 in 50, 20 at least).",
        low=0,
        high=1,
    )


class MeanShift(ClassicalModel):
    """Items climb to the nearest peak of density; at most 200 of them, evenly drawn, do the climbing."""

    card: ClassVar[ModelCard] = card(
        "mean_shift",
        "Mean shift",
        "Groups are the peaks of density; takes no notice of answers.",
        "Comaniciu, Meer. Mean shift: a robust approach toward feature space analysis. PAMI 2002.",
        NO_EVIDENCE,
    )
    params_type: ClassVar[type[Params]] = MeanShiftParams

    def partition(self, problem: Problem, params: MeanShiftParams) -> IntArray:
        """Each item joins the nearest peak."""
        from sklearn.cluster import MeanShift as Reference
        from sklearn.cluster import estimate_bandwidth

        points, rng = problem.points, np.random.default_rng(problem.seed)
        quantile = params.quantile or min(max(TYPICAL_SHARE, TYPICAL_ITEMS / len(points)), 1.0)
        bandwidth = params.bandwidth or estimate_bandwidth(
            points, quantile=quantile, n_samples=min(len(points), BANDWIDTH_SAMPLE), random_state=problem.seed
        )
        if bandwidth <= 0:
            return np.zeros(len(points), np.int64)
        seeds = points[rng.choice(len(points), min(len(points), MOST_PEAK_SEEKERS), replace=False)]
        return np.asarray(
            Reference(bandwidth=bandwidth, seeds=seeds, max_iter=MOST_STEPS).fit_predict(points), np.int64
        )
