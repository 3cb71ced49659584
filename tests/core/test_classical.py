"""The classical methods: those of a library agree with it, ours with their own definitions."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from sklearn import cluster
from sklearn.datasets import load_digits
from sklearn.metrics import adjusted_rand_score

from helpers.blobs import blobs, fit, some_links
from shapekin.clustering.blocks import Blocks, assign, cost_of, spread_centres, weighted_means
from shapekin.clustering.eigengap import leading_eigenvalues, proposed_count
from shapekin.clustering.metrics import clustering_accuracy
from shapekin.data.dataset import DataKind
from shapekin.errors import ParameterError
from shapekin.models.base import TrainingSet
from shapekin.models.catalogue import MODELS
from shapekin.models.classical.density import dense_radius
from shapekin.models.classical.method import _homes
from shapekin.models.classical.mpc_k_means import _distances, _Links, _metrics
from shapekin.pairs.constraints import Constraints


@pytest.fixture(scope="module")
def digits():
    found = load_digits()
    rows = found.data[:600].astype(np.float32)
    return TrainingSet(DataKind.FEATURES, rows, rows), found.target[:600].astype(np.int64)


def seed_of(seed=0):
    """The seed that a method is handed when the generator is `default_rng(seed)`."""
    return int(np.random.default_rng(seed).integers(2**31))


def fitted(name, data, links=None, **settings):
    return fit(MODELS[name], data, links or Constraints(len(data)), **settings)


@pytest.mark.parametrize(
    ("name", "settings", "reference"),
    [
        ("kmeans", {"n_clusters": 10}, lambda: cluster.KMeans(10, n_init=10, random_state=seed_of())),
        ("agglomerative", {"n_clusters": 10}, lambda: cluster.AgglomerativeClustering(10)),
        (
            "agglomerative",
            {"n_clusters": 10, "linkage": "average"},
            lambda: cluster.AgglomerativeClustering(10, linkage="average"),
        ),
        ("hdbscan", {"smallest": 8}, lambda: cluster.HDBSCAN(min_cluster_size=8, min_samples=5, copy=True)),
        ("dbscan", {"radius": 22.0}, lambda: cluster.DBSCAN(eps=22.0, min_samples=5)),
        (
            "affinity_propagation",
            {},
            lambda: cluster.AffinityPropagation(damping=0.9, max_iter=500, random_state=seed_of()),
        ),
    ],
)
def test_agrees_with_its_reference(digits, name, settings, reference):
    data, _ = digits
    expected = _homes(reference().fit_predict(data.features), data.features)
    assert adjusted_rand_score(fitted(name, data, **settings).labels, expected) == pytest.approx(1.0)


def test_mean_shift_finds_the_peaks_of_blobs():
    rows, truth = blobs(200, 4, 0.5)
    found = fitted("mean_shift", TrainingSet(DataKind.FEATURES, rows, rows), quantile=0.2)
    assert clustering_accuracy(found.labels, truth) == 1.0


@pytest.mark.parametrize("name", ["constrained_kmeans", "constrained_spectral", "rcc"])
def test_answers_help(digits, name):
    data, truth = digits
    count = {"n_clusters": 10} if name != "rcc" else {}
    plain = clustering_accuracy(fitted(name, data, **count).labels, truth)
    helped = clustering_accuracy(fitted(name, data, some_links(truth, 500), **count).labels, truth)
    assert helped > plain + 0.02


@pytest.mark.parametrize("name", ["cop_kmeans", "mpc_kmeans"])
def test_answers_are_all_obeyed_at_a_small_price(digits, name):
    data, truth = digits
    links = some_links(truth, 500)
    plain, helped = fitted(name, data, n_clusters=10).labels, fitted(name, data, links, n_clusters=10).labels
    assert links.satisfied_fraction(plain) < 1 == links.satisfied_fraction(helped)
    assert clustering_accuracy(helped, truth) > clustering_accuracy(plain, truth) - 0.06


@pytest.mark.parametrize("name", ["constrained_kmeans", "cop_kmeans", "mpc_kmeans", "constrained_spectral"])
def test_answers_that_need_more_groups_are_told(name):
    rows, _ = blobs(30, 3)
    all_apart = np.array(list(itertools.combinations(range(4), 2)))
    with pytest.raises(ParameterError, match="3 groups"):
        fitted(name, TrainingSet(DataKind.FEATURES, rows, rows), Constraints(30, cannot_links=all_apart), n_clusters=3)


def test_cop_k_means_obeys_links_into_every_group():
    rows, truth = blobs(90, 3, 0.4)
    for kind in range(3):
        members = np.flatnonzero(truth == kind)
        stranger = np.flatnonzero(truth == (kind + 1) % 3)[0]
        links = Constraints(90, must_links=np.array([[members[0], stranger]]))
        labels = fitted("cop_kmeans", TrainingSet(DataKind.FEATURES, rows, rows), links, n_clusters=3).labels
        assert labels[members[0]] == labels[stranger]


def test_constrained_k_means_leaves_the_answered_kinds_where_they_are():
    rows = np.array([[0.0], [0.1], [10.0], [10.1], [9.0]], np.float32)
    links = Constraints(5, must_links=np.array([[0, 4]]), cannot_links=np.array([[0, 2]]))
    data = TrainingSet(DataKind.FEATURES, rows, rows)
    labels = fitted("constrained_kmeans", data, links, n_clusters=2).labels
    assert labels[0] == labels[4] != labels[2] == labels[3]


def test_blocks_hold_certain_sets_first():
    rows, _ = blobs(10, 2)
    links = Constraints(10, np.array([[3, 7], [7, 9]]), np.array([[3, 5]]))
    closure = links.closure()
    blocks = Blocks.of_closure(rows, closure)
    assert len(blocks) == 8
    for s, members in enumerate(closure.certain_sets):
        assert (blocks.of[members] == s).all()
        np.testing.assert_allclose(blocks.means[s], rows[members].mean(axis=0), rtol=1e-6)
    assert blocks.sizes.sum() == 10


def test_assignment_is_the_best_of_all_for_one_bound_pair():
    rng = np.random.default_rng(0)
    rows = rng.standard_normal((6, 2))
    blocks = Blocks.of_closure(rows, Constraints(6, cannot_links=np.array([[0, 1]])).closure())
    for _ in range(50):
        costs = rng.random((6, 3))
        costs[1, costs[0].argmin()] = 5  # the second would not want the first one's column anyway
        chosen = assign(blocks, costs)
        ways = [w for w in itertools.product(range(3), repeat=6) if w[0] != w[1]]
        assert tuple(chosen) == min(ways, key=lambda way: costs[np.arange(6), way].sum())


def test_no_room_is_told():
    blocks = Blocks.of_closure(
        np.zeros((3, 1)), Constraints(3, cannot_links=np.array([[0, 1], [0, 2], [1, 2]])).closure()
    )
    assert assign(blocks, np.zeros((3, 2))) is None


def test_weighted_means_and_cost_against_loops():
    rng = np.random.default_rng(1)
    rows = rng.standard_normal((12, 3))
    blocks = Blocks.of_closure(rows, Constraints(12, np.array([[0, 1], [2, 3], [3, 4]])).closure())
    columns = rng.integers(0, 3, len(blocks))
    columns[columns == 2] = 0
    start = rng.standard_normal((3, 3))
    means = weighted_means(blocks, columns, start)
    items = columns[blocks.of]
    for column in range(2):
        np.testing.assert_allclose(means[column], rows[items == column].mean(axis=0))
    np.testing.assert_array_equal(means[2], start[2])
    loop = sum(((blocks.means[b] - means[columns[b]]) ** 2).sum() for b in blocks.of)
    assert cost_of(blocks, columns, means) == pytest.approx(loop)


def test_centres_start_from_those_given_and_repeat_when_there_are_too_few_points():
    blocks = Blocks.of_closure(np.ones((4, 2)), Constraints(4).closure())
    centres = spread_centres(blocks, np.array([[5.0, 5.0]]), 3, np.random.default_rng(0))
    np.testing.assert_array_equal(centres, [[5, 5], [1, 1], [1, 1]])


def test_mpc_distances_and_metrics_against_loops():
    rng = np.random.default_rng(2)
    x = rng.standard_normal((8, 3))
    centres, metrics = rng.standard_normal((2, 3)), rng.random((2, 3)) + 0.5
    found = _distances(x, centres, metrics)
    for i, h in itertools.product(range(8), range(2)):
        loop = (metrics[h] * (x[i] - centres[h]) ** 2).sum() - np.log(metrics[h]).sum()
        assert found[i, h] == pytest.approx(loop)
    labels = np.array([0, 0, 0, 0, 1, 1, 1, 1])
    links = _Links(np.array([[0, 4]]), np.array([[1, 2]]))
    learned = _metrics(x, labels, centres, links, price=2.0)
    for h in range(2):
        spread = sum((x[i] - centres[h]) ** 2 for i in np.flatnonzero(labels == h))
        spread = spread + 0.5 * 2.0 * (x[0] - x[4]) ** 2
        if h == 0:
            spread = spread + 2.0 * (np.ptp(x, axis=0) ** 2 - (x[1] - x[2]) ** 2)
        typical = x.var(axis=0).mean()
        np.testing.assert_allclose(learned[h], np.clip(4 / spread, 0.01 / typical, 100 / typical))


def test_mpc_may_break_answers_when_asked_to():
    rows, truth = blobs(60, 3, 0.3)
    absurd = Constraints(60, must_links=np.array([[0, 1]]))
    data = TrainingSet(DataKind.FEATURES, rows, rows)
    kept = fitted("mpc_kmeans", data, absurd, n_clusters=3)
    assert kept.labels[0] == kept.labels[1]
    free = fitted("mpc_kmeans", data, absurd, n_clusters=3, keep_answers=False, price=0.0)
    assert free.labels[0] != free.labels[1]
    assert clustering_accuracy(free.labels, truth) == 1.0


def test_the_eigengap_counts_blobs():
    for kinds in (3, 5, 7):
        rows, _ = blobs(300, kinds, 0.4)
        assert proposed_count(rows) == kinds


def test_the_largest_eigenvalue_is_one():
    rows, _ = blobs(300, 4)
    values = leading_eigenvalues(rows)
    assert values[0] == pytest.approx(1.0)
    assert (np.diff(values) <= 1e-9).all()


def test_dense_radius_reaches_two_thirds_of_the_items():
    rows, _ = blobs(300, 4)
    radius = dense_radius(rows, 5)
    near = (np.linalg.norm(rows[:, None] - rows[None], axis=2) <= radius).sum(axis=1)
    assert (near >= 5).mean() == pytest.approx(2 / 3, abs=0.01)


def test_codes_can_be_clustered_instead_of_features():
    rows, truth = blobs(120, 4, 0.4)
    shuffled = np.random.default_rng(0).standard_normal((120, 4)).astype(np.float32)
    data = TrainingSet(DataKind.FEATURES, rows, shuffled)  # the quick features say nothing
    found = fitted("kmeans", data, n_clusters=4, space="codes", epochs=30)
    assert clustering_accuracy(found.labels, truth) > 0.9
    again = fit(MODELS["kmeans"], data, Constraints(120), warm_start=found, n_clusters=4, space="codes")
    np.testing.assert_array_equal(again.embedding, found.embedding)


def test_too_many_items_for_affinity_propagation():
    rows = np.zeros((12_001, 1), np.float32)
    with pytest.raises(ParameterError, match="12,001"):
        fitted("affinity_propagation", TrainingSet(DataKind.FEATURES, rows, rows))
