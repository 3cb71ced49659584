"""Clusters keep their numbers, and the difference is told."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from shapekin.clustering.alignment import difference, keep_identities


def test_renumbered_clusters_get_their_old_numbers_back():
    old = np.array([0, 0, 0, 1, 1, 2, 2])
    new = np.array([2, 2, 2, 0, 0, 1, 0])
    assert keep_identities(new, old).tolist() == [0, 0, 0, 1, 1, 2, 1]
    assert str(difference(keep_identities(new, old), old)) == "1 moved"


def test_a_merged_cluster_keeps_the_larger_number_free_and_says_so():
    old = np.array([0, 0, 0, 1, 1, 2])
    kept = keep_identities(np.array([0, 0, 0, 0, 0, 1]), old)
    assert kept.tolist() == [0, 0, 0, 0, 0, 2]
    found = difference(kept, old)
    assert (found.moved, found.merged, found.appeared) == (2, 1, 0)
    assert str(found) == "2 moved, 1 merged"


def test_a_split_off_cluster_gets_a_free_number():
    old = np.array([0, 0, 0, 5, 5])
    kept = keep_identities(np.array([0, 0, 1, 2, 2]), old)
    assert kept.tolist() == [0, 0, 1, 5, 5]
    assert difference(kept, old).appeared == 1


def test_items_without_a_cluster_before_have_not_moved():
    kept = keep_identities(np.array([0, 0, 1]), np.array([3, -1, -1]))
    assert kept.tolist() == [3, 3, 0]
    assert difference(kept, np.array([3, -1, -1])).moved == 0


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(-1, 4)), max_size=30))
def test_the_partition_itself_never_changes(rows):
    new = np.array([row[0] for row in rows], np.int64)
    old = np.array([row[1] for row in rows], np.int64)
    kept = keep_identities(new, old)
    assert ((kept[:, None] == kept) == (new[:, None] == new)).all()
    assert (keep_identities(old[old >= 0], old[old >= 0]) == old[old >= 0]).all()
