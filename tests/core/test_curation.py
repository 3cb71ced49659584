"""A curator's acts: moved, split and merged sub-categories are evidence, kept by trainings, taken back as wholes."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from shapekin.errors import ContradictionError, ProjectError
from shapekin.jobs.runners import run_inline
from shapekin.pairs.constraints import Relation
from shapekin.queries.base import Answer, Query
from shapekin.session import Change, Session
from shapekin.store.cache import Cache


@pytest.fixture
def session(project_path: Path, cache: Cache):
    with Session.open(project_path, cache) as opened:
        yield opened


def members(session: Session, number: int) -> list[int]:
    return session.members(session.clusters[number].id).tolist()


def train(session: Session, cache: Cache) -> None:
    session.record(run_inline(session.training_job("graph_diffusion"), cache))


def test_moved_items_are_there_at_once_and_after_a_training(session: Session, cache: Cache) -> None:
    first, second = session.clusters[:2]
    rows = np.array(members(session, 0)[:4])
    changes: list[Change] = []
    session.subscribe(changes.append)
    session.move(rows, second.id)
    assert (session.labels[rows] == second.id).all()
    assert changes[-1].partition
    assert changes[-1].evidence
    assert {cluster.id: cluster.size for cluster in session.clusters}[first.id] == first.size - 4
    train(session, cache)
    assert session.constraints.satisfied_fraction(session.labels) == 1.0
    assert len(np.unique(session.labels[rows])) == 1
    assert (session.labels != session.labels[rows[0]]).any()


def test_what_a_move_says(session: Session) -> None:
    first, second = session.clusters[:2]
    rows = np.array(members(session, 0)[:3])
    session.move(rows, second.id)
    there = second.representative
    assert all(session.relation(int(row), there) is Relation.SAME for row in rows)
    assert {row.form for row in session.evidence} == {"move"}
    assert len({row.gesture for row in session.evidence}) == 1
    left = next(cluster for cluster in session.clusters if cluster.id == first.id).representative
    assert session.relation(int(rows[0]), left) is Relation.DIFFERENT


def test_split_items_are_a_new_sub_category(session: Session) -> None:
    before = {cluster.id for cluster in session.clusters}
    rows = np.array(members(session, 0)[:5])
    session.split(rows)
    (new,) = {cluster.id for cluster in session.clusters} - before
    assert session.members(new).tolist() == rows.tolist()
    session.undo()
    assert {cluster.id for cluster in session.clusters} == before


def test_merged_sub_categories_keep_the_name_and_come_back_by_undo(project_path: Path, cache: Cache) -> None:
    session = Session.open(project_path, cache)
    big, small = session.clusters[0], session.clusters[1]
    session.rename_cluster(small.id, "bar stools")
    labels, names = session.labels.copy(), {c.id: (c.name, c.colour) for c in session.clusters}
    session.merge([big.id, small.id])
    merged = {cluster.id: cluster for cluster in session.clusters}
    assert big.id not in merged
    assert merged[small.id].name == "bar stools"
    assert merged[small.id].size == big.size + small.size
    session.close()
    with Session.open(project_path, cache) as again:
        assert big.id not in {cluster.id for cluster in again.clusters}
        again.undo()
        assert (again.labels == labels).all()
        assert {c.id: (c.name, c.colour) for c in again.clusters} == names
        assert again.n_answers == 0
        again.redo()
        assert (again.labels[labels == big.id] == small.id).all()
        again.undo()
        assert (again.labels == labels).all()


def test_undoing_after_a_training_moves_only_what_is_still_there(session: Session, cache: Cache) -> None:
    rows = np.array(members(session, 0)[:3])
    session.move(rows, session.clusters[1].id)
    train(session, cache)
    after = session.labels.copy()
    session.undo()
    assert session.n_answers == 0
    others = np.setdiff1d(np.arange(len(session)), rows)
    assert (session.labels[others] == after[others]).all()


def test_an_act_that_answers_forbid_changes_nothing(session: Session) -> None:
    row, there = members(session, 0)[0], session.clusters[1].representative
    friend = next(other for other in members(session, 1) if other != there)
    session.answer(Query(there, friend, "", ""), Answer.SAME)
    session.answer(Query(row, friend, "", ""), Answer.DIFFERENT)
    labels, names = session.labels.copy(), session.clusters
    with pytest.raises(ContradictionError):
        session.move(np.array([row]), session.clusters[1].id)
    assert (session.labels == labels).all()
    assert session.clusters == names
    assert session.n_answers == 2


def test_what_makes_no_sense_is_refused(session: Session) -> None:
    with pytest.raises(ProjectError, match="no longer there"):
        session.move(np.array([0]), 999)
    with pytest.raises(ProjectError, match="there already"):
        session.move(np.array(members(session, 0)), session.clusters[0].id)
    with pytest.raises(ProjectError, match="takes two"):
        session.merge([session.clusters[0].id])
    assert session.n_answers == 0
