"""What an answer would do, before it is given."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.blobs import blobs, some_links
from shapekin.pairs.constraints import Constraints, Relation
from shapekin.queries.base import Answer, Query
from shapekin.session import Session
from shapekin.session.what_if import what_if
from shapekin.store.cache import Cache


def shown(links: Constraints, labels, embedding) -> Any:
    return SimpleNamespace(constraints=links, labels=labels, embedding=embedding)


@given(st.integers(0, 2**32), st.integers(0, 20))
@settings(max_examples=60, deadline=None)
def test_the_pairs_are_those_that_the_closure_gains(seed: int, count: int) -> None:
    n = 14
    rng = np.random.default_rng(seed)
    truth = rng.integers(4, size=n)
    truth[:2] = 0, 1
    links = some_links(truth, count, seed % 1000)
    a, b = (int(row) for row in rng.choice(n, 2, replace=False))
    same = bool(truth[a] == truth[b])
    found = what_if(
        shown(links, truth, rng.normal(size=(n, 2))), Query(a, b, "", ""), Answer.SAME if same else Answer.DIFFERENT
    )
    before, after = links.closure(), links.with_link(a, b, same=same).closure()
    gained = [
        after.relation(i, j) for i, j in combinations(range(n), 2) if after.relation(i, j) is not before.relation(i, j)
    ]
    assert found.joined == gained.count(Relation.SAME)
    assert found.parted == gained.count(Relation.DIFFERENT)
    assert found.known is before.relation(a, b)
    assert {*found.ours.tolist()} == {i for i in range(n) if before.relation(a, i) is Relation.SAME}


def two_balls():
    """Two balls in one cluster, a third in another."""
    rows, truth = blobs(90, 3)
    return rows, truth, np.where(truth == 2, 1, 0)


def test_different_divides_a_cluster_along_what_is_alike() -> None:
    rows, truth, labels = two_balls()
    a, b = (int(np.flatnonzero(truth == kind)[0]) for kind in (0, 1))
    found = what_if(shown(Constraints(90), labels, rows), Query(a, b, "", ""), Answer.DIFFERENT)
    moving = found.moving()
    assert set(truth[moving].tolist()) in ({0}, {1})
    assert len(moving) == 30
    assert moving[0] in (a, b)


def test_same_brings_two_clusters_together_and_only_what_goes_with_the_answer() -> None:
    rows, truth, labels = two_balls()
    kinds = [np.flatnonzero(truth == kind) for kind in range(3)]
    query = Query(int(kinds[0][0]), int(kinds[2][0]), "", "")
    alone = what_if(shown(Constraints(90), labels, rows), query, Answer.SAME)
    assert sorted(alone.moving().tolist()) == kinds[2].tolist()  # the smaller of the two, whole
    told = Constraints(90, np.array([[kinds[0][1], kinds[0][2]]]), np.array([[kinds[0][0], kinds[1][0]]]))
    some = what_if(shown(told, np.where(truth == 2, 1, 0), rows), Query(int(kinds[1][0]), query.b, "", ""), Answer.SAME)
    assert set(truth[some.moving()].tolist()) in ({1}, {2})


@pytest.mark.parametrize(("answer", "kind"), [(Answer.SAME, 0), (Answer.DIFFERENT, 2)])
def test_what_fits_already_moves_nothing(answer: Answer, kind: int) -> None:
    rows, truth, labels = two_balls()
    a, b = int(np.flatnonzero(truth == 0)[0]), int(np.flatnonzero(truth == kind)[-1])
    assert len(what_if(shown(Constraints(90), labels, rows), Query(a, b, "", ""), answer).moving()) == 0


def test_what_is_known_already_adds_nothing() -> None:
    rows, _, labels = two_balls()
    links = Constraints(90, np.array([[0, 1]]), np.array([[1, 2]]))
    for answer in (Answer.SAME, Answer.DIFFERENT):
        for other in (1, 2):
            found = what_if(shown(links, labels, rows), Query(0, other, "", ""), answer)
            assert (found.joined, found.parted, len(found.moving())) == (0, 0, 0)
            assert found.known is not Relation.UNKNOWN


def test_a_session_is_asked_and_left_as_it_is(project_path: Path, cache: Cache) -> None:
    with Session.open(project_path, cache) as session:
        query = session.next_question()
        assert query is not None
        answers = session.n_answers
        found = what_if(session, query, Answer.SAME)
        assert found.joined == len(found.ours) * len(found.theirs)
        assert set(session.labels[found.moving()].tolist()) <= set(found.clusters)
        assert session.n_answers == answers


def test_large_clusters_take_a_moment_only() -> None:
    rows, truth = blobs(20_000, 2, dimensions=32)
    links = some_links(truth, 60)
    loose = np.flatnonzero(links.closure().set_of < 0)
    a, b = (int(loose[truth[loose] == kind][0]) for kind in (0, 1))
    found = what_if(shown(links, np.zeros(20_000, np.int64), rows), Query(a, b, "", ""), Answer.DIFFERENT)
    assert found.moving().dtype == np.int64
