"""Questions about the items of one kind only."""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.blobs import blobs, some_links
from helpers.pace import paced
from shapekin.cli.main import main
from shapekin.errors import ContradictionError, UnknownNameError
from shapekin.jobs.runners import run_inline
from shapekin.pairs.constraints import Constraints, Relation
from shapekin.queries.base import Answer, Query, QueryContext
from shapekin.queries.catalogue import STRATEGIES
from shapekin.queries.forms.catalogue import FORMS
from shapekin.queries.oracle import SimulatedUser
from shapekin.queries.within import ANCHORS, Within, inner_constraints
from shapekin.session import Session
from shapekin.store.cache import Cache

ALL = [pytest.param(strategy, id=name) for name, strategy in STRATEGIES.items()]


def places(rows: np.ndarray, n: int) -> np.ndarray:
    place = np.full(n, -1, np.int64)
    place[rows] = np.arange(len(rows))
    return place


@given(st.integers(0, 2**32), st.integers(0, 16))
@settings(max_examples=60, deadline=None)
def test_the_same_follows_inside_as_outside(seed: int, count: int) -> None:
    n = 16
    rng = np.random.default_rng(seed)
    truth = rng.integers(4, size=n)
    asked = rng.permutation(np.stack(np.triu_indices(n, 1), 1))[:count]
    same = truth[asked[:, 0]] == truth[asked[:, 1]]
    whole = Constraints(n, asked[same], asked[~same])
    rows = np.flatnonzero(rng.random(n) < 0.6)
    inner = inner_constraints(whole, rows, places(rows, n))
    for i, j in combinations(range(len(rows)), 2):
        assert inner.closure().relation(i, j) is whole.closure().relation(int(rows[i]), int(rows[j]))
    said = {(int(rows[i]), int(rows[j])) for i, j in inner.must_links.tolist()}
    assert {(i, j) for i, j in whole.must_links.tolist() if {i, j} <= set(rows.tolist())} <= said


def test_contradictions_are_not_hidden() -> None:
    whole = Constraints(4, np.array([[0, 1], [1, 2]]), np.array([[0, 2]]))
    with pytest.raises(ContradictionError):
        inner_constraints(whole, np.array([1, 3]), places(np.array([1, 3]), 4))


def context(n: int, constraints: Constraints | None = None) -> QueryContext:
    rows, labels = blobs(n)
    rng = np.random.default_rng(1)
    pairs = np.unique(np.sort(rng.integers(n, size=(6 * n, 2)), axis=1), axis=0)
    pairs = pairs[pairs[:, 0] < pairs[:, 1]]
    return QueryContext(
        constraints=constraints or Constraints(n),
        labels=labels,
        embedding=rows,
        pairs=pairs,
        pair_losses=rng.random(len(pairs)).astype(np.float32),
        anchors=rng.permutation(n)[: min(n, 400)],
        skip=frozenset({(0, 1), (2, 5)}),
    )


@pytest.mark.parametrize("strategy", ALL)
@pytest.mark.parametrize("count", [1, 2, 3, 7, 40])
def test_every_strategy_asks_inside_alone_and_nothing_entailed(strategy, count: int) -> None:
    _, labels = blobs(80)
    whole = context(80, some_links(labels, 30))
    rows = np.sort(np.random.default_rng(count).permutation(80)[:count])
    inside = Within.of(whole, rows)
    queries = inside.outward(strategy.propose(inside.context(whole), 10))
    assert count < 40 or queries
    assert count > 1 or not queries
    for query in queries:
        assert {query.a, query.b} <= set(rows.tolist())
        assert (min(query.a, query.b), max(query.a, query.b)) not in whole.skip
        assert whole.constraints.closure().relation(query.a, query.b) is Relation.UNKNOWN


@pytest.mark.parametrize("strategy", ALL)
def test_a_dialogue_inside_ends_and_settles_every_pair(strategy) -> None:
    n = 24
    whole = context(n)
    user = SimulatedUser(np.arange(n) % 5)
    rows = np.arange(1, n, 2)
    links = Constraints(n, np.array([[0, 5], [0, 15]]))
    every = np.stack(np.triu_indices(n, 1), axis=1)
    for _ in range(200):
        here = QueryContext(links, whole.labels, whole.embedding, every, np.ones(len(every)), whole.anchors)
        inside = Within.of(here, rows)
        queries = inside.outward(strategy.propose(inside.context(here), 1))
        if not queries:
            break
        (query,) = queries
        assert links.closure().relation(query.a, query.b) is Relation.UNKNOWN
        links = links.with_link(query.a, query.b, same=user.says_same(query.a, query.b))
    for i, j in combinations(rows.tolist(), 2):
        assert links.closure().relation(i, j) is not Relation.UNKNOWN


def test_enough_anchors_are_offered_and_none_twice() -> None:
    whole = context(500)
    for count in (1, 30, 60, 200):
        inside = Within.of(whole, np.arange(count))
        assert len(set(inside.anchors.tolist())) == len(inside.anchors) >= min(count, ANCHORS)
    rows = np.zeros((20, 3), np.float32)
    alike = QueryContext(Constraints(20), np.zeros(20, np.int64), rows)
    assert sorted(Within.of(alike, np.arange(5, 15)).anchors.tolist()) == list(range(10))


@pytest.mark.parametrize("strategy", ALL)
def test_it_is_quick_at_ten_thousand_items(strategy) -> None:
    _, labels = blobs(10_000)
    whole = context(10_000, some_links(labels, 200))
    inside = Within.of(whole, np.flatnonzero(labels == 0))
    strategy.propose(inside.context(whole), 1)
    assert min(paced(lambda: strategy.propose(inside.context(whole), 2)) for _ in range(5)) < 0.1


# -- the session ----------------------------------------------------------------------------------------


@pytest.fixture
def session(project_path: Path, cache: Cache):
    with Session.open(project_path, cache) as opened:
        yield opened


def test_questions_lie_within_and_stay_there(session: Session, cache: Cache) -> None:
    first = session.clusters[0]
    session.rename_cluster(first.id, "seat/chair")
    inside = set(session.members(first.id).tolist())
    for name in STRATEGIES:
        for query in session.questions(5, name, within="seat"):
            assert {query.a, query.b} <= inside
    assert session.next_question(within=first.id) is not None
    session.ask_within("seat")
    query = session.next_question()
    assert query is not None
    assert {query.a, query.b} <= inside
    assert session.questions(400, "random", within="") != session.questions(400, "random")
    assert session.within is not None
    assert session.within.title == "seat"
    session.rename_kind("seat", "furniture")
    assert session.within.title == "furniture"
    session.undo()
    assert session.within.title == "seat"
    session.ask_within("seat/chair")
    session.rename_cluster(first.id, "")
    with Session.open(session.path, cache, read_only=True) as again:
        assert again.within is not None
        assert again.within.cluster == first.id
    session.ask_within("")
    assert session.within is None
    with pytest.raises(UnknownNameError):
        session.ask_within("tables")
    with pytest.raises(UnknownNameError):
        session.questions(1, within="tables")


@pytest.mark.parametrize("form", FORMS)
def test_forms_show_items_within_alone(session: Session, form: str) -> None:
    first, second = session.clusters[:2]
    rows = session.members(first.id)
    session.answer(Query(int(rows[0]), int(rows[1]), "", ""), Answer.DIFFERENT)
    session.answer(Query(int(rows[0]), int(session.members(second.id)[0]), "", ""), Answer.DIFFERENT)
    question = session.form_question(form, within=first.id)
    assert question is not None
    assert set(question.rows) <= set(rows.tolist())
    assert question.reason
    session.form = form
    session.ask_within(first.id)
    assert session.form_question() == question


def test_different_inside_splits_the_kind_at_the_next_training_and_its_parts_stay_in_it(
    session: Session, cache: Cache
) -> None:
    first = session.clusters[0]
    session.rename_cluster(first.id, "chair")
    session.ask_within("chair")
    truth = SimulatedUser(session.dataset.true_labels)
    for _ in range(12):
        query = session.next_question()
        if query is None:
            break
        same = truth.says_same(query.a, query.b)
        session.answer(query, Answer.SAME if same else Answer.DIFFERENT)
    apart = session.constraints.cannot_links
    assert len(apart)
    session.record(run_inline(session.training_job("graph_diffusion"), cache))
    assert (session.labels[apart[:, 0]] != session.labels[apart[:, 1]]).all()
    assert session.within is not None
    assert session.within.title == "chair"


def test_without_a_cluster_nothing_is_asked_within_it(session: Session) -> None:
    first, second = session.clusters[:2]
    session.ask_within(second.id)
    session.merge([first.id, second.id])
    assert session.within is None
    session.undo()
    assert session.within is not None


# -- the command line -----------------------------------------------------------------------------------


def run(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str, str]:
    status = main([str(word) for word in words])
    out, err = capsys.readouterr()
    return status, out, err


def test_ask_within(project_path: Path, capsys: pytest.CaptureFixture[str], cache: Cache) -> None:
    with Session.open(project_path, cache) as session:
        smallest = session.clusters[-1]
        names = {session.dataset.names[row] for row in session.members(smallest.id)}
        title = session.clusters[0].title
    ask = ("ask", project_path, "--within", smallest.id, "--json")
    found = json.loads(run(capsys, *ask, "-n", 3)[1])["questions"]
    assert found
    assert all({question["a"], question["b"]} <= names for question in found)
    several = json.loads(run(capsys, "ask", project_path, "--form", "odd", "--within", title, "--json")[1])
    assert several["items"]
    status, _, err = run(capsys, "ask", project_path, "--within", "tables")
    assert status == 1
    assert title in err
    one = sorted(names)
    for name in one[1:]:
        run(capsys, "answer", project_path, one[0], name, "same")
    for more in ((), ("--form", "groups")):
        status, out, err = run(capsys, *ask, *more)
        assert (status, out) == (1, "")
        assert "nothing left to ask within" in err
