"""The product's own strategy: what is believed of groups, what answers are worth, and how few sort many kinds."""

from __future__ import annotations

import tracemalloc

import numpy as np
import pytest

from helpers.blobs import blobs, some_links
from shapekin.clustering.diffusion import neighbour_graph
from shapekin.clustering.metrics import clustering_accuracy
from shapekin.clustering.spreading import graph_pairs, spread_partition
from shapekin.pairs.constraints import Constraints
from shapekin.queries.adaptive import _nearest_open, disputed, joining, placing
from shapekin.queries.base import QueryContext
from shapekin.queries.beliefs import PRIOR, VARIANCE, Beliefs, kernel, one_kind
from shapekin.queries.catalogue import get_strategy
from shapekin.queries.grouped import grouped
from shapekin.queries.logistic import fitted
from shapekin.queries.oracle import SimulatedUser
from shapekin.steps import finished


def seen(constraints=None, n=300, kinds=5, spread=0.6, labels=None, **changes):
    rows, truth = blobs(n, kinds, spread)
    pairs, _ = graph_pairs(neighbour_graph(rows, 8))
    values = {"pairs": pairs, "anchors": np.arange(20), **changes}
    known = np.zeros(n, np.int64) if labels is None else labels
    return QueryContext(constraints or Constraints(n), known, rows, **values), truth


def some_neighbours(rows):
    """Pairs of near items, made quickly: neighbours along each axis."""
    orders = [np.argsort(rows[:, axis], kind="stable") for axis in range(rows.shape[1])]
    return np.unique(np.sort(np.concatenate([np.stack([o[:-1], o[1:]], axis=1) for o in orders]), axis=1), axis=0)


def asked(here, truth, count, strategy="adaptive"):
    """The context after so many answers to a strategy's questions."""
    known, user = here.constraints, SimulatedUser(truth)
    for _ in range(count):
        query = get_strategy(strategy).propose(here, 1)[0]
        known = known.with_link(query.a, query.b, same=user.says_same(query.a, query.b))
        here = QueryContext(known, here.labels, here.embedding, here.pairs, anchors=here.anchors)
    return here


def test_the_kernel_is_one_for_itself_and_never_more():
    here, _ = seen()
    k = kernel(grouped(here))
    np.testing.assert_allclose(np.diag(k), 1)
    np.testing.assert_allclose(k, k.T, atol=1e-12)
    assert k.min() >= 0
    assert k.max() <= 1 + 1e-9


def test_without_answers_the_odds_are_the_prior_and_answers_shift_them():
    k = np.array([[1.0, 0.1], [0.1, 1.0]])
    of = np.array([0] * 20 + [1] * 20)
    none = one_kind(k, of, Constraints(40))
    near = np.array([0.02, 0.1, 1.0])
    np.testing.assert_allclose(none(near), np.exp(PRIOR[0] + PRIOR[1] * np.log(near)))
    across = np.array([[row, 20 + row] for row in range(10)])
    more = one_kind(k, of, Constraints(40, across, np.empty((0, 2), np.int64)))
    less = one_kind(k, of, Constraints(40, np.empty((0, 2), np.int64), across))
    assert (less(near[:2]) < none(near[:2])).all()
    assert (none(near[:2]) < more(near[:2])).all()
    assert (np.diff(more(near)) > 0).all()


def test_the_fit_is_where_the_posterior_is_highest():
    here, truth = seen(spread=1.2)
    groups, links = grouped(here), some_links(truth, 60)
    k = kernel(groups)
    odds = one_kind(k, groups.of, links)(np.array([1.0, np.exp(-1)]))
    a, b = np.log(odds[0]), np.log(odds[0]) - np.log(odds[1])

    def log_posterior(a, b):
        total = -((a - PRIOR[0]) ** 2) / VARIANCE[0] / 2 - (b - PRIOR[1]) ** 2 / VARIANCE[1] / 2
        for pairs, sign in ((links.must_links, 1), (links.cannot_links, -1)):
            for i, j in pairs.tolist():
                x = np.log(max(k[groups.of[i], groups.of[j]], 1e-4))
                total -= np.log1p(np.exp(-sign * (a + b * x)))
        return total

    best = log_posterior(a, b)
    assert all(log_posterior(a + da, b + db) < best for da, db in ((0.05, 0), (-0.05, 0), (0, 0.05), (0, -0.05)))


def test_beliefs_agree_with_a_naive_loop():
    here, _ = seen(some_links(blobs(300, 5)[1], 30), spread=1.0)
    groups = grouped(here)
    found = Beliefs.of(groups, here.constraints)
    closure = here.constraints.closure()
    k, odds = kernel(groups), one_kind(kernel(groups), groups.of, here.constraints)
    for group in range(0, len(groups), 7):
        likeness = [sum(k[group, groups.of[i]] for i in own) / len(own) ** 0.5 for own in closure.certain_sets]
        np.testing.assert_allclose(found.likeness[group], likeness)
        first, second = sorted((value / sum(likeness) for value in likeness), reverse=True)[:2]
        chances = [max(odds(k[group, groups.of[i]]) for i in own) for own in closure.certain_sets]
        assert found.doubt[group] == pytest.approx(1 - max(chances) / (1 + sum(chances)) * (first - second))
    chance = found.joining()
    for s, one in enumerate(closure.certain_sets):
        possible = {
            t: max(odds(k[groups.of[i], groups.of[j]]) for i in one for j in other)
            for t, other in enumerate(closure.certain_sets)
            if t != s and t not in closure.separated_from[s]
        }
        for t in range(len(closure.certain_sets)):
            here_ = possible[t] / (1 + sum(possible.values())) if t in possible else 0.0
            assert chance[s, t] >= here_ - 1e-9
            assert (chance[s, t] > 0) == (t in possible)


def test_surprise_is_how_often_the_likest_item_was_of_another_kind():
    here, _ = seen(some_links(blobs(300, 5)[1], 80), spread=1.5)
    groups = grouped(here)
    found = Beliefs.of(groups, here.constraints)
    closure, k = here.constraints.closure(), kernel(groups)
    items = [int(i) for own in closure.certain_sets for i in own]
    wrong = asked_about = 0
    for item in items:
        own = int(closure.set_of[item])
        alone = len(closure.certain_sets[own]) == 1
        if alone and len(closure.separated_from[own]) < len(closure.certain_sets) - 1:
            continue
        likest = max(
            (other for other in items if other != item), key=lambda other: k[groups.of[item], groups.of[other]]
        )
        asked_about += 1
        wrong += int(closure.set_of[likest]) != own
    assert asked_about > 20
    assert found.surprise() == pytest.approx((1 + wrong) / (5 + asked_about))
    assert Beliefs.of(groups, Constraints(300)).surprise() == pytest.approx(0.2)


def test_once_all_is_as_foreseen_kinds_that_were_taken_for_two_are_found():
    """Two far parts of one kind, which no neighbours join; single answers elsewhere never surprise."""
    rows, parts = blobs(240, 6, 0.3)
    truth = np.minimum(parts, 4)
    pairs, _ = graph_pairs(neighbour_graph(rows, 8))
    here = QueryContext(Constraints(240), parts, rows, pairs, anchors=np.arange(20))
    closure = asked(here, truth, 60).constraints.closure()
    joined = [own for own in closure.certain_sets if {4, 5} <= set(parts[own].tolist())]
    assert len(joined) == 1


def test_nothing_is_proposed_that_the_evidence_entails():
    here, _ = seen(some_links(blobs(300, 5)[1], 60))
    closure = here.constraints.closure()
    for query in get_strategy("adaptive").propose(here, 50):
        assert closure.relation(query.a, query.b).name == "UNKNOWN"


def test_the_first_question_is_asked_from_the_group_most_like_all_others():
    here, _ = seen()
    groups = grouped(here)
    hub = groups.medoids[(kernel(groups) @ groups.sizes).argmax()]
    assert hub in {query.b for query in get_strategy("adaptive").propose(here, 1)}


def test_the_question_of_most_worth_comes_first_and_worth_is_counted_in_items():
    here, truth = seen(kinds=8, spread=1.5)
    here = asked(here, truth, 20)
    groups, beliefs = grouped(here), Beliefs.of(grouped(here), here.constraints)
    worths = [each[0] for each in (*joining(groups, beliefs, 400), *placing(groups, beliefs, 400))]
    assert get_strategy("adaptive").propose(here, 1)[0].score == pytest.approx(max(worths))
    homes = np.unique(np.concatenate(beliefs.homes))
    cover = beliefs.kernel[:, homes].max(axis=1)
    group = int(np.setdiff1d(np.arange(len(groups)), homes)[0])
    gain = sum(
        size * doubt * max(beliefs.kernel[at, group] - cover[at], 0)
        for at, (size, doubt) in enumerate(zip(groups.sizes, beliefs.doubt, strict=True))
    )
    listed = {int(one[0]): worth for worth, one, _, _ in placing(groups, beliefs, 400)}
    assert listed[int(groups.medoids[group])] == pytest.approx(beliefs.surprise() * gain)


def test_disputed_is_the_share_of_neighbours_elsewhere():
    rows = np.zeros((4, 2), np.float32)
    pairs = np.array([[0, 1], [0, 2], [1, 3]])
    here = QueryContext(Constraints(4).with_link(1, 3, same=False), np.array([0, 0, 1, 1]), rows, pairs)
    assert disputed(here, here.constraints.closure()).tolist() == [0.5, 0.0, 1.0, 0.0]


def test_answers_to_it_help_where_comparing_each_kind_with_each_would_take_780():
    here, truth = seen(n=800, kinds=40, spread=1.9)

    def accuracy(constraints):
        steps = spread_partition(here.embedding, constraints.closure(), 10, np.random.default_rng(0))
        return clustering_accuracy(finished(steps)[0].labels, truth)

    before = accuracy(here.constraints)
    after = {name: accuracy(asked(here, truth, 100, name).constraints) for name in ("adaptive", "super_instances")}
    assert after["adaptive"] > before + 0.05
    assert after["adaptive"] > after["super_instances"] + 0.03


def test_at_last_single_items_among_other_kinds_are_placed():
    here, truth = seen(n=900, kinds=2)
    groups = grouped(here)
    odd = int(np.setdiff1d(np.arange(900), groups.medoids)[3])
    wrong = truth.copy()
    wrong[odd] = 1 - wrong[odd]
    kinds = [groups.medoids[truth[groups.medoids] == kind] for kind in range(2)]
    links = [(int(rows[0]), int(row)) for rows in kinds for row in rows[1:]]
    known = Constraints(900, np.array(links), np.array([[int(rows[0]) for rows in kinds]]))
    later = QueryContext(known, wrong, here.embedding, here.pairs, anchors=here.anchors)
    query = get_strategy("adaptive").propose(later, 1)[0]
    assert query.a == odd
    assert query.score == 1.0


def test_a_locked_kind_of_thousands_costs_no_more_than_its_groups():
    """Its items are must-links, all of them: what looked at each with each took seconds and gigabytes."""
    rows, truth = blobs(6000, 3, 0.6)
    here = QueryContext(Constraints(6000), truth, rows, some_neighbours(rows), anchors=np.arange(20))
    known = Constraints(6000)
    for kind in range(2):
        inside = np.flatnonzero(truth == kind)
        chain = np.stack([inside[:-1], inside[1:]], axis=1)
        known = Constraints(6000, np.concatenate([known.must_links, chain]), known.cannot_links)
    groups = grouped(here)
    tracemalloc.start()
    beliefs = Beliefs.of(groups, known)
    beliefs.surprise()
    _nearest_open(here, known.closure(), beliefs.kernel, groups.of, *beliefs.members)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 60e6


def test_the_curve_is_fitted_where_undamped_steps_leap_to_and_fro():
    rng = np.random.default_rng(0)
    prior, variance = np.array(PRIOR), np.array(VARIANCE)
    for _ in range(200):
        m = int(rng.integers(1, 12))
        rows = np.stack([np.ones(m), rng.choice([0.0, -2.0, -9.2], m)], axis=1)
        same = rng.random(m) < 0.4
        weights = fitted(rows, same, prior, variance)
        gradient = rows.T @ (same - 1 / (1 + np.exp(-rows @ weights))) - (weights - prior) / variance
        np.testing.assert_allclose(gradient, 0, atol=1e-3)
