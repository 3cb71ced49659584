"""The import page: what was found, what is taken, where the project goes, and its end."""

from __future__ import annotations

import os
import time
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt

from shapekin.data.dataset import DataKind
from shapekin.events import Failed, Finished, Progress
from shapekin.jobs.job import ImportJob, SampleJob, SampleResult, ScanJob, ScanResult
from shapekin_app.files import free_project_path


@pytest.fixture
def source(tmp_path) -> Path:
    folder = tmp_path / "furniture"
    folder.mkdir()
    return folder


@pytest.fixture
def page(frame, source):
    frame.window.import_source(source)
    return frame.window.import_page


def found(source, *categories):
    total = sum(count for _, count in categories)
    return ScanResult(str(source), "modelnet", f"ModelNet: {total} meshes", DataKind.CLOUDS, categories, total)


def end(frame, result, job=-1):
    frame.bridge.event_arrived.emit(Finished(frame.runner.jobs[job].job_id, result))


def test_what_was_found_is_shown_and_taken_whole_at_first(frame, page, source):
    assert isinstance(frame.runner.jobs[0], ScanJob)
    assert not page.start.isVisible()
    end(frame, found(source, ("chair", 40), ("desk", 7)))
    assert page.summary.text() == "ModelNet: 47 meshes"
    assert page.form.layouts.currentData() == "modelnet"
    assert "2 of 2, 47 items" in page.form.count.text()
    assert page.place.text() == str(source.parent / "furniture.shapekin")
    page.start.click()
    job = frame.runner.jobs[-1]
    assert isinstance(job, ImportJob)
    assert (job.options.layout, job.options.categories, job.options.points) == ("modelnet", (), 2048)


def test_categories_and_points_can_be_chosen_but_not_none_at_all(frame, page, source):
    end(frame, found(source, ("chair", 40), ("desk", 7)))
    page.form.categories.item(0).setCheckState(Qt.CheckState.Unchecked)
    page.form.points.setValue(1024)
    assert "1 of 2, 7 items" in page.form.count.text()
    page.form.categories.item(1).setCheckState(Qt.CheckState.Unchecked)
    assert not page.start.isEnabled()
    assert "at least one" in page.trouble.text()
    page.form.categories.item(1).setCheckState(Qt.CheckState.Checked)
    page.start.click()
    assert frame.runner.jobs[-1].options.categories == ("desk",)
    assert frame.runner.jobs[-1].options.points == 1024


def test_a_wrong_guess_is_corrected_by_looking_again(frame, page, source):
    end(frame, found(source, ("chair", 40)))
    page.form.layouts.setCurrentIndex(page.form.layouts.findData("flat"))
    page.form.layouts.activated.emit(page.form.layouts.currentIndex())
    job = frame.runner.jobs[-1]
    assert isinstance(job, ScanJob)
    assert job.options.layout == "flat"


def test_nothing_is_overwritten(frame, page, source):
    end(frame, found(source, ("chair", 40)))
    other = source.parent / "mine.shapekin"
    other.write_bytes(b"precious")
    page.place.setText(str(other))
    assert not page.start.isEnabled()
    assert "exists already" in page.trouble.text()
    page.place.setText(str(source.parent / "nowhere" / "x.shapekin"))
    assert "no folder" in page.trouble.text()
    assert free_project_path(other.with_suffix("")) == source.parent / "mine 2.shapekin"
    assert other.read_bytes() == b"precious"


def test_progress_is_told_and_a_failure_can_be_tried_again(frame, page, source):
    end(frame, found(source, ("chair", 40)))
    page.start.click()
    job = frame.runner.jobs[-1]
    frame.bridge.event_arrived.emit(Progress(job.job_id, "Reading", 10, 40, {}, 62.0))
    assert page.stage.text() == "Reading  10 / 40"
    assert page.left_time.text() == "1:02 left"
    assert page.bar.value() == 250
    frame.bridge.event_arrived.emit(Failed(job.job_id, "The disk is full.", "Make room."))
    assert "The disk is full." in page.trouble.text()
    assert page.start.isVisible()


def test_cancel_goes_back_to_the_start(frame, page):
    page.back.click()
    assert frame.runner.cancelled == [frame.runner.jobs[0].job_id]
    assert frame.window.pages.currentWidget() is frame.window.start_page


def test_a_finished_sample_is_imported_at_once(frame):
    frame.window.start_page.sample.click()
    assert isinstance(frame.runner.jobs[0], SampleJob)
    end(frame, SampleResult(frame.runner.jobs[0].folder, 320))
    assert isinstance(frame.runner.jobs[-1], ImportJob)
    assert frame.runner.jobs[-1].source == frame.runner.jobs[0].folder


def test_a_real_import_becomes_an_open_project(frame, qtbot, tmp_path):
    """The real worker's code, run in line: twelve images in two categories."""
    from PIL import Image

    from shapekin.jobs.runners import run_inline

    draw = np.random.default_rng(0)
    for kind in ("dark", "light"):
        (tmp_path / "pictures" / kind).mkdir(parents=True)
        for number in range(6):
            grey = draw.integers(0, 60, (16, 16), np.uint8) + np.uint8(180 if kind == "light" else 0)
            Image.fromarray(grey).save(tmp_path / "pictures" / kind / f"{number}.png")
    os.utime(tmp_path / "pictures", (time.time(), time.time()))
    frame.window.import_source(tmp_path / "pictures")
    page = frame.window.import_page
    end(frame, run_inline(frame.runner.jobs[-1], frame.workspace.cache))
    assert page.form.side.isVisible()
    assert not page.form.points.isVisible()
    page.start.click()
    end(frame, run_inline(frame.runner.jobs[-1], frame.workspace.cache))
    session = frame.workspace.session
    assert session is not None
    assert len(session) == 12
    assert session.path == tmp_path / "pictures.shapekin"
    assert session.path.is_file()
    assert frame.window.windowTitle() == "pictures.shapekin - Shapekin"
    assert [entry.name for entry in frame.window._settings.recent] == ["pictures"]
