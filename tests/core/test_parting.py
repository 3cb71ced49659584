"""A sub-category into parts: by k, by itself, by what was answered; taken over, taken back, told again."""

from __future__ import annotations

import io
import json
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.blobs import blobs, some_links
from shapekin.cli.main import main
from shapekin.clustering.eigengap import leading_eigenvalues
from shapekin.clustering.parting import MOST_PARTS, _eigenvalues, parted, proposed_parts
from shapekin.errors import ContradictionError, ProjectError
from shapekin.pairs.constraints import Constraints, Relation
from shapekin.queries.base import Answer, Query
from shapekin.session import Session
from shapekin.session.parting import PARTS, SHOWN
from shapekin.store.cache import Cache


@pytest.fixture
def session(project_path: Path, cache: Cache):
    with Session.open(project_path, cache) as opened:
        yield opened


@pytest.mark.parametrize("kinds", [2, 3, 5])
def test_balls_are_found_and_counted(kinds: int) -> None:
    rows, truth = blobs(150, kinds)
    free = Constraints(150).closure()
    assert proposed_parts(rows, free) == kinds
    found = parted(rows, free, kinds)
    assert all(len(np.unique(truth[found == part])) == 1 for part in range(kinds))
    assert (np.diff(np.bincount(found)) <= 0).all()


def test_the_eigenvalues_are_those_of_the_sparse_graph() -> None:
    rows, _ = blobs(80, 3)
    assert np.allclose(_eigenvalues(rows.astype(np.float64))[:6], leading_eigenvalues(rows, 6), atol=1e-6)


@given(st.integers(0, 2**32), st.integers(0, 40), st.integers(2, MOST_PARTS))
@settings(max_examples=40, deadline=None)
def test_answers_are_obeyed_whatever_they_are(seed: int, count: int, parts: int) -> None:
    rows, truth = blobs(40, 4, seed=seed % 1000)
    strange = np.random.default_rng(seed).permutation(truth)
    links = some_links(strange, count, seed % 1000)
    found = parted(rows, links.closure(), parts, seed % 7)
    assert links.satisfied_fraction(found) == 1.0
    assert np.array_equal(np.unique(found), np.arange(found.max() + 1))


def test_many_items_are_divided_as_few_are_and_the_same_every_time() -> None:
    rows, truth = blobs(3_000, 4)
    links = some_links(truth, 60)
    found = parted(rows, links.closure(), 4)
    assert all(len(np.unique(truth[found == part])) == 1 for part in range(4))
    assert np.array_equal(found, parted(rows, links.closure(), 4))


def test_what_little_there_is() -> None:
    free = Constraints(2).closure()
    assert len(parted(np.empty((0, 3), np.float32), Constraints(0).closure(), 2)) == 0
    assert proposed_parts(np.zeros((2, 3), np.float32), free) == 2
    assert len(parted(np.zeros((5, 3), np.float32), Constraints(5).closure(), 3)) == 5
    assert proposed_parts(np.zeros((30, 3), np.float32), Constraints(30).closure()) >= 2


def test_parts_are_taken_over_and_taken_back_as_a_whole(session: Session) -> None:
    whole = session.clusters[0]
    session.rename_cluster(whole.id, "seat/chair")
    before, answers = session.labels.copy(), session.n_answers
    parts = session.parting(whole.id).into(3)
    assert sorted(np.concatenate(parts).tolist()) == session.members(whole.id).tolist()
    change = session.part(whole.id, parts)
    assert change.partition
    assert change.evidence
    ids = [int(session.labels[part[0]]) for part in parts]
    assert ids[0] == whole.id
    assert len(set(ids)) == 3
    for cluster, part in zip(ids, parts, strict=True):
        assert session.members(cluster).tolist() == sorted(part.tolist())
        assert session.cluster(cluster).name == ("seat/chair" if cluster == whole.id else "seat/chair/")
        assert all(session.relation(int(part[0]), row) is Relation.SAME for row in part[1:SHOWN].tolist())
    for one, other in combinations(parts, 2):
        assert session.relation(int(one[0]), int(other[0])) is Relation.DIFFERENT
    assert {row.form for row in session.evidence} == {PARTS}
    assert session.undo_step is not None
    assert session.undo_step.what == PARTS
    session.undo()
    assert np.array_equal(session.labels, before)
    assert session.n_answers == answers
    session.redo()
    assert [int(session.labels[part[0]]) for part in parts] == ids


def test_only_what_was_shown_is_said(session: Session) -> None:
    whole = session.clusters[0]
    parts = session.parting(whole.id).into(2)
    session.part(whole.id, parts)
    shown = {row for part in parts for row in part[:SHOWN].tolist()}
    assert {row for one in session.evidence for row in one.pair} == shown


def test_answers_inside_decide_the_parts(session: Session) -> None:
    whole = session.clusters[0].id
    rows = session.members(whole).tolist()
    a, b, c = rows[0], rows[1], rows[2]
    for one, other, said in ((a, b, Answer.DIFFERENT), (a, c, Answer.SAME), (b, rows[3], Answer.DIFFERENT)):
        session.answer(Query(one, other, "", ""), said)
    session.answer(Query(a, rows[3], "", ""), Answer.DIFFERENT)
    parting = session.parting(whole)
    assert parting.told == 3
    parts = parting.into(2)
    assert len(parts) == 3
    where = {row: place for place, part in enumerate(parts) for row in part.tolist()}
    assert where[a] == where[c]
    assert len({where[a], where[b], where[rows[3]]}) == 3
    session.part(whole, parts)
    assert session.constraints.satisfied_fraction(session.labels) == 1.0


def test_what_cannot_be_divided_says_so(session: Session) -> None:
    whole = session.clusters[0].id
    parts = session.parting(whole).into(2)
    for wrong in ((), parts[:1], (parts[0], parts[0]), (parts[0], np.array([], np.int64))):
        with pytest.raises(ProjectError, match="nothing was"):
            session.part(whole, wrong)
    other = session.members(session.clusters[1].id)
    with pytest.raises(ProjectError, match="no parts"):
        session.part(whole, (parts[0], other))
    session.lock(whole)
    with pytest.raises(ProjectError, match="one kind"):
        session.parting(whole)
    with pytest.raises(ContradictionError):
        session.part(whole, parts)
    session.unlock(whole)
    session.split(parts[0][:1])
    alone = int(session.labels[parts[0][0]])
    with pytest.raises(ProjectError, match="one item only"):
        session.parting(alone)


def test_the_command_line_divides_and_the_recipe_repeats_it(
    project_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, cache: Cache
) -> None:
    with Session.open(project_path, cache) as session:
        whole, before = session.clusters[0].id, session.labels.copy()
    assert main(["split", str(project_path), str(whole), "--parts", "2", "--dry-run"]) == 0
    assert "Part 2" in capsys.readouterr().out
    with Session.open(project_path, cache) as session:
        assert np.array_equal(session.labels, before)
    assert main(["split", str(project_path), str(whole), "--parts", "2", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)["parts"]
    assert sum(part["size"] for part in told) == int((before == whole).sum())
    main(["recipe", str(project_path)])
    script = capsys.readouterr().out
    with Session.open(project_path, cache) as session:
        after, said = session.labels.copy(), session.constraints
        session.undo()
    line = next(row for row in script.splitlines() if row.startswith("[["))
    monkeypatch.setattr("sys.stdin", io.StringIO(line))
    assert main(["split", str(project_path), str(whole), "--stdin"]) == 0
    with Session.open(project_path, cache) as session:
        assert np.array_equal(session.labels, after)
        assert np.array_equal(session.constraints.must_links, said.must_links)
        assert np.array_equal(session.constraints.cannot_links, said.cannot_links)
    monkeypatch.setattr("sys.stdin", io.StringIO("[1]"))
    assert main(["split", str(project_path), str(whole), "--stdin"]) == 1
    with pytest.raises(SystemExit):
        main(["split", str(project_path), str(whole), "--parts", "1"])
