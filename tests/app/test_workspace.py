"""The workspace: a deleted cache is filled again, and no answer is lost unsaid."""

from __future__ import annotations

import shutil

import pytest

from helpers.fake_session import FakeSession, make_workspace
from shapekin.data.options import ImportOptions
from shapekin.errors import ProjectError
from shapekin.events import Failed, Finished
from shapekin.jobs.job import ImportJob
from shapekin.jobs.run import run
from shapekin.queries.base import Answer, Query
from shapekin.samples.off import write_chairs
from shapekin.session import Session
from shapekin.store.cache import Cache
from shapekin_app.item_models import ThumbnailStore


def result_of(job, cache):
    """What the worker would send back."""
    steps = run(job, cache)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value


@pytest.fixture(scope="module")
def chairs(tmp_path_factory):
    """Twelve chairs in a project with an answer and a name."""
    folder = tmp_path_factory.mktemp("chairs")
    for _ in write_chairs(folder / "chairs", 12):
        pass
    cache = Cache(folder / "cache")
    result = result_of(ImportJob(str(folder / "chairs"), ImportOptions(points=128)), cache)
    with Session.create(folder / "chairs.shapekin", result, cache) as session:
        session.answer(Query(0, 5, "", ""), Answer.SAME)
        session.rename_cluster(session.clusters[0].id, "first")
    return folder


@pytest.fixture
def project(chairs, tmp_path):
    return shutil.copy(chairs / "chairs.shapekin", tmp_path / "chairs.shapekin")


def test_a_project_whose_cache_was_deleted_reads_its_source_again(frame, project):
    window, workspace = frame.window, frame.workspace
    window.open_path(project)
    (job,) = frame.runner.jobs
    assert isinstance(job, ImportJob)
    assert job.options.points == 128
    assert window.banner.isVisible()
    assert "cache" in window.banner.text.text()
    assert not window.banner._fade.isActive()
    assert ThumbnailStore.of(workspace).image(0, 64).isNull()
    changes = []
    workspace.changed.connect(changes.append)
    frame.runner.tell(Finished(job.job_id, result_of(job, workspace.cache)))
    frame.bridge._drain()
    assert changes[0].projection
    assert not ThumbnailStore.of(workspace).image(0, 64).isNull()
    assert not workspace.session.needs_rebuild
    assert workspace.session.n_answers == 1
    assert workspace.session.clusters[0].name == "first"
    assert window.questions.desk.query is not None
    assert window.banner.level == "success"


def test_a_source_that_is_gone_is_said_and_the_project_stays_open(frame, project):
    frame.window.open_path(project)
    (job,) = frame.runner.jobs
    frame.runner.tell(Failed(job.job_id, "There is no folder chairs.", "Put it back."))
    frame.bridge._drain()
    assert frame.window.banner.text.text() == "There is no folder chairs. Put it back."
    assert frame.window.banner.level == "error"
    assert frame.workspace.session is not None


def test_a_source_that_has_changed_is_said(frame, chairs, project, tmp_path):
    frame.window.open_path(project)
    (job,) = frame.runner.jobs
    other = tmp_path / "other"
    shutil.copytree(chairs / "chairs", other)
    next(other.rglob("*.off")).unlink()
    result = result_of(ImportJob(str(other), job.options), frame.workspace.cache)
    frame.runner.tell(Finished(job.job_id, result))
    frame.bridge._drain()
    assert "no longer those of this project" in frame.window.banner.text.text()


def test_a_project_that_is_only_looked_at_does_not_read_again(frame, project):
    frame.window.open_project(project, read_only=True)
    assert frame.runner.jobs == []
    assert "not in the cache" in frame.window.banner.text.text()


def test_a_second_instance_offers_to_look_only(frame, project):
    with Session.open(project, Cache(frame.workspace.cache.root)):
        frame.window.open_path(project)
        assert frame.workspace.session is None
        assert frame.window.banner.level == "error"
        frame.window.banner.action.click()
        assert frame.workspace.session.read_only
        assert "read only" in frame.window.status.numbers.text()


def test_an_answer_that_cannot_be_written_is_said(qtbot):
    workspace = make_workspace(FakeSession(60))

    def refuse(*_args, **_named):
        raise ProjectError("The disk is full; the answer was not recorded.", "Make room and answer again.")

    workspace.session.answer = workspace.session.undo = refuse
    for act in (lambda: workspace.answer(Query(0, 1, "", ""), Answer.SAME, 1.0), workspace.undo_answer):
        with qtbot.waitSignal(workspace.message) as told:
            assert act() is False
        assert "disk is full" in told.args[0]
        assert told.args[1] == "error"
