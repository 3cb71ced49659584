"""Doubtful answers are asked again in other words, and conflicts are settled."""

from __future__ import annotations

import numpy as np
import pytest

from helpers.blobs import blobs
from helpers.pace import paced
from shapekin.errors import ContradictionError
from shapekin.pairs.constraints import Constraints
from shapekin.queries.base import QueryContext
from shapekin.queries.certain_sets import CertainSets
from shapekin.queries.oracle import SimulatedUser
from shapekin.queries.reconsidering import reconsider
from shapekin.queries.second_look import NAME, error_rate, likeness, second_look, slip, suspicion

TWO_HEAPS = np.array([[0.0], [1.0], [2.0], [3.0], [20.0], [21.0], [22.0], [23.0]], np.float32)


def context(same=(), different=(), rows=TWO_HEAPS, **changes):
    n = len(rows)
    links = Constraints(n, np.array(same, np.int64).reshape(-1, 2), np.array(different, np.int64).reshape(-1, 2))
    return QueryContext(links, np.zeros(n, np.int64), rows, anchors=np.arange(n), **changes)


def test_slips_are_what_bayes_says():
    p = np.array([0.9, 0.9, 0.2])
    found = slip(0.1, p, np.array([True, False, True]))
    naive = [
        0.1 * 0.1 / (0.1 * 0.1 + 0.9 * 0.9),
        0.1 * 0.9 / (0.1 * 0.9 + 0.9 * 0.1),
        0.1 * 0.8 / (0.1 * 0.8 + 0.9 * 0.2),
    ]
    np.testing.assert_allclose(found, naive)


def test_the_error_rate_falls_with_checks_that_agree_and_rises_with_mistakes():
    bare = Constraints(4, np.array([[0, 1], [1, 2]]), np.array([[2, 3]]))
    checked = Constraints(4, np.array([[0, 1], [1, 2], [0, 2]]), np.array([[2, 3], [0, 3]]))
    assert error_rate(bare, 0) == 1 / 20
    assert error_rate(checked, 0) == 1 / 22
    assert error_rate(checked, 2) == 3 / 24


def test_near_pairs_are_likelier_than_far_ones_and_answers_move_the_curve():
    near_and_far = np.array([[0, 1], [0, 4]])
    before = likeness(context([(2, 3)]))(near_and_far)
    assert before[0] > 0.4 > 0.1 > before[1]
    after = likeness(context(different=[(2, 3), (1, 2), (4, 5), (5, 6)]))(near_and_far)
    assert after[0] < before[0]


def test_a_far_answer_on_which_much_hangs_is_asked_again_across():
    heaps = [(0, 1), (1, 2), (2, 3), (4, 5), (5, 6), (6, 7)]
    assert second_look(context(heaps)) is None
    query = second_look(context([*heaps, (3, 4)]))
    assert query is not None
    assert query.strategy == NAME
    assert "in other words" in query.reason
    assert query.a < 4 <= query.b
    assert (query.a, query.b) != (3, 4)


def test_one_yes_confirms_the_whole_chain_and_skipped_pairs_are_not_asked():
    heaps = [(0, 1), (1, 2), (2, 3), (4, 5), (5, 6), (6, 7), (3, 4)]
    query = second_look(context(heaps))
    assert query is not None
    assert second_look(context([*heaps, (query.a, query.b)])) != query
    again = second_look(context(heaps, skip=frozenset({(query.a, query.b)})))
    assert again is None or (again.a, again.b) != (query.a, query.b)


def test_a_near_pair_alone_that_keeps_two_groups_apart_is_asked_again():
    rows = np.array([[0.0], [1.0], [2.0], [3.0], [4.0], [5.0], [40.0]], np.float32)
    apart = context([(0, 1), (1, 2), (3, 4), (4, 5)], [(2, 3), (5, 6)], rows)
    query = second_look(apart)
    assert query is not None
    assert query.a < 3 <= query.b < 6
    twice = [(2, 3), (5, 6), (query.a, query.b)]
    assert second_look(context([(0, 1), (1, 2), (3, 4), (4, 5)], twice, rows)) is None


def test_who_cannot_tell_is_not_asked_on_and_on():
    heaps, apart = [(0, 1), (1, 2), (3, 4), (4, 5)], [(2, 3), (5, 6)]
    rows = np.array([[0.0], [1.0], [2.0], [3.0], [4.0], [5.0], [40.0]], np.float32)
    query = second_look(context(heaps, apart, rows))
    assert query is not None
    assert second_look(context(heaps, apart, rows, skip=frozenset({(query.a, query.b)}))) is None


def test_the_unlikeliest_answer_of_a_conflict_is_suspected():
    linked = Constraints(8, np.array([[0, 1], [1, 4], [4, 5]]), np.array([[0, 5]]))
    with pytest.raises(ContradictionError) as conflict:
        linked.closure()
    suspects = suspicion(context([(0, 1), (1, 4), (4, 5)]), conflict.value)
    assert sum(suspects.values()) == pytest.approx(1)
    assert max(suspects, key=lambda pair: suspects[pair]) == (1, 4)


@pytest.mark.parametrize("wrong", ["joined", "parted"])
def test_a_conflict_is_settled_by_asking_others_and_the_slip_goes(wrong):
    user = SimulatedUser(np.repeat([0, 1], 4))
    if wrong == "joined":
        before = context([(0, 1), (2, 3), (1, 2), (4, 5), (6, 7), (5, 6), (3, 4)])
        said, slipped = (2, 5), (3, 4)
    else:
        before = context([(0, 1), (2, 3), (4, 5), (6, 7), (5, 6)], [(1, 2), (0, 4)])
        said, slipped = (0, 3), (1, 2)
    linked = before.constraints.with_link(*said, same=user.says_same(*said))
    found = reconsider(before, linked, user.says_same)
    found.constraints.closure()
    kept = np.concatenate([found.constraints.must_links, found.constraints.cannot_links]).tolist()
    assert list(slipped) not in kept
    assert list(said) in kept
    assert found.given_up == 1
    assert 0 < len(kept) - (len(linked) - 1) <= found.asked <= 3


def pairs_of(links):
    return {(i, j) for i, j in np.concatenate([links.must_links, links.cannot_links]).tolist()}


def dialogue(rows, truth, answers, noise, seed, *, second_looks):
    user, links, given_up, said = SimulatedUser(truth, noise, seed), Constraints(len(truth)), frozenset(), 0
    anchors = np.random.default_rng(seed).permutation(len(truth))
    while said < answers:
        here = QueryContext(links, np.zeros(len(truth), np.int64), rows, anchors=anchors, given_up=given_up)
        check = second_look(here) if second_looks else None
        query = check or CertainSets().propose(here, 1)[0]
        linked = links.with_link(query.a, query.b, same=user.says_same(query.a, query.b))
        found = reconsider(here, linked, user.says_same)
        given_up |= pairs_of(linked) - pairs_of(found.constraints)
        links, said = found.constraints, said + 1 + found.asked
    return links


def test_fewer_items_are_placed_wrongly_than_without():
    rows, truth = blobs(400, kinds=6)

    def misplaced(links):
        kinds = (np.bincount(truth[members]) for members in links.closure().certain_sets)
        return sum(int(kind.sum() - kind.max()) for kind in kinds)

    bare, looked = (
        sum(misplaced(dialogue(rows, truth, 120, 0.07, seed, second_looks=on)) for seed in range(4))
        for on in (False, True)
    )
    assert looked < 0.4 * bare


def test_it_is_quick_with_thousands_of_answers():
    n = 10_000
    rows = np.random.default_rng(0).normal(size=(n, 50)).astype(np.float32)
    truth = np.arange(n) % 10
    same = np.stack([np.arange(2000), np.arange(2000) + 10], axis=1)
    links = Constraints(n, same, np.stack([np.arange(500), np.arange(500) + 1], axis=1))
    here = QueryContext(links, truth, rows, anchors=np.arange(400))
    links.closure()
    assert paced(lambda: second_look(here)) < 0.1
