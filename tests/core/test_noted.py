"""Notes, representatives and locks of sub-categories; what undoing would take back."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

import numpy as np
import pytest

from shapekin.errors import ContradictionError, ProjectError
from shapekin.queries.base import Answer, Query
from shapekin.session import Session
from shapekin.store.cache import Cache


def pair(a: int, b: int) -> Query:
    return Query(a, b, "", "")


@pytest.fixture
def session(project_path: Path, cache: Cache):
    opened = Session.open(project_path, cache)
    yield opened
    with contextlib.suppress(sqlite3.ProgrammingError):  # a test may have closed it
        opened.close()


def test_a_note_is_kept_and_taken_back(session: Session, project_path: Path, cache: Cache) -> None:
    cluster = session.clusters[0].id
    session.set_note(cluster, "Legs of metal.\nAsk Anna. ")
    assert session.notes == {cluster: "Legs of metal.\nAsk Anna. "}
    assert session.undo_step.what == "note"
    session.close()
    with Session.open(project_path, cache) as again:
        assert again.notes[cluster].startswith("Legs")
        assert again.undo().clusters
        assert again.notes == {}
        assert again.redo_step.what == "note"
        again.redo()
        assert again.notes[cluster].startswith("Legs")
        with pytest.raises(ProjectError):
            again.set_note(cluster, "x" * 10_001)


def test_names_notes_answers_and_representatives_are_taken_back_in_their_order(session: Session) -> None:
    cluster = session.clusters[0]
    other = next(row for row in session.members(cluster.id).tolist() if row != cluster.representative)
    session.rename_cluster(cluster.id, "seat")
    session.answer(pair(0, 1), Answer.UNSURE)
    session.choose_representative(other)
    session.set_note(cluster.id, "hello")
    assert session.cluster(cluster.id).representative == other
    seen = []
    while session.can_undo:
        seen.append(session.undo_step.what)
        session.undo()
    assert seen == ["note", "representative", "pair", "name"]
    assert session.cluster(cluster.id) == cluster
    assert session.notes == {}
    while session.can_redo:
        session.redo()
    assert session.cluster(cluster.id).representative == other
    assert session.cluster(cluster.id).name == "seat"
    assert session.notes[cluster.id] == "hello"
    with pytest.raises(ProjectError):
        session.choose_representative(other)


def test_who_stood_for_a_sub_category_and_left_it_stands_for_none(session: Session) -> None:
    first, second = session.clusters[:2]
    row = next(row for row in session.members(first.id).tolist() if row != first.representative)
    session.choose_representative(row)
    session.move(np.array([row]), second.id)
    assert session.cluster(first.id).representative != row
    assert session.labels[session.cluster(first.id).representative] == first.id
    session.undo()
    assert session.cluster(first.id).representative == row


def test_a_lock_is_evidence_and_holds(session: Session, project_path: Path, cache: Cache) -> None:
    cluster = session.clusters[0].id
    rows = session.members(cluster).tolist()
    session.lock(cluster)
    assert session.locked == {cluster}
    assert session.undo_step.what == "lock"
    assert len(session.undo_step.answers) == len(rows) - 1
    closure = session.constraints.closure()
    assert all(closure.relation(rows[0], row) == "same" for row in rows[1:])
    with pytest.raises(ContradictionError):
        session.answer(pair(rows[0], rows[-1]), Answer.DIFFERENT)
    with pytest.raises(ProjectError):
        session.lock(cluster)
    session.close()
    with Session.open(project_path, cache) as again:
        assert again.locked == {cluster}
        again.unlock(cluster)
        assert again.locked == frozenset()
        assert again.undo_step.what == "retraction"
        again.undo()
        assert again.locked == {cluster}
        again.undo()
        assert again.locked == frozenset()
        assert again.constraints.must_links.size == 0
        with pytest.raises(ProjectError):
            again.unlock(cluster)


def test_a_lock_that_answers_forbid_changes_nothing(session: Session) -> None:
    cluster = session.clusters[0].id
    a, b = session.members(cluster).tolist()[:2]
    session.answer(pair(a, b), Answer.DIFFERENT)
    with pytest.raises(ContradictionError):
        session.lock(cluster)
    assert session.locked == frozenset()
    assert session.n_answers == 1


def test_a_colour_is_swapped_with_whoever_had_it_and_taken_back(session: Session) -> None:
    first, second = session.clusters[:2]
    session.recolour(first.id, second.colour)
    assert session.cluster(first.id).colour == second.colour
    assert session.cluster(second.id).colour == first.colour
    assert session.undo_step.what == "colour"
    session.undo()
    assert session.cluster(first.id).colour == first.colour
    assert session.cluster(second.id).colour == second.colour
    with pytest.raises(ProjectError):
        session.recolour(first.id, first.colour)
