"""Small data with an obvious answer, and settings that make every model quick on it."""

from __future__ import annotations

import numpy as np

from shapekin.clustering.result import Clustering
from shapekin.data.dataset import DataKind
from shapekin.models.base import Model, TrainingSet
from shapekin.pairs.constraints import Constraints

QUICK: dict[str, dict[str, object]] = {
    "cpac": {"epochs": 20, "points": 32, "threads": 1},
    "learned_diffusion": {"epochs": 20, "points": 32, "threads": 1},
    "evidence_net": {"passes": 10, "points": 32, "threads": 1},
    "pairwise_kl": {"steps": 40, "points": 32, "threads": 1},
    "clusternet": {"epochs": 15, "cluster_epochs": 10, "points": 32, "threads": 1},
    "deep_constrained": {"epochs": 10, "lead": 1, "rounds": 1, "points": 32, "threads": 1},
    "siamese": {"epochs": 10, "passes": 4, "points": 32, "threads": 1, "affinity": "omp", "batches": 80},
    "angular_pairs": {"epochs": 10, "steps": 40, "batch": 64, "points": 32, "threads": 1},
    "dec": {"epochs": 10, "rounds": 1, "points": 32, "threads": 1},
    "idec": {"epochs": 10, "rounds": 1, "points": 32, "threads": 1},
}
QUICK |= dict.fromkeys(("pcc", "ssc", "sc"), QUICK["siamese"])


def blobs(n: int = 120, kinds: int = 4, spread: float = 0.6, seed: int = 0, dimensions: int = 8):
    """Gaussian balls: `(n, d) float32` rows and their `(n,) int64` true labels."""
    rng = np.random.default_rng(seed)
    labels = np.arange(n, dtype=np.int64) % kinds
    centres = 4 * rng.standard_normal((kinds, dimensions))
    rows = centres[labels] + spread * rng.standard_normal((n, dimensions))
    return rows.astype(np.float32), labels


def training_set(kind: DataKind, n: int = 120, seed: int = 0):
    """The blobs as rows, as images of 8 x 8 pixels or as clouds of 64 points; and the true labels."""
    rows, labels = blobs(n, seed=seed)
    if kind is DataKind.FEATURES:
        return TrainingSet(kind, rows, rows.copy()), labels
    rng = np.random.default_rng(seed + 1)
    if kind is DataKind.IMAGES:
        pictures = np.repeat(rows.reshape(n, 1, 8, 1), 8, axis=1) * 12 + 128
        pictures = np.clip(pictures + rng.normal(0, 4, pictures.shape), 0, 255).astype(np.uint8)
        return TrainingSet(kind, pictures, rows), labels
    axes = 0.25 + 0.5 * rng.random((4, 3))
    clouds = rng.standard_normal((n, 64, 3))
    clouds *= axes[labels][:, None, :] / np.linalg.norm(clouds, axis=2, keepdims=True)
    return TrainingSet(kind, clouds.astype(np.float32), rows), labels


def some_links(labels, count: int = 40, seed: int = 0) -> Constraints:
    """True answers to random pairs."""
    rng = np.random.default_rng(seed)
    constraints = Constraints(len(labels))
    while len(constraints) < count:
        i, j = rng.choice(len(labels), 2, replace=False)
        constraints = constraints.with_link(int(i), int(j), same=bool(labels[i] == labels[j]))
    return constraints


def certain_answers(labels, count: int = 40, seed: int = 0) -> Constraints:
    """True answers as certain sets are asked for: an item is compared with one of each kind until it joins one."""
    rng = np.random.default_rng(seed)
    constraints, first_of_kind = Constraints(len(labels)), {}
    for item in rng.permutation(len(labels)).tolist():
        for kind, first in first_of_kind.items():
            constraints = constraints.with_link(first, item, same=bool(labels[item] == kind))
            if labels[item] == kind or len(constraints) >= count:
                break
        first_of_kind.setdefault(labels[item], item)
        if len(constraints) >= count:
            return constraints
    return constraints


def fit(
    model: type[Model],
    data: TrainingSet,
    constraints: Constraints,
    seed: int = 0,
    warm_start: Clustering | None = None,
    **settings: object,
) -> Clustering:
    """Run a model to its end with quick settings."""
    known = {spec.name for spec in model.params_type.specs()}
    quick = {name: value for name, value in QUICK.get(model.card.name, {}).items() if name in known}
    params = model.params_type.from_mapping({**quick, **settings})
    steps = model().fit(data, constraints, params, np.random.default_rng(seed), warm_start=warm_start)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value
