"""Bridges of must-links against taking each link away."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from shapekin.pairs.bridges import bridge_trees
from shapekin.pairs.constraints import Constraints

N = 12
some_pairs = st.lists(
    st.tuples(st.integers(0, N - 1), st.integers(0, N - 1)).filter(lambda pair: pair[0] != pair[1]), max_size=20
)


def pieces(links):
    """Members of each certain set."""
    return [
        set(members.tolist())
        for members in Constraints(N, np.array(links, np.int64).reshape(-1, 2)).closure().certain_sets
    ]


@given(some_pairs)
def test_a_bridge_is_a_link_without_which_its_ends_come_apart(pairs):
    links = sorted({(min(pair), max(pair)) for pair in pairs})
    found = {}
    for tree in bridge_trees(Constraints(N, np.array(links, np.int64).reshape(-1, 2))):
        found |= {(i, j): int(beyond) for (i, j), beyond in zip(tree.bridges.tolist(), tree.beyond, strict=True)}
    naive = {}
    for link in links:
        left = [other for other in links if other != link]
        one, other = ({item} for item in link)
        for piece in pieces(left):
            one, other = (piece if end & piece else end for end in (one, other))
        if one is not other and link[1] not in one:
            naive[link] = min(len(one), len(other))
    assert found == naive


@given(some_pairs)
def test_blocks_and_bridges_are_a_tree_over_the_whole_set(pairs):
    constraints = Constraints(N, np.array(pairs, np.int64).reshape(-1, 2))
    whole = [set(members.tolist()) for members in constraints.closure().certain_sets]
    for tree in bridge_trees(constraints):
        items = np.concatenate(tree.blocks).tolist()
        assert len(items) == len(set(items))
        assert set(items) in whole
        assert len(tree.bridges) == len(tree.blocks) - 1
        for bridge, ends in zip(tree.bridges.tolist(), tree.ends.tolist(), strict=True):
            assert {int(item in tree.blocks[end]) for item in bridge for end in ends} == {0, 1}


def test_the_heaviest_path_of_a_star_and_of_a_chain():
    (star,) = bridge_trees(Constraints(N, np.array([[0, 1], [0, 2], [0, 3]])))
    weights = np.array([[0, 0.1, 0.5, 0.4][other] for _, other in star.bridges.tolist()])
    first, last, most = star.heaviest_path(weights)
    assert {int(star.blocks[block][0]) for block in (first, last)} == {2, 3}
    assert most == 0.9
    (chain,) = bridge_trees(Constraints(N, np.array([[0, 1], [1, 2], [2, 3]])))
    assert chain.heaviest_path(np.ones(3))[2] == 3


def test_a_long_chain_does_not_exhaust_the_stack():
    n = 5000
    (tree,) = bridge_trees(Constraints(n, np.stack([np.arange(n - 1), np.arange(1, n)], axis=1)))
    assert len(tree.bridges) == n - 1
    assert tree.beyond.max() == n // 2
