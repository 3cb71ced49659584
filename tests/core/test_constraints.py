from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shapekin.errors import ContradictionError, ParameterError
from shapekin.pairs.constraints import Constraints, Relation


def links_from_truth(labels: list[int], pairs: list[tuple[int, int]]) -> Constraints:
    constraints = Constraints(len(labels))
    for i, j in pairs:
        if i != j:
            constraints = constraints.with_link(i, j, same=labels[i] == labels[j])
    return constraints


truths = st.integers(2, 14).flatmap(
    lambda n: st.tuples(
        st.lists(st.integers(0, 3), min_size=n, max_size=n),
        st.lists(st.tuples(st.integers(0, n - 1), st.integers(0, n - 1)), max_size=25),
    )
)


@given(truths)
def test_what_is_entailed_is_true(case: tuple[list[int], list[tuple[int, int]]]) -> None:
    labels, pairs = case
    closure = links_from_truth(labels, pairs).closure()
    for i in range(len(labels)):
        for j in range(len(labels)):
            relation = closure.relation(i, j)
            if relation is Relation.SAME:
                assert labels[i] == labels[j]
            elif relation is Relation.DIFFERENT:
                assert labels[i] != labels[j]


@given(truths)
def test_closure_agrees_with_a_naive_fixed_point(case: tuple[list[int], list[tuple[int, int]]]) -> None:
    labels, pairs = case
    constraints = links_from_truth(labels, pairs)
    n = len(labels)
    same = np.eye(n, dtype=bool)
    for i, j in constraints.must_links:
        same[i, j] = same[j, i] = True
    for k in range(n):  # Warshall
        same |= np.outer(same[:, k], same[k])
    different = np.zeros((n, n), bool)
    for i, j in constraints.cannot_links:
        block = np.outer(same[i], same[j])
        different |= block | block.T
    closure = constraints.closure()
    for i in range(n):
        for j in range(n):
            expected = Relation.SAME if same[i, j] else Relation.DIFFERENT if different[i, j] else Relation.UNKNOWN
            assert closure.relation(i, j) is expected


def test_certain_sets_and_singletons() -> None:
    constraints = Constraints(6, np.array([[3, 1], [1, 5]]), np.array([[0, 5]]))
    closure = constraints.closure()
    assert [rows.tolist() for rows in closure.certain_sets] == [[0], [1, 3, 5]]
    assert closure.set_of.tolist() == [0, 1, -1, 1, -1, 1]
    assert closure.separated_from == (frozenset({1}), frozenset({0}))


def test_a_contradiction_names_the_shortest_chain() -> None:
    must = np.array([[0, 1], [1, 2], [2, 3], [0, 4], [4, 3]])
    with pytest.raises(ContradictionError) as caught:
        Constraints(5, must, np.array([[0, 3]])).closure()
    assert caught.value.pair == (0, 3)
    assert caught.value.path == (0, 4, 3)


def test_repeats_and_order_do_not_matter() -> None:
    one = Constraints(4, np.array([[2, 1], [1, 2], [0, 1]]))
    assert one.must_links.tolist() == [[0, 1], [1, 2]]


@pytest.mark.parametrize("pair", [[0, 0], [0, 4], [-1, 2]])
def test_impossible_pairs_are_refused(pair: list[int]) -> None:
    with pytest.raises(ParameterError):
        Constraints(4, np.array([pair]))


def test_satisfied_fraction_counts_both_kinds() -> None:
    constraints = Constraints(4, np.array([[0, 1], [1, 2]]), np.array([[0, 3], [1, 3]]))
    assert constraints.satisfied_fraction(np.array([0, 0, 1, 1])) == pytest.approx(3 / 4)
    assert Constraints(4).satisfied_fraction(np.zeros(4, np.int64)) == 1.0
