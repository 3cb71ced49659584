"""Each strategy asks what it says it asks."""

from __future__ import annotations

import numpy as np
import pytest

from helpers.blobs import blobs
from shapekin.pairs.constraints import Constraints
from shapekin.queries.base import QueryContext
from shapekin.queries.catalogue import get_strategy
from shapekin.queries.oracle import SimulatedUser

LINE = np.array([[0.0], [1.0], [2.0], [10.0], [11.0], [20.0]], np.float32)


def context(constraints=None, skip=frozenset(), **changes):
    values = {"embedding": LINE, "anchors": np.array([0, 3, 1, 4, 5, 2]), **changes}
    n = len(values["embedding"])
    return QueryContext(constraints or Constraints(n), np.zeros(n, np.int64), skip=skip, **values)


def links(n, same=(), different=()):
    return Constraints(n, np.array(same).reshape(-1, 2), np.array(different).reshape(-1, 2))


def pair(query):
    return query.a, query.b


def test_loss_asks_the_highest_open_loss_and_says_its_rank():
    pairs = np.array([[0, 1], [0, 2], [1, 2], [3, 4]])
    losses = np.array([0.1, 0.9, 0.5, 0.7], np.float32)
    here = context(links(6, [(0, 2)]), pairs=pairs, pair_losses=losses)
    queries = get_strategy("loss").propose(here, 2)
    assert [pair(query) for query in queries] == [(3, 4), (1, 2)]
    assert [(query.rank, query.of) for query in queries] == [(2, 4), (3, 4)]
    assert queries[0].reason == "loss rank 2 of 4"
    assert queries[0].score == pytest.approx(0.7)


def test_certain_sets_begin_with_the_first_two_anchors():
    assert pair(get_strategy("certain_sets").propose(context(), 1)[0]) == (3, 0)


def test_an_anchor_meets_the_nearest_member_of_the_nearest_kind_first():
    known = links(6, [(0, 1)], [(0, 3)])
    here = context(known, anchors=np.array([0, 3, 2, 5]))
    first, second = get_strategy("certain_sets").propose(here, 2)
    assert pair(first) == (2, 1)
    assert pair(second) == (5, 3)
    assert first.reason == "is this a new kind, or the same as the nearest of 2 known ones?"


def test_after_a_no_the_next_nearest_kind_is_tried_and_then_it_is_a_kind():
    known = links(6, [(0, 1)], [(0, 3), (5, 3)])
    here = context(known, anchors=np.array([0, 3, 5]))
    (query,) = get_strategy("certain_sets").propose(here, 5)
    assert pair(query) == (5, 1)
    assert query.reason == "unlike 1 of 2 known kinds: is it the next nearest, or a new kind?"
    settled = known.with_link(5, 1, same=False)
    assert get_strategy("certain_sets").propose(context(settled, anchors=np.array([0, 3, 5])), 5) == []


def test_an_unsure_pair_is_asked_through_another_member_after_the_other_kinds():
    known = links(6, [(0, 1)], [(0, 3)])
    here = context(known, skip=frozenset({(1, 2)}), anchors=np.array([0, 3, 2]))
    assert pair(get_strategy("certain_sets").propose(here, 1)[0]) == (2, 3)
    here = context(known.with_link(2, 3, same=False), skip=frozenset({(1, 2)}), anchors=np.array([0, 3, 2]))
    assert pair(get_strategy("certain_sets").propose(here, 1)[0]) == (2, 0)


def test_certain_sets_need_few_answers_to_place_all_anchors():
    rows, labels = blobs(200, kinds=6)
    anchors, user, known = np.arange(60), SimulatedUser(labels), Constraints(200)
    while len(known) < 200:
        here = QueryContext(known, labels, rows, anchors=anchors)
        queries = get_strategy("certain_sets").propose(here, 1)
        if not queries:
            break
        a, b = pair(queries[0])
        known = known.with_link(a, b, same=user.says_same(a, b))
    found = [set(labels[rows_].tolist()) for rows_ in known.closure().certain_sets]
    assert sorted(found, key=min) == [{kind} for kind in range(6)]
    assert len(known) <= 60 + 6 * 5 / 2


def test_explore_goes_to_the_farthest_item():
    assert pair(get_strategy("explore").propose(context(), 1)[0]) == (0, 3)
    known = links(6, [], [(0, 5)])
    assert pair(get_strategy("explore").propose(context(known), 1)[0]) in {(3, 5), (3, 0)}


def test_random_pairs_change_with_every_answer():
    rows, _ = blobs(300)
    one = get_strategy("random").propose(context(embedding=rows), 5)
    two = get_strategy("random").propose(context(links(300, [(0, 1)]), embedding=rows), 5)
    assert [pair(q) for q in one] != [pair(q) for q in two]


def test_random_pairs_find_the_last_open_one():
    every = [(i, j) for i in range(4) for j in range(i + 1, 4)]
    here = context(embedding=LINE[:4], skip=frozenset(every[:-1]))
    assert [pair(q) for q in get_strategy("random").propose(here, 9)] in ([(2, 3)], [(3, 2)])


def test_the_simulated_user_errs_as_often_as_told_and_always_on_the_same_pairs():
    labels = np.arange(100) % 3
    user, again = SimulatedUser(labels, noise=0.2, seed=1), SimulatedUser(labels, noise=0.2, seed=1)
    pairs = [(i, j) for i in range(100) for j in range(i + 1, 100)][:2000]
    wrong = [user.says_same(i, j) != (labels[i] == labels[j]) for i, j in pairs]
    assert 0.17 < np.mean(wrong) < 0.23
    backwards = [again.says_same(j, i) for i, j in reversed(pairs)]
    assert backwards == [user.says_same(i, j) for i, j in reversed(pairs)]


def test_unlabelled_items_are_like_no_other():
    user = SimulatedUser(np.array([-1, -1, 0]))
    assert not user.says_same(0, 1)
    assert not user.says_same(0, 2)
