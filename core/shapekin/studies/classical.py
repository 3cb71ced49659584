"""Classical methods beside the implementations that they are measured by, on scikit-learn's digits."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import numpy as np

from shapekin.arrays import FloatArray, IntArray
from shapekin.clustering.metrics import ari, clustering_accuracy
from shapekin.models.classical.density import dense_radius
from shapekin.studies.answers import random_pairs
from shapekin.studies.study import Cell, Goal, Scale, Setting, Table
from shapekin.studies.workplace import Workplace

NAME, DATA = "classical", "digits"
SEEDS = 3
KINDS, PAIRS = 10, 200
SAME: Mapping[str, Mapping[str, Setting]] = {
    "kmeans": {"n_clusters": KINDS}, "agglomerative": {"n_clusters": KINDS}, "spectral": {"n_clusters": KINDS},
    "dbscan": {}, "hdbscan": {}, "affinity_propagation": {}, "mean_shift": {},
}  # fmt: skip
OBEYING = ("constrained_kmeans", "cop_kmeans", "mpc_kmeans", "constrained_spectral")


def table(scale: Scale) -> Table:
    """Agreement, and answers obeyed."""
    cell = partial(Cell, NAME, DATA)
    cells, goals = [], []
    for name, settings in SAME.items():
        cells += [cell(name, seed, agreement, {"model": name, **settings}) for seed in scale.seeds_of(SEEDS)]
        goals.append(Goal(DATA, name, "agreement", least=1.0, published="scikit-learn's partition"))
    for name in OBEYING:
        told: dict[str, Setting] = {"model": name, "pairs": PAIRS}
        cells += [cell(f"{name}, {PAIRS} pairs", seed, obedience, told) for seed in scale.seeds_of(SEEDS)]
        goals.append(Goal(DATA, f"{name}, {PAIRS} pairs", "obeyed", least=1.0, published="every answer obeyed"))
    notes = (
        "1,797 digits of 8 x 8 pixels, the raw rows. “agreement” is the adjusted Rand index with scikit-learn's "
        "partition of the same rows with the same settings and seed (noise joins the group of its nearest item, in "
        "both): 1 means the same partition up to names. Spectral is given the same neighbour graph.",
        "The same 200 items climb in both mean shifts (ours never lets more). The constrained methods are our own and "
        "have no kept reference: shown is the share of answers that they obey.",
    )
    columns = ("agreement", "obeyed", "acc", "clusters")
    return Table(NAME, "Classical methods and their references", notes, tuple(cells), columns, tuple(goals))


def agreement(place: Workplace, data: str, seed: int, *, model: str, **settings: Setting) -> dict[str, float]:
    """Cluster with ours and with scikit-learn's."""
    digits = place.collection(data)
    found = place.fit(model, digits, None, seed, settings).labels
    points = digits.items.features
    expected = _homes(_reference(model, points, int(np.random.default_rng(seed).integers(2**31))), points)
    return {
        "agreement": ari(found, expected), "acc": clustering_accuracy(found, digits.truth),
        "clusters": float(found.max() + 1),
    }  # fmt: skip


def obedience(place: Workplace, data: str, seed: int, *, model: str, pairs: int) -> dict[str, float]:
    """Cluster with random pairs."""
    digits = place.collection(data)
    told = random_pairs(digits.truth, pairs, seed)
    found = place.fit(model, digits, told, seed, {"n_clusters": digits.kinds}).labels
    return {
        "obeyed": told.satisfied_fraction(found), "acc": clustering_accuracy(found, digits.truth),
        "clusters": float(found.max() + 1),
    }  # fmt: skip


def _reference(name: str, points: FloatArray, seed: int) -> IntArray:
    """Scikit-learn's partition, -1 for noise."""
    from sklearn import cluster

    from shapekin.clustering.diffusion import neighbour_graph

    match name:
        case "kmeans":
            made, rows = cluster.KMeans(KINDS, n_init=10, random_state=seed), points
        case "agglomerative":
            made, rows = cluster.AgglomerativeClustering(KINDS), points
        case "spectral":
            made = cluster.SpectralClustering(KINDS, affinity="precomputed", n_init=10, random_state=seed)
            rows = neighbour_graph(points, 10).toarray()
        case "dbscan":
            made, rows = cluster.DBSCAN(eps=dense_radius(points, 5), min_samples=5), points
        case "hdbscan":
            made, rows = cluster.HDBSCAN(max(5, len(points) // 100), min_samples=5, copy=True), points
        case "affinity_propagation":
            made, rows = cluster.AffinityPropagation(damping=0.9, max_iter=500, random_state=seed), points
        case _:
            width = cluster.estimate_bandwidth(points, quantile=0.02, n_samples=1000, random_state=seed)
            climbing = np.random.default_rng(seed).choice(len(points), 200, replace=False)
            made, rows = cluster.MeanShift(bandwidth=width, seeds=points[climbing], max_iter=100), points
    return np.asarray(made.fit_predict(rows), np.int64)


def _homes(found: IntArray, points: FloatArray) -> IntArray:
    """Noise joins the group of its nearest item that has one."""
    placed, outside = np.flatnonzero(found >= 0), np.flatnonzero(found < 0)
    if not outside.size or not placed.size:
        return found
    from scipy.spatial import cKDTree

    homes = found.copy()
    homes[outside] = found[placed[cKDTree(points[placed]).query(points[outside])[1]]]
    return homes
