"""Scores against their definitions, written out naively."""

from __future__ import annotations

from itertools import combinations, permutations
from math import log

import numpy as np
import pytest

from shapekin.clustering.metrics import ari, clustering_accuracy, nmi, nmi_max, purity, scores
from shapekin.pairs.constraints import Constraints

RNG = np.random.default_rng(0)
SIZES = ((3, 3), (5, 3), (2, 4), (1, 3), (4, 1))
CASES = [(RNG.integers(0, k, 40), RNG.integers(0, c, 40)) for k, c in SIZES]


def naive_accuracy(labels, truth):
    clusters, classes = sorted(set(labels)), sorted(set(truth))
    size = max(len(clusters), len(classes))
    best = 0
    for matching in permutations(range(size), len(clusters)):
        pairs = {(k, classes[m]) for k, m in zip(clusters, matching, strict=True) if m < len(classes)}
        best = max(best, sum((k, c) in pairs for k, c in zip(labels, truth, strict=True)))
    return best / len(labels)


def entropy(values):
    return -sum(values.count(v) / len(values) * log(values.count(v) / len(values)) for v in set(values))


@pytest.mark.parametrize(("labels", "truth"), CASES)
def test_definitions(labels, truth):
    a, b = labels.tolist(), truth.tolist()
    assert clustering_accuracy(labels, truth) == pytest.approx(naive_accuracy(a, b))
    by_cluster = [[t for k, t in zip(a, b, strict=True) if k == c] for c in set(a)]
    assert purity(labels, truth) == pytest.approx(sum(max(map(m.count, m)) for m in by_cluster) / len(a))
    information = entropy(a) + entropy(b) - entropy(list(zip(a, b, strict=True)))
    both = (entropy(a), entropy(b))
    assert nmi(labels, truth) == pytest.approx(information / (sum(both) / 2), abs=1e-9)
    assert nmi_max(labels, truth) == pytest.approx(information / max(both), abs=1e-9)
    pairs = list(combinations(range(len(a)), 2))
    same = np.array([(a[i] == a[j], b[i] == b[j]) for i, j in pairs])
    both_same, chance = same.all(axis=1).sum(), same[:, 0].sum() * same[:, 1].sum() / len(pairs)
    expected = (both_same - chance) / (same.sum() / 2 - chance)
    assert ari(labels, truth) == pytest.approx(expected, abs=1e-9)


def test_surplus_clusters_match_nothing():
    truth = np.repeat([0, 1], 10)
    labels = np.concatenate([np.zeros(6), np.ones(4), np.full(10, 2)]).astype(np.int64)
    assert clustering_accuracy(labels, truth) == pytest.approx(16 / 20)
    assert purity(labels, truth) == 1.0


def test_a_perfect_partition_scores_one_whatever_its_numbers():
    truth = np.array([0, 0, 1, 1, 2])
    labels = np.array([7, 7, 3, 3, 9])
    for score in (clustering_accuracy, purity, nmi, nmi_max, ari):
        assert score(labels, truth) == pytest.approx(1.0)


def test_scores_leave_unlabelled_items_out_and_count_the_obeyed_links():
    truth = np.array([0, 0, 1, -1, -1])
    labels = np.array([0, 0, 1, 1, 2])
    links = Constraints(5, np.array([[0, 1], [0, 2]]), np.array([[0, 3]]))
    found = scores(labels, truth, links)
    assert list(found) == ["acc", "nmi", "nmi_max", "ari", "purity", "clusters", "satisfied_fraction", "n"]
    assert (found["acc"], found["clusters"], found["n"]) == (1.0, 3, 3)
    assert found["satisfied_fraction"] == pytest.approx(2 / 3)


def test_without_any_truth_only_the_evidence_is_scored():
    found = scores(np.array([0, 1, 1]), np.full(3, -1), Constraints(3))
    assert found == {"clusters": 2, "satisfied_fraction": 1.0, "n": 3}
