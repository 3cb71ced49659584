"""The import page: what was found, what is taken of it and how, where the project goes, the reading, its end."""

from __future__ import annotations

import os
import time
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt

from helpers.fake_session import FakeSession
from shapekin.data.dataset import DataKind
from shapekin.data.options import ScanResult
from shapekin.events import Failed, Finished, Glimpse, Progress, Refused
from shapekin.jobs.job import ImportJob, PreparationJob, PreparationResult, SampleJob, SampleResult, ScanJob
from shapekin_app.dialogs.faults import FaultsDialog
from shapekin_app.dialogs.importing.categories import FILTER_FROM
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


def found(source, *categories, **more):
    total = sum(count for _, count in categories)
    facts = {"kind": DataKind.CLOUDS, **more}
    kind = facts.pop("kind")
    return ScanResult(str(source), "modelnet", f"ModelNet: {total} meshes", kind, categories, total, **facts)


def end(frame, result, job=-1):
    frame.bridge.event_arrived.emit(Finished(frame.runner.jobs[job].job_id, result))


def fail(frame, message, job=-1, **more):
    frame.bridge.event_arrived.emit(Failed(frame.runner.jobs[job].job_id, message, **more))


def choose(box, value):
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def scans(frame):
    return [job for job in frame.runner.jobs if isinstance(job, ScanJob)]


def previews(frame):
    return [job for job in frame.runner.jobs if isinstance(job, PreparationJob)]


# -- what was found ----------------------------------------------------------------------------------


def test_what_was_found_is_shown_and_taken_whole_at_first(frame, page, source):
    assert isinstance(frame.runner.jobs[0], ScanJob)
    assert not page.start.isVisible()
    end(frame, found(source, ("chair", 40), ("desk", 7)))
    assert page.parts.summary.text() == "ModelNet: 47 meshes"
    assert page.form.layouts.currentData() == "modelnet"
    assert "2 of 2, 47 items" in page.form.categories.count.text()
    assert page.place.text() == str(source.parent / "furniture.shapekin")
    page.start.click()
    job = frame.runner.jobs[-1]
    assert isinstance(job, ImportJob)
    assert (job.options.layout, job.options.categories, job.options.points) == ("modelnet", (), 2048)


def test_categories_and_points_can_be_chosen_but_not_none_at_all(frame, page, source):
    end(frame, found(source, ("chair", 40), ("desk", 7)))
    page.form.categories.tick("chair", on=False)
    page.preparation.points.setValue(1024)
    assert "1 of 2, 7 items" in page.form.categories.count.text()
    page.form.categories.tick("desk", on=False)
    assert not page.start.isEnabled()
    assert "at least one" in page.trouble.text()
    page.form.categories.tick("desk", on=True)
    page.start.click()
    assert frame.runner.jobs[-1].options.categories == ("desk",)
    assert frame.runner.jobs[-1].options.points == 1024


def test_many_categories_can_be_filtered_and_taken_by_the_filter(frame, page, source):
    end(frame, found(source, ("chair", 40), ("desk", 7)))
    assert not page.form.categories.filter.isVisible()
    names = [f"kind {number}" for number in range(FILTER_FROM - 1)]
    end_of = scans(frame)
    page.form.rescan_wanted.emit()
    assert len(scans(frame)) == len(end_of) + 1
    end(frame, found(source, *((name, 2) for name in [*names, "sofa"])))
    categories = page.form.categories
    assert categories.filter.isVisible()
    categories.none.click()
    categories.filter.setText("SOF")
    categories.every.click()
    assert categories.chosen == ("sofa",)


def test_a_wrong_guess_is_corrected_by_looking_again_while_the_last_one_stays_in_sight(frame, page, source):
    end(frame, found(source, ("chair", 40)))
    choose(page.form.layouts, "flat")
    assert frame.runner.jobs[-1].options.layout == "flat"
    assert page.parts.looking.isVisible()
    assert page.form.categories.isVisible()
    assert not page.start.isEnabled()
    fail(frame, "There is nothing flat here.")
    assert page.form.layouts.currentData() == "modelnet"
    assert page.form.categories.chosen == ("chair",)
    assert "nothing flat" in page.trouble.text()
    page.form.categories.tick("chair", on=False)
    page.form.categories.tick("chair", on=True)
    assert page.start.isEnabled()


def test_nested_trees_offer_their_levels(frame, page, source):
    end(frame, found(source, ("chair", 40)))
    assert not page.form.levels.isVisible()
    choose(page.form.layouts, "folders")
    end(frame, found(source, ("chair", 40), levels=3))
    assert page.form.levels.isVisible()
    assert [page.form.levels.itemData(place) for place in range(page.form.levels.count())] == [1, 2, 0]
    assert page.form.levels.currentData() == 0
    choose(page.form.levels, 1)
    assert scans(frame)[-1].options.level == 1
    end(frame, found(source, ("seat", 40), levels=3))
    assert page.form.levels.currentData() == 1
    page.start.click()
    assert frame.runner.jobs[-1].options.level == 1


def test_a_folder_with_shapes_and_pictures_lets_a_person_choose(frame, page, source):
    end(frame, found(source, ("chair", 40), left_out=((".mtl", 40),)))
    assert not page.form.kinds.isVisible()
    choose(page.form.layouts, "folders")
    end(frame, found(source, ("chair", 40), left_out=((".png", 40),)))
    assert page.form.kinds.isVisible()
    choose(page.form.kinds, "images")
    assert scans(frame)[-1].options.kind == "images"
    end(frame, found(source, ("chair", 40), kind=DataKind.IMAGES))
    assert page.form.kinds.isVisible()
    assert page.preparation.side.isVisible()
    assert not page.preparation.points.isVisible()


def test_labels_come_from_a_file_and_a_bad_one_is_taken_back(frame, page, source):
    end(frame, found(source, ("chair", 40)))
    page.form.labels.line.setText("/somewhere/labels.csv")
    page.form.labels.line.editingFinished.emit()
    assert scans(frame)[-1].options.labels == "/somewhere/labels.csv"
    fail(frame, "The labels can't be read.")
    assert page.form.labels.path == ""
    assert "can't be read" in page.trouble.text()


def test_what_is_left_out_is_one_quiet_line_that_opens_the_list(frame, page, source, qtbot):
    end(frame, found(source, ("chair", 40), faults=(("a/model.obj", "It is empty."),), left_out=((".mtl", 12),)))
    assert page.parts.details.text() == "1 can't be read, 12 other files are left out"
    page.parts.details.click()
    dialog = page.findChild(FaultsDialog)
    assert [fault.reason for fault in dialog.listed] == ["It is empty."]
    assert "12 .mtl" in dialog.also.text()
    dialog.accept()


# -- how it is prepared ------------------------------------------------------------------------------


def test_pictures_of_prepared_items_follow_the_options_and_stale_ones_are_dropped(frame, page, source, qtbot):
    end(frame, found(source, ("chair", 40)))
    qtbot.waitUntil(lambda: len(previews(frame)) == 1)
    first = previews(frame)[0]
    assert first.count == 6
    choose(page.preparation.field("sampling"), "poisson")
    page.preparation.points.setValue(512)
    assert first.job_id in frame.runner.cancelled
    png = FakeSession(60).thumbnail(0)
    frame.bridge.event_arrived.emit(Finished(first.job_id, PreparationResult(("stale",), (png,))))
    assert page.strip.pictures.names == ()
    qtbot.waitUntil(lambda: len(previews(frame)) == 2)  # one job for two changes
    second = previews(frame)[1]
    assert (second.options.sampling, second.options.points) == ("poisson", 512)
    frame.bridge.event_arrived.emit(Finished(second.job_id, PreparationResult(("a", "b"), (png, png))))
    assert page.strip.pictures.names == ("a", "b")
    assert not page.strip.pictures.stale
    assert "a, b" in page.strip.pictures.accessibleName()
    page.preparation.table.set_path("/x.csv")
    page.preparation.table.changed.emit()
    assert not page.strip.pictures.stale, "features change no picture"
    choose(page.preparation.field("align"), "pca")
    assert page.strip.pictures.stale
    assert page.strip.pictures.names == ("a", "b")
    qtbot.waitUntil(lambda: len(previews(frame)) == 3)
    fail(frame, "None of these could be read.")
    assert "None of these" in page.strip.told.text()
    assert not frame.window.banner.isVisible()


def test_every_option_of_shapes_and_images_reaches_the_job(frame, page, source):
    end(frame, found(source, ("chair", 40)))
    for option, value in (("sampling", "poisson"), ("normalise", "box"), ("up", "y"), ("align", "pca")):
        choose(page.preparation.field(option), value)
    page.preparation.features.box.setCurrentIndex(1)
    options = page.options()
    assert (options.sampling, options.normalise, options.up, options.align) == ("poisson", "box", "y", "pca")
    assert options.features not in {"", "auto"}
    choose(page.form.layouts, "folders")
    end(frame, found(source, ("chair", 40), kind=DataKind.IMAGES))
    for option, value in (("fit", "crop"), ("colour", "grey"), ("contrast", "stretch")):
        choose(page.preparation.field(option), value)
    page.preparation.side.setValue(128)
    options = page.options()
    assert (options.fit, options.colour, options.contrast, options.image_size) == ("crop", "grey", "stretch", 128)
    assert (options.sampling, options.up) == ("uniform", "auto"), "what shapes need does not travel with images"


def test_features_that_need_something_say_what(frame, page, source, monkeypatch, tmp_path):
    monkeypatch.setenv("SHAPEKIN_WEIGHTS", str(tmp_path / "nothing"))
    end(frame, found(source, ("chair", 40), kind=DataKind.IMAGES))
    choice = page.preparation.features
    names = [choice.box.itemData(place) for place in range(choice.box.count())]
    assert names[0] == "auto"
    assert "vgg19" in names
    assert not choice.missing.isVisible()


def test_the_options_can_be_folded_away(frame, page, source):
    end(frame, found(source, ("chair", 40)))
    assert page.preparation.points.isVisible()
    page.preparation.fold.click()
    assert not page.preparation.points.isVisible()
    assert page.strip.isVisible()


def test_every_control_can_be_reached_and_has_a_name_and_a_tip(frame, page, source):
    end(frame, found(source, *((f"kind {n}", 3) for n in range(20)), levels=3, left_out=((".png", 2),)))
    reached, widget = [], page.form.layouts
    for _ in range(400):
        reached.append(widget)
        widget = widget.nextInFocusChain()
    wanted = [
        page.form.layouts, page.form.kinds, page.form.levels, page.form.labels.line, page.form.categories.every,
        page.form.categories.list, page.preparation.fold, page.preparation.points, page.preparation.field("align"),
        page.preparation.features.box, page.preparation.table.line, page.place, page.back, page.start,
    ]  # fmt: skip
    places = [reached.index(one) for one in wanted]
    assert places == sorted(places)
    for field in (page.form.layouts, page.form.levels, page.preparation.points, page.preparation.field("up")):
        assert field.accessibleName()
        assert field.toolTip()


@pytest.mark.parametrize("size", [(800, 560), (1280, 800), (2560, 1440)])
def test_nothing_is_cut_off_at_any_width(frame, page, source, size, qtbot):
    end(frame, found(source, *((f"kind {n}", 3) for n in range(20)), levels=3, left_out=((".png", 2),)))
    frame.window.resize(*size)
    qtbot.wait(30)
    area = page.parts._choosing
    assert area.widget().width() <= area.viewport().width()
    for field in (page.form.layouts, page.preparation.table, page.form.categories.list):
        right = field.mapTo(page, field.rect().topRight()).x()
        assert 0 < right <= page.width()
    for button in (page.start, page.back, page.place):
        assert not button.visibleRegion().isEmpty()
        assert page.rect().contains(
            button.geometry().translated(button.parentWidget().mapTo(page, button.rect().topLeft())).center()
        )


# -- where it goes, and the reading ------------------------------------------------------------------


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
    assert page.reading.stage.text() == "Reading  10 of 40"
    assert page.reading.left_time.text() == "1:02 left"
    assert page.reading.bar.value() == 250
    frame.bridge.event_arrived.emit(Failed(job.job_id, "The disk is full.", "Make room."))
    assert "The disk is full." in page.trouble.text()
    assert page.start.isVisible()
    assert not frame.window.banner.isVisible()


def test_pictures_stream_in_and_unreadable_files_are_counted_and_listed(frame, page, source):
    end(frame, found(source, ("chair", 40)))
    page.start.click()
    job = frame.runner.jobs[-1]
    session = FakeSession(60)
    for start in range(0, 60, 12):
        rows = range(start, start + 12)
        names = tuple(session.dataset.names[row] for row in rows)
        frame.bridge.event_arrived.emit(Glimpse(job.job_id, names, tuple(session.thumbnail(row) for row in rows)))
    frame.bridge.event_arrived.emit(Glimpse("another", ("x",), (session.thumbnail(0),)))
    assert [name for name, _ in page.reading.grid.cells] == list(session.dataset.names)
    assert not page.reading.unreadable.isVisible()
    frame.bridge.event_arrived.emit(Refused(job.job_id, "torn.off", "It ends in the middle of a face."))
    assert page.reading.unreadable.text().replace("&", "") == "1 unreadable so far"
    page.reading.unreadable.click()
    dialog = page.findChild(FaultsDialog)
    assert [(fault.display, fault.reason) for fault in dialog.listed] == [
        ("torn.off", "It ends in the middle of a face.")
    ]
    assert not dialog.retry.isVisible()
    dialog.accept()


def test_a_full_grid_replaces_the_oldest_pictures(frame, page, source):
    end(frame, found(source, ("chair", 40)))
    page.start.click()
    grid = page.reading.grid
    png = FakeSession(60).thumbnail(0)
    room = grid._room
    for number in range(room + 3):
        grid.add((str(number),), (png,))
    assert len(grid.cells) == room
    assert [name for name, _ in grid.cells[:4]] == [str(room), str(room + 1), str(room + 2), "3"]


def test_an_import_can_be_held_and_goes_on(frame, page, source):
    end(frame, found(source, ("chair", 40)))
    page.start.click()
    job = frame.runner.jobs[-1]
    frame.bridge.event_arrived.emit(Progress(job.job_id, "Reading", 10, 40, {}, 62.0))
    page.reading.pause.click()
    assert frame.runner.held == [job.job_id]
    assert page.reading.stage.text() == "Paused.  Reading  10 of 40"
    assert page.reading.left_time.text() == ""
    frame.bridge.event_arrived.emit(Progress(job.job_id, "Reading", 11, 40, {}, 62.0))  # was on its way
    assert page.reading.stage.text() == "Paused.  Reading  11 of 40"
    page.reading.pause.click()
    assert frame.runner.held == []
    assert page.reading.stage.text() == "Reading  11 of 40"


def test_a_cancelled_import_says_what_is_kept_and_can_go_on(frame, page, source):
    end(frame, found(source, ("chair", 40)))
    page.start.click()
    job = frame.runner.jobs[-1]
    page.reading.cancel.click()
    assert frame.runner.cancelled[-1] == job.job_id
    fail(frame, "Cancelled", cancelled=True)
    assert page.parts.note.text() == "Stopped. What was read is kept; importing again goes on from here."
    assert page.start.isEnabled()
    page.start.click()
    assert isinstance(frame.runner.jobs[-1], ImportJob)


def test_cancel_goes_back_to_the_start(frame, page):
    page.back.click()
    assert frame.runner.cancelled == [frame.runner.jobs[0].job_id]
    assert frame.window.pages.currentWidget() is frame.window.start_page


def test_escape_leaves_the_choice_and_stops_the_reading(frame, page, source, qtbot):
    end(frame, found(source, ("chair", 40)))
    page.start.click()
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert frame.runner.cancelled[-1] == frame.runner.jobs[-1].job_id
    fail(frame, "Cancelled", cancelled=True)
    page.start.setFocus()
    qtbot.keyClick(page.start, Qt.Key.Key_Escape)
    assert frame.window.pages.currentWidget() is frame.window.start_page


def test_what_cannot_be_read_is_told_in_place(frame, page, source):
    fail(frame, "“furniture” holds nothing that Shapekin reads.", hint="Give a folder of shapes.")
    assert "holds nothing" in page.trouble.text()
    assert page.form.layouts.isVisible()
    assert not page.form.labels.isVisible()
    assert not page.start.isVisible()
    assert not frame.window.banner.isVisible()
    choose(page.form.layouts, "folders")
    end(frame, found(source, ("chair", 40)))
    assert page.start.isVisible()
    assert page.trouble.text() == ""


def test_dropping_an_archive_keeps_what_was_being_chosen(frame, page, source):
    end(frame, found(source, ("chair", 40), ("desk", 7)))
    page.form.categories.tick("chair", on=False)
    archive = source.parent / "other.zip"
    archive.write_bytes(b"PK")
    frame.window.open_path(archive)
    assert scans(frame)[-1].source == str(archive)
    fail(frame, "“other.zip” is an archive.", hint="Unpack it first.")
    assert page.trouble.text() == "“other.zip” is an archive. Unpack it first."
    assert page.parts.title.text() == "furniture"
    assert page.form.categories.chosen == ("desk",)
    page.start.click()
    assert frame.runner.jobs[-1].source == str(source)


def test_dropping_another_folder_shows_that_one(frame, page, source, tmp_path):
    end(frame, found(source, ("chair", 40), ("desk", 7)))
    page.form.categories.tick("chair", on=False)
    other = tmp_path / "tables"
    other.mkdir()
    frame.window.open_path(other)
    end(frame, found(other, ("chair", 3), ("table", 4)))
    assert page.parts.title.text() == "tables"
    assert page.form.categories.chosen == ("chair", "table")
    assert page.place.text() == str(tmp_path / "tables.shapekin")


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
    assert page.preparation.side.isVisible()
    assert not page.preparation.points.isVisible()
    page.start.click()
    end(frame, run_inline(frame.runner.jobs[-1], frame.workspace.cache))
    session = frame.workspace.session
    assert session is not None
    assert len(session) == 12
    assert session.path == tmp_path / "pictures.shapekin"
    assert session.path.is_file()
    assert frame.window.windowTitle() == "pictures.shapekin - Shapekin"
    assert [entry.name for entry in frame.window._settings.recent] == ["pictures"]
