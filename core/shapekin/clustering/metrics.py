"""How good a partition is, by true labels and by the evidence.

Items without a true label (-1) are left out everywhere. Entropies are natural logarithms.
"""

from __future__ import annotations

import numpy as np

from shapekin.arrays import FloatArray, IntArray
from shapekin.pairs.constraints import Constraints


def contingency(labels: IntArray, true_labels: IntArray) -> IntArray:
    """How many items lie in each cluster and each true class at once.

    Args:
        labels: `(n,)` any integers.
        true_labels: `(n,)` any integers; -1 for an item that is left out.

    Returns:
        `(k, c) int64`: clusters and classes that occur, ascending.
    """
    known = true_labels >= 0
    clusters, rows = np.unique(labels[known], return_inverse=True)
    classes, columns = np.unique(true_labels[known], return_inverse=True)
    table = np.zeros((clusters.size, classes.size), np.int64)
    np.add.at(table, (rows, columns), 1)
    return table


def clustering_accuracy(labels: IntArray, true_labels: IntArray) -> float:
    """Share of items right under the best one-to-one matching of clusters to classes.

    Hungarian matching; surplus clusters match nothing, so their items count as wrong.
    """
    from scipy.optimize import linear_sum_assignment

    table = contingency(labels, true_labels)
    if not table.size:
        return 0.0
    rows, columns = linear_sum_assignment(table, maximize=True)
    return float(table[rows, columns].sum() / table.sum())


def purity(labels: IntArray, true_labels: IntArray) -> float:
    """Share of items that belong to the commonest class of their cluster."""
    table = contingency(labels, true_labels)
    return float(table.max(axis=1).sum() / table.sum()) if table.size else 0.0


def nmi(labels: IntArray, true_labels: IntArray) -> float:
    """Mutual information over the arithmetic mean of both entropies, in [0, 1]."""
    information, cluster_entropy, class_entropy = _entropies(labels, true_labels)
    return _ratio(information, (cluster_entropy + class_entropy) / 2)


def nmi_max(labels: IntArray, true_labels: IntArray) -> float:
    """Mutual information over the larger entropy, as the papers define NMI, in [0, 1]."""
    information, cluster_entropy, class_entropy = _entropies(labels, true_labels)
    return _ratio(information, max(cluster_entropy, class_entropy))


def ari(labels: IntArray, true_labels: IntArray) -> float:
    """Adjusted Rand index (Hubert and Arabie, 1985): 1 for equal partitions, about 0 by chance."""
    table = contingency(labels, true_labels)
    both = _pairs(table)
    in_cluster, in_class = _pairs(table.sum(axis=1)), _pairs(table.sum(axis=0))
    every = _pairs(table.sum())
    by_chance = in_cluster * in_class / every if every else 0.0
    most = (in_cluster + in_class) / 2
    return float((both - by_chance) / (most - by_chance)) if most != by_chance else 1.0


def scores(labels: IntArray, true_labels: IntArray, constraints: Constraints) -> dict[str, float]:
    """Everything that `evaluate` prints.

    Args:
        labels: `(n,) int64`.
        true_labels: `(n,) int64`, -1 where unknown.
        constraints: The evidence.

    Returns:
        acc, nmi, nmi_max, ari, purity (these only where an item has a true label), clusters,
        satisfied_fraction, and n: the number of items scored (all items where none has a label).
    """
    known = int((true_labels >= 0).sum())
    about_truth = {
        "acc": clustering_accuracy(labels, true_labels),
        "nmi": nmi(labels, true_labels),
        "nmi_max": nmi_max(labels, true_labels),
        "ari": ari(labels, true_labels),
        "purity": purity(labels, true_labels),
    }
    return {
        **(about_truth if known else {}),
        "clusters": int(np.unique(labels).size),
        "satisfied_fraction": constraints.satisfied_fraction(labels),
        "n": known or len(labels),
    }


def _pairs(counts: IntArray | np.int64) -> float:
    """Number of unordered pairs within groups of these sizes."""
    sizes = np.asarray(counts, np.float64)
    return float((sizes * (sizes - 1) / 2).sum())


def _entropies(labels: IntArray, true_labels: IntArray) -> tuple[float, float, float]:
    """Mutual information, entropy of the clusters, entropy of the classes; in nats."""
    table = contingency(labels, true_labels)
    if not table.size:
        return 0.0, 0.0, 0.0
    joint = table / table.sum()
    of_clusters, of_classes, of_both = (
        _entropy(joint.sum(axis=1)),
        _entropy(joint.sum(axis=0)),
        _entropy(joint.ravel()),
    )
    return max(of_clusters + of_classes - of_both, 0.0), of_clusters, of_classes


def _entropy(shares: FloatArray) -> float:
    positive = shares[shares > 0]
    return float(-(positive * np.log(positive)).sum())


def _ratio(information: float, entropy: float) -> float:
    """1 when there is nothing to know: both partitions have a single group."""
    return min(information / entropy, 1.0) if entropy > 0 else 1.0
