"""Looking back: evaluation, earlier runs, neighbours, other maps."""

from __future__ import annotations

import numpy as np
import pytest

from shapekin.errors import ProjectError
from shapekin.jobs.job import EvaluateResult, TrainResult
from shapekin.jobs.runners import run_inline
from shapekin.queries.base import Answer, Query
from shapekin.session import Cluster, Session
from shapekin.session.reviewed import Table


def train(session, cache, **settings):
    result = run_inline(session.training_job("kmeans", settings), cache)
    assert isinstance(result, TrainResult)
    session.record(result)


@pytest.fixture
def session(project_path, cache):
    with Session.open(project_path, cache) as opened:
        yield opened


@pytest.fixture
def twice(session, cache):
    train(session, cache, n_clusters=3)
    train(session, cache, n_clusters=5)
    return session


def test_an_evaluation_scores_what_is_shown_and_compares_the_runs(twice, cache):
    found = run_inline(twice.evaluation_job(), cache)
    assert isinstance(found, EvaluateResult)
    assert found.scores["acc"] == pytest.approx(twice.current_run.scores["acc"])
    assert set(found.silhouettes) == {cluster.id for cluster in twice.clusters}
    assert len(found.agreement) == 2
    assert 0 < found.agreement[0][1] == found.agreement[1][0] < 1


def test_the_confusion_counts_every_item_once_and_names_its_items(twice):
    table = twice.confusion()
    assert table.rows == twice.dataset.label_names
    assert set(table.columns) == set(twice.clusters)
    assert table.counts.sum() == len(twice)
    for row, column in np.argwhere(table.counts).tolist():
        items = table.items(row, column)
        assert len(items) == table.counts[row, column]
        assert set(twice.labels[items].tolist()) == {table.columns[column].id}
        assert {twice.dataset.items[item].label for item in items} == {table.rows[row]}
    assert len(table.items(0, -1)) == table.counts[0].sum()
    assert len(table.items(-1, 1)) == table.columns[1].size


def test_columns_face_the_rows_that_they_have_most_in_common_with():
    across = np.array([0, 0, 0, 1, 1, 2, -1])
    clusters = tuple(Cluster(number, "", number, 1, 0) for number in (4, 7, 9, 11))
    labels = np.array([9, 9, 4, 7, 7, 11, 4])
    table = Table.of(across, ("a", "b", "c"), labels, clusters)
    assert [cluster.id for cluster in table.columns] == [9, 7, 11, 4]
    assert table.counts.tolist() == [[2, 0, 0, 1], [0, 2, 0, 0], [0, 0, 1, 0]]
    assert table.items(0, 3).tolist() == [2]
    assert table.items(-1, 3).tolist() == [2, 6]


def test_going_to_an_earlier_run_and_back(twice, cache):
    first, second = twice.runs
    largest = twice.clusters[0]
    twice.rename_cluster(largest.id, "stools")
    twice.move(twice.members(twice.clusters[1].id)[:1], largest.id)
    before = twice.labels.copy()
    change = twice.use_run(first.id)
    assert change.partition
    assert change.projection
    assert change.runs
    assert twice.current_run.id == first.id
    assert len(twice.clusters) == 3
    assert "stools" in {cluster.name for cluster in twice.clusters}  # by overlap
    assert twice.n_answers > 0  # what was said stays
    assert twice.can_return
    twice.return_from_run()
    assert np.array_equal(twice.labels, before)
    assert twice.current_run.id == second.id
    assert not twice.can_return
    with pytest.raises(ProjectError, match="nothing to go back to"):
        twice.return_from_run()
    twice.use_run(first.id)
    with Session.open(twice.path, cache, read_only=True) as again:
        assert again.current_run.id == first.id
        assert len(again.clusters) == 3
    with pytest.raises(ProjectError, match="no training 9"):
        twice.run(9)


def test_after_another_move_there_is_no_way_back(twice):
    twice.use_run(1)
    a, b = twice.clusters[:2]
    twice.move(twice.members(b.id)[:1], a.id)
    assert not twice.can_return


def test_runs_have_titles(twice):
    assert twice.run_title(1).startswith("1 · ")
    assert twice.rename_run(1, "  the  first\n").runs
    assert twice.run_title(1) == "the first"
    twice.rename_run(1, "")
    assert twice.run_title(1).startswith("1 · ")
    twice.set_setting("run_titles", "nonsense of a stranger")
    assert twice.run_title(2).startswith("2 · ")


def test_two_runs_side_by_side(twice):
    one = twice.run_labels(1)
    two = twice.run_labels(2, like=one)
    table = twice.contingency(one, two)
    assert table.counts.sum() == len(twice)
    assert table.counts.shape == (3, 5)
    assert (one != two).sum() == sum(
        table.counts[row, column]
        for row, here in enumerate(twice.clusters_in(one))
        for column, there in enumerate(table.columns)
        if here.id != there.id
    )
    known = {cluster.id: cluster for cluster in twice.clusters}
    assert any(known[cluster.id].colour == cluster.colour for cluster in table.columns if cluster.id in known)


def test_what_a_run_says_of_items(session, cache):
    assert session.confidence is None
    assert session.item_losses is None
    assert session.model_pairs.shape == (0, 2)
    session.record(run_inline(session.training_job("graph_diffusion"), cache))
    assert session.confidence.shape == (60,)
    pairs, losses = session.model_pairs, session.item_losses
    if losses is not None:
        raw = cache.get(f"{session.current_run.arrays}.pair_losses")
        row = int(pairs[0, 0])
        assert losses[row] == pytest.approx(raw[(pairs == row).any(axis=1)].mean(), rel=1e-4)


def test_more_like_this(session):
    found = session.nearest(7, 5)
    assert found[0] == 7
    away = np.linalg.norm(session.embedding - session.embedding[7], axis=1)
    assert set(found.tolist()) == set(np.argsort(away, kind="stable")[:5].tolist())
    assert len(session.nearest(3, 1000)) == 60


def test_the_job_for_another_map_names_the_embedding_by_content(session, cache):
    job = session.map_job("tsne", 3)
    assert np.array_equal(cache.get(job.embedding), session.embedding)
    assert session.map_job("tsne", 3).embedding == job.embedding
    session.answer(Query(0, 1, "", ""), Answer.SAME)
    assert session.map_job("umap").embedding == job.embedding


def test_the_same_with_another_seed_beside_what_is_shown(session, cache):
    train(session, cache, n_clusters=4)
    assert session.next_seed(1) == 1
    before, current = session.labels.copy(), session.current_run.id
    job = session.training_job("kmeans", {"n_clusters": 4}, seed=1, warm=False)
    change = session.record(run_inline(job, cache), show=False)
    assert change.runs
    assert not change.partition
    assert np.array_equal(session.labels, before)
    assert session.current_run.id == current
    assert len(session.runs) == 2
    assert session.runs[1].started
    assert session.next_seed(2) == 2
    found = run_inline(session.evaluation_job(), cache)
    ((run, count, mean, least),) = session.steadiness(found.agreement)
    assert (run.id, count) == (2, 2)
    assert mean == least == found.agreement[0][1]
    train(session, cache, n_clusters=5)
    assert len(session.steadiness(run_inline(session.evaluation_job(), cache).agreement)) == 1


def test_components_beyond_those_of_the_map(session):
    column, share = session.component(3)
    assert column.shape == (60,)
    assert 0 < share < session.explained[0]
    first = session.projection - session.projection.mean(axis=0)
    assert abs(np.corrcoef(first[:, 0], column)[0, 1]) < 0.02
    assert session.known_map("tsne") is None
