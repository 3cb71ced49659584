from __future__ import annotations

import itertools
import sqlite3
from pathlib import Path

import numpy as np
import pytest

from shapekin.data.options import ImportOptions
from shapekin.errors import ContradictionError, ProjectError, UnknownNameError
from shapekin.jobs import run as run_module
from shapekin.jobs.job import ImportJob, ImportResult, TrainResult
from shapekin.jobs.runners import run_inline
from shapekin.pairs.constraints import Relation
from shapekin.queries.base import Answer, Query
from shapekin.session import Change, Session
from shapekin.store.cache import Cache


def pair(a: int, b: int) -> Query:
    return Query(a, b, "", "")


def train(session: Session, cache: Cache, model: str = "graph_diffusion") -> TrainResult:
    result = run_inline(session.training_job(model), cache)
    assert isinstance(result, TrainResult)
    session.record(result)
    return result


def test_an_import_gives_a_first_map_and_partition(project_path: Path, cache: Cache) -> None:
    with Session.open(project_path, cache) as session:
        assert len(session) == 60
        assert [fault.display for fault in session.faults] == ["broken.off"]
        assert session.projection.shape == (60, 3)
        assert np.ptp(session.projection, axis=0).min() > 0
        assert sum(cluster.size for cluster in session.clusters) == 60
        assert 0 < sum(session.explained) <= 1.001
        assert session.thumbnail(5).startswith(b"\x89PNG")
        cloud = session.cloud(5)
        assert cloud is not None
        assert cloud.shape == (256, 3)
        assert np.linalg.norm(cloud, axis=1).max() == pytest.approx(1.0, abs=1e-5)
        for cluster in session.clusters:
            assert session.labels[cluster.representative] == cluster.id
            assert cluster.size == len(session.members(cluster.id))


def test_answers_survive_reopening_and_undo_is_a_new_row(project_path: Path, cache: Cache) -> None:
    with Session.open(project_path, cache) as session:
        session.answer(pair(3, 1), Answer.SAME, seconds=1.5)
        session.answer(pair(1, 7), Answer.DIFFERENT)
        session.answer(pair(2, 9), Answer.UNSURE)
        session.undo()
        session.answer(pair(7, 8), Answer.SAME)
    with Session.open(project_path, cache) as session:
        assert [(row.a, row.b, row.value) for row in session.evidence] == [
            (1, 3, "same"),
            (1, 7, "different"),
            (7, 8, "same"),
        ]
        assert session.relation(3, 8) is Relation.DIFFERENT
        assert session.n_answers == 3


def test_a_contradiction_is_refused_with_names_and_nothing_is_recorded(project_path: Path, cache: Cache) -> None:
    with Session.open(project_path, cache) as session:
        session.answer(pair(0, 1), Answer.SAME)
        session.answer(pair(1, 2), Answer.SAME)
        with pytest.raises(ContradictionError, match=session.dataset.names[1]):
            session.answer(pair(0, 2), Answer.DIFFERENT)
        assert session.n_answers == 2


def test_a_changed_mind_about_one_pair_replaces_the_answer(project_path: Path, cache: Cache) -> None:
    with Session.open(project_path, cache) as session:
        session.answer(pair(0, 1), Answer.SAME)
        session.answer(pair(0, 1), Answer.DIFFERENT)
        assert session.relation(0, 1) is Relation.DIFFERENT
        session.undo()
        assert session.relation(0, 1) is Relation.SAME


def test_undo_of_more_than_there_is_says_so(project_path: Path, cache: Cache) -> None:
    with Session.open(project_path, cache) as session, pytest.raises(ProjectError, match="0 answers"):
        session.undo()


def test_a_doubtful_answer_is_looked_at_twice_unless_a_strategy_is_named(project_path: Path, cache: Cache) -> None:
    with Session.open(project_path, cache) as session:
        train(session, cache)
        truth = session.dataset.true_labels
        one, other = (np.flatnonzero(truth == kind)[:4].tolist() for kind in (0, 1))
        for kind in one, other:
            for a, b in itertools.pairwise(kind):
                session.answer(pair(a, b), Answer.SAME)
        session.answer(pair(one[0], other[0]), Answer.SAME)  # a slip on which much hangs
        check = session.next_question()
        assert check is not None
        assert check.strategy == "second_look"
        assert {int(truth[check.a]), int(truth[check.b])} == {0, 1}
        assert "follows from your answers" in session.question_effect(check)
        assert [query.strategy for query in session.questions(3, "certain_sets")] == ["certain_sets"] * 3
        with pytest.raises(ContradictionError) as conflict:
            session.answer(check, Answer.DIFFERENT)
        before = session.error_rate()
        wrong = next(row.id for row in session.evidence if row.pair == (min(one[0], other[0]), max(one[0], other[0])))
        told = [row.id for row in session.likeliest_slips(conflict.value)]
        assert wrong in told
        assert sorted(told) == sorted(conflict.value.evidence)
        session.answer(check, Answer.DIFFERENT, instead_of=[wrong])
        assert session.error_rate() > before
        session.second_looks = False
        session.undo()
        assert session.error_rate() == before
        assert all(query.strategy != "second_look" for query in session.questions(5))


@pytest.mark.parametrize("strategy", ["loss", "certain_sets", "random", "explore"])
def test_questions_are_never_entailed_nor_repeated(project_path: Path, cache: Cache, strategy: str) -> None:
    with Session.open(project_path, cache) as session:
        train(session, cache)
        session.strategy = strategy
        truth = session.dataset.true_labels
        asked = set()
        for turn in range(25):
            query = session.next_question()
            if query is None:
                break
            if query.strategy != "second_look":
                assert session.relation(query.a, query.b) is Relation.UNKNOWN
            key = (min(query.a, query.b), max(query.a, query.b))
            assert key not in asked
            asked.add(key)
            same = truth[query.a] == truth[query.b]
            session.answer(query, Answer.UNSURE if turn % 5 == 4 else Answer.SAME if same else Answer.DIFFERENT)
        assert len(asked) >= 5


def test_training_keeps_answers_and_names(project_path: Path, cache: Cache) -> None:
    changes: list[Change] = []
    with Session.open(project_path, cache) as session:
        session.subscribe(changes.append)
        truth = session.dataset.true_labels
        biggest = session.clusters[0]
        session.rename_cluster(biggest.id, "my  seats ")
        assert session.cluster(biggest.id).title == "my seats"
        for _ in range(12):
            query = session.next_question()
            assert query is not None
            session.answer(query, Answer.SAME if truth[query.a] == truth[query.b] else Answer.DIFFERENT)
        assert session.answers_since_training == 12
        result = train(session, cache)
        assert session.answers_since_training == 0
        assert session.constraints.satisfied_fraction(session.labels) == 1.0
        assert "my seats" in [cluster.title for cluster in session.clusters]
        assert 0 <= result.scores["acc"] <= 1
        assert changes[-1].partition
        before = (session.labels.copy(), session.projection.copy(), session.clusters)
    with Session.open(project_path, cache) as session:
        np.testing.assert_array_equal(session.labels, before[0])
        np.testing.assert_array_equal(session.projection, before[1])
        assert session.clusters == before[2]
        assert session.current_run is not None
        assert session.scores() == result.scores


def test_results_for_other_data_are_dropped(project_path: Path, cache: Cache) -> None:
    from dataclasses import replace

    with Session.open(project_path, cache) as session:
        result = run_inline(session.training_job("graph_diffusion"), cache)
        assert isinstance(result, TrainResult)
        assert session.record(replace(result, dataset_revision="other")) == Change()
        assert session.current_run is None


def test_the_cache_may_be_deleted(chairs_folder: Path, tmp_path: Path) -> None:
    import shutil

    cache = Cache(tmp_path / "cache")
    result = run_inline(ImportJob(str(chairs_folder), ImportOptions(points=128)), cache)
    assert isinstance(result, ImportResult)
    with Session.create(tmp_path / "p.shapekin", result, cache) as session:
        train(session, cache)
        session.answer(pair(0, 1), Answer.SAME)
        labels, projection = session.labels.copy(), session.projection.copy()
    shutil.rmtree(cache.root)
    with Session.open(tmp_path / "p.shapekin", cache) as session:
        assert session.needs_rebuild
        np.testing.assert_array_equal(session.labels, labels)
        np.testing.assert_array_equal(session.projection, projection)
        assert session.thumbnail(0) == b""
        assert session.cloud(0) is None
        session.next_question()  # nothing to choose from, yet no error
        again = run_inline(session.refresh_job(), cache)
        assert isinstance(again, ImportResult)
        session.refreshed(again)
        assert not session.needs_rebuild
        assert session.thumbnail(0).startswith(b"\x89PNG")
        assert session.n_answers == 1


def test_names_are_unique_and_unknown_strategies_refused(project_path: Path, cache: Cache) -> None:
    with Session.open(project_path, cache) as session:
        first, second = session.clusters[:2]
        session.rename_cluster(first.id, "stools")
        with pytest.raises(ProjectError, match="already"):
            session.rename_cluster(second.id, "stools")
        with pytest.raises(UnknownNameError):
            session.strategy = "clairvoyance"


def test_what_may_move_is_judged_from_items_that_were_asked_about(project_path: Path, cache: Cache) -> None:
    with Session.open(project_path, cache) as session:
        assert session.moving().items == 0
        inside = session.members(session.clusters[0].id)[:2]
        session.answer(pair(int(inside[0]), int(inside[1])), Answer.SAME)
        other = session.members(session.clusters[1].id)[0]
        session.answer(pair(int(inside[0]), int(other)), Answer.SAME)
        assert (session.moving().share, session.moving().items) == (0.5, 2)
        assert [one.items for one in session.moving_curve()] == [1, 2]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE meta SET value = '[1]' WHERE key = 'prepared'",
        """UPDATE meta SET value = '{"a":"b"}' WHERE key = 'prepared'""",
        """UPDATE meta SET value = '{"data":1}' WHERE key = 'prepared'""",
        "UPDATE meta SET value = '5' WHERE key = 'source'",
        "INSERT OR REPLACE INTO meta VALUES ('current_run', '[]')",
        "INSERT OR REPLACE INTO settings VALUES ('strategy', '{')",
        "DELETE FROM clusters",
        "DELETE FROM assignments",
    ],
)
def test_descriptions_of_strangers_are_refused_and_the_file_let_go(
    project_path: Path, cache: Cache, statement: str
) -> None:
    stranger = sqlite3.connect(project_path)
    stranger.execute(statement)
    stranger.commit()
    stranger.close()
    for _ in range(2):  # the second time it would be locked, had the first kept it
        with pytest.raises(ProjectError, match="damaged"), Session.open(project_path, cache) as session:
            assert session.strategy


def test_the_cache_does_not_grow_without_bound(
    chairs_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = Cache(tmp_path / "cache")
    cache.put("0" * 64, np.zeros(1_000_000))
    monkeypatch.setattr(run_module, "CACHE_BYTES", 7_000_000)
    run_inline(ImportJob(str(chairs_folder), ImportOptions(points=16)), cache)
    assert not cache.has("0" * 64)
    assert 0 < cache.size() <= 7_000_000
