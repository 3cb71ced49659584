"""What is known and guessed among the items of a batch."""

from __future__ import annotations

import numpy as np

from helpers.blobs import some_links
from shapekin.pairs.constraints import Constraints, Relation
from shapekin.pairs.graph import PairGraph
from shapekin.pairs.relations import Relations, Suggestions, telling_pairs

TRUTH = np.arange(30) % 3


def test_all_that_is_known_among_some_items_is_found():
    closure = some_links(TRUTH, 25).closure()
    rows = np.random.default_rng(1).permutation(30)[:20]
    known = Relations(closure).among(rows)
    found = {(i, j): bool(same) for (i, j), same in zip(known.pairs.tolist(), known.same, strict=True)}
    for i in range(20):
        for j in range(i + 1, 20):
            relation = closure.relation(int(rows[i]), int(rows[j]))
            wanted = {Relation.SAME: True, Relation.DIFFERENT: False}.get(relation)
            assert found.get((i, j)) == wanted
    assert len(found) == len(known)


def test_nothing_is_known_without_evidence():
    assert len(Relations(Constraints(5).closure()).among(np.arange(5))) == 0
    assert telling_pairs(Constraints(5).closure()).shape == (0, 2)


def test_the_fewest_pairs_tell_everything():
    closure = some_links(TRUTH, 25).closure()
    pairs = telling_pairs(closure)
    same = closure.set_of[pairs[:, 0]] == closure.set_of[pairs[:, 1]]
    again = Constraints(30, pairs[same], pairs[~same]).closure()
    assert again.separated == closure.separated
    assert (again.set_of == closure.set_of).all()
    joined = sum(len(members) - 1 for members in closure.certain_sets)
    assert len(pairs) == joined + len(closure.separated)


def ring(n=12):
    edges = np.array([(i, i + 1) for i in range(n - 1)])
    return PairGraph(n, edges, np.ones(n - 1), np.zeros(n - 1, np.bool_))


def test_suggestions_are_near_neighbours_and_members_of_two_groups():
    groups = np.repeat([0, 1, 2], 4)
    closure = Constraints(12, np.array([[1, 5]]), np.array([[0, 8], [2, 3]])).closure()
    suggested = Suggestions(ring(), groups, closure)
    rows = np.arange(12)
    known = suggested.among(rows, np.random.default_rng(0))
    for (i, j), same in zip(known.pairs.tolist(), known.same, strict=True):
        assert closure.relation(i, j) is Relation.UNKNOWN
        if same:
            assert j == i + 1
        else:
            assert groups[i] != groups[j]
            assert {groups[i], groups[j]} != {0, 1}  # an answer joins these
    assert known.same.any()
    assert not known.same.all()


def test_drawn_rows_are_distinct_ends_of_pairs_that_are_not_told():
    closure = Constraints(12, np.array([[0, 1]]), np.array([[2, 3]])).closure()
    suggested = Suggestions(ring(), np.zeros(12, np.int64), closure)
    rows = suggested.draw(200, np.random.default_rng(0))
    assert (np.diff(rows) > 0).all()
    assert 0 not in rows  # its only neighbour is told
    assert len(suggested) == 9
    nothing = PairGraph(12, np.empty((0, 2), np.int64), np.empty(0), np.empty(0, np.bool_))
    assert Suggestions(nothing, np.zeros(12, np.int64), closure).draw(5, np.random.default_rng(0)).size == 0
