"""Super-instances: groups of like items, the tree over them, and merging them by questions."""

from __future__ import annotations

import gc

import numpy as np
import pytest

from helpers.blobs import blobs
from shapekin.clustering.diffusion import neighbour_graph
from shapekin.clustering.spreading import graph_pairs
from shapekin.clustering.super_instances import contracted, likeness, super_instances, ward
from shapekin.pairs.constraints import NO_PAIRS, Constraints
from shapekin.queries import grouped as kept
from shapekin.queries.base import QueryContext
from shapekin.queries.catalogue import get_strategy
from shapekin.queries.grouped import grouped, parts, settled
from shapekin.queries.oracle import SimulatedUser


def seen(n=300, kinds=5, constraints=None, most_anchors=40, **changes):
    rows, labels = blobs(n, kinds)
    pairs, _ = graph_pairs(neighbour_graph(rows, 8))
    values = {"pairs": pairs, "anchors": np.arange(most_anchors), **changes}
    return QueryContext(constraints or Constraints(n), labels, rows, **values), labels


def test_groups_of_blobs_are_pure_and_named_from_zero():
    here, labels = seen()
    groups = super_instances(here.embedding, here.pairs, here.anchors, most=40)
    assert len(groups) == 40
    assert groups.sizes.sum() == 300
    np.testing.assert_array_equal(np.bincount(groups.of), groups.sizes)
    for group in range(40):
        members = np.flatnonzero(groups.of == group)
        assert groups.medoids[group] in members
        assert len(set(labels[members].tolist())) == 1


def test_the_tree_cut_into_as_many_parts_as_kinds_finds_them():
    here, labels = seen()
    groups = super_instances(here.embedding, here.pairs, here.anchors, most=60)
    part = groups.cut(5)[groups.of]
    assert {(a, b) for a, b in zip(part.tolist(), labels.tolist(), strict=True)} == set(
        zip(range(5), [int(labels[part == p][0]) for p in range(5)], strict=True)
    )
    assert len(np.unique(groups.cut(1))) == 1
    assert len(np.unique(groups.cut(60))) == 60


def test_a_medoid_is_nearest_to_the_mean_of_its_group():
    here, _ = seen()
    groups = super_instances(here.embedding, here.pairs, here.anchors, most=20)
    for group in range(len(groups)):
        members = np.flatnonzero(groups.of == group)
        off = ((here.embedding[members] - here.embedding[members].mean(axis=0)) ** 2).sum(axis=1)
        assert off[members == groups.medoids[group]][0] == pytest.approx(off.min(), rel=1e-4)


def test_likeness_is_locally_scaled():
    points = np.array([[0.0], [1.0], [3.0]], np.float32)
    pairs = np.array([[0, 1], [1, 2]])
    scale = np.array([1.0, 1.5, 2.0])
    expected = [np.exp(-1 / (scale[0] * scale[1])), np.exp(-4 / (scale[1] * scale[2]))]
    np.testing.assert_allclose(likeness(points, pairs), expected)
    assert likeness(np.zeros((2, 1), np.float32), np.array([[0, 1]])).tolist() == [1.0]


def test_contraction_joins_mutual_best_pairs_and_keeps_the_sum_of_weights():
    pairs = np.array([[0, 1], [1, 2], [2, 3]])
    of, between, weights = contracted(4, pairs, np.array([1.0, 0.5, 0.9]), 2)
    assert of.tolist() == [0, 0, 1, 1]
    assert between.tolist() == [[0, 0], [0, 1], [1, 1]]
    assert weights.tolist() == [1.0, 0.5, 0.9]


def test_of_very_many_items_chains_are_joined_and_stay_pure():
    here, labels = seen(2000, 4)
    groups = super_instances(here.embedding, here.pairs, here.anchors, most=30)
    assert len(groups) == 30
    assert groups.sizes.max() < 500
    pure = [len(set(labels[groups.of == group].tolist())) == 1 for group in range(30)]
    assert all(pure)


def test_what_no_pair_joins_shares_the_last_group():
    of, _, _ = contracted(6, np.array([[0, 1], [1, 2]]), np.ones(2), 2)
    assert of.tolist()[:3] == [0, 0, 0]
    assert set(of.tolist()[3:]) == {1}


def test_without_pairs_the_anchors_join_the_items():
    rows, labels = blobs(200, 4)
    groups = super_instances(rows, NO_PAIRS, np.arange(40), most=40)
    found = groups.cut(4)[groups.of]
    assert np.mean([len(set(labels[found == p].tolist())) == 1 for p in range(4)]) >= 0.75
    assert len(super_instances(rows[:3], NO_PAIRS, np.empty(0, np.int64))) == 3


def test_ward_is_that_of_a_naive_loop():
    rng = np.random.default_rng(0)
    rows, sizes = rng.normal(size=(25, 3)), rng.integers(1, 6, 25)
    mean, size = dict(enumerate(rows)), dict(enumerate(sizes.astype(float)))
    expected = []
    while len(mean) > 1:
        _, a, b = min(
            (size[a] * size[b] / (size[a] + size[b]) * ((mean[a] - mean[b]) ** 2).sum(), a, b)
            for a in mean
            for b in mean
            if a < b
        )
        expected.append([a, b])
        mean[a] = (size[a] * mean[a] + size[b] * mean[b]) / (size[a] + size[b])
        size[a] += size.pop(b)
        del mean[b]
    assert ward(rows, sizes).tolist() == expected


def test_groups_are_made_once_for_a_result_and_forgotten_with_it():
    here, labels = seen()
    before = len(kept._KEPT)
    first = grouped(here)
    answered = Constraints(300).with_link(0, 1, same=False)
    later = QueryContext(answered, labels, here.embedding, here.pairs, anchors=here.anchors)
    assert grouped(later) is first
    other = QueryContext(here.constraints, labels, here.embedding, here.pairs[5:], anchors=here.anchors)
    assert grouped(other) is not first
    del here, later, other
    gc.collect()
    assert len(kept._KEPT) == before


def test_parts_never_hold_what_is_known_to_differ():
    here, _ = seen()
    groups = grouped(here)
    a, b = groups.medoids[groups.merges[0]].tolist()  # the two likest groups of all
    closure = Constraints(300).with_link(a, b, same=False).closure()
    found = parts(groups, closure, 5)
    assert found.of_group[groups.of[a]] != found.of_group[groups.of[b]]
    assert len(found) > 5
    for row, own in ((a, closure.set_of[a]), (b, closure.set_of[b])):
        part = found.of_group[groups.of[row]]
        assert (found.sets[part], found.speakers[part]) == (own, row)
    known = settled(closure, found.sets)
    assert known[found.of_group[groups.of[a]], found.of_group[groups.of[b]]]
    assert known.sum() == len(found) + 2


def test_all_kinds_are_told_apart_with_few_answers():
    here, labels = seen(600, 5)
    user, known, asked = SimulatedUser(labels), Constraints(600), 0
    while asked < 60:
        query = get_strategy("super_instances").propose(
            QueryContext(known, labels, here.embedding, here.pairs, anchors=here.anchors), 1
        )[0]
        known = known.with_link(query.a, query.b, same=user.says_same(query.a, query.b))
        asked += 1
        if len(known.closure().separated) == 10 and len(known.closure().certain_sets) == 5:
            break
    assert asked < 60


def test_two_large_kinds_are_not_joined_on_one_answer():
    here, _ = seen(600, 1)
    groups = grouped(here)
    part = groups.cut(25)
    halves = groups.cut(2)
    speaker = {int(p): int(groups.medoids[np.flatnonzero(part == p)[0]]) for p in np.unique(part)}
    side = {p: int(halves[np.flatnonzero(part == p)[0]]) for p in speaker}
    must = []
    for half in (0, 1):
        mine = [speaker[p] for p in speaker if side[p] == half]
        must += [(mine[0], other) for other in mine[1:]]
    known = Constraints(600, np.array(must))
    asking = get_strategy("super_instances")

    def next_one(links):
        return asking.propose(QueryContext(links, here.labels, here.embedding, here.pairs, anchors=here.anchors), 1)[0]

    first = next_one(known)
    closure = known.closure()
    assert closure.set_of[first.a] < 0
    assert closure.set_of[first.b] < 0
    for same in (True, False):
        second = next_one(known.with_link(first.a, first.b, same=same))
        assert {int(closure.set_of[second.a]), int(closure.set_of[second.b])} == {0, 1}
