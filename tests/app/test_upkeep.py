"""The source of the open project: unreadable files tried again, new and moved files, exact copies."""

from __future__ import annotations

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from shapekin.data.dataset import Fault
from shapekin.data.options import ImportOptions
from shapekin.events import Failed, Finished
from shapekin.jobs.job import ImportJob
from shapekin.jobs.runners import run_inline
from shapekin.samples.off import write_chairs
from shapekin.session import Session
from shapekin.store.cache import Cache
from shapekin_app.dialogs import faults as faults_module
from shapekin_app.dialogs.copies import CopiesDialog
from shapekin_app.dialogs.faults import FaultsDialog
from shapekin_app.refreshing import Reason

FAULTS = (
    Fault(b"a/torn.off", "a/torn.off", "It ends in the middle of a face."),
    Fault(b"a/empty.off", "a/empty.off", "It is empty."),
    Fault(b"b/void.off", "b/void.off", "It is empty."),
)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Twelve chairs, one of them twice, and one file that can't be read; imported once."""
    folder = tmp_path_factory.mktemp("made")
    source = folder / "chairs"
    for _ in write_chairs(source, 12):
        pass
    first = sorted(source.rglob("*.off"))[0]
    shutil.copy(first, first.with_name("copy of it.off"))
    first.with_name("torn.off").write_text("OFF\n4 ")
    result = run_inline(ImportJob(str(source), ImportOptions(points=256)), Cache(folder / "cache"))
    Session.create(folder / "chairs.shapekin", result, Cache(folder / "cache")).close()
    return folder


@pytest.fixture
def project(frame, made, tmp_path):
    """The window with a copy of that project, its source and its cache; the cache is all there."""
    shutil.copytree(made / "cache", frame.workspace.cache.root, dirs_exist_ok=True)
    shutil.copytree(made / "chairs", tmp_path / "chairs")
    shutil.copy(made / "chairs.shapekin", tmp_path / "chairs.shapekin")
    frame.window.open_path(tmp_path / "chairs.shapekin")
    assert imports(frame) == []
    # The project remembers where it was made; from here on its source is the copy.
    frame.window.upkeep.refresher.start(Reason.NEWS, str(tmp_path / "chairs"))
    finish(frame)
    frame.window.banner.hide()
    return tmp_path / "chairs"


def imports(frame):
    """The jobs that read the source; the panel of questions asks for previews beside them."""
    return [job for job in frame.runner.jobs if isinstance(job, ImportJob)]


def finish(frame):
    """Carry out the newest reading."""
    job = imports(frame)[-1]
    frame.bridge.event_arrived.emit(Finished(job.job_id, run_inline(job, frame.workspace.cache)))


def told(frame):
    return frame.window.banner.text.text()


def mend(source):
    torn = next(source.rglob("torn.off"))
    other = sorted(source.rglob("*.off"))[-1]
    torn.write_text(other.read_text().replace("OFF\n", "OFF\n# mended\n", 1))


def test_mended_files_are_added_and_it_is_said_how_many(frame, project, qtbot):
    before = len(frame.workspace.session)
    frame.workspace.session.rename_cluster(frame.workspace.session.clusters[0].id, "first")
    frame.window.actions_["faults"].trigger()
    dialog = frame.window.findChild(FaultsDialog)
    assert dialog.retry.isVisible()
    mend(project)
    dialog.retry.click()
    assert "Trying" in told(frame)
    finish(frame)
    assert told(frame) == "1 of 1 can be read now and were added."
    assert frame.window.banner.level == "success"
    assert len(frame.workspace.session) == before + 1
    assert frame.workspace.session.faults == ()
    assert frame.workspace.session.clusters[0].name == "first"
    assert len(frame.window.gallery.rows) == before + 1
    assert not frame.window.status.faults.isVisible()
    frame.window.actions_["faults"].trigger()
    assert told(frame) == "Every file could be read."


def test_files_that_still_cannot_be_read_are_said(frame, project):
    frame.window.actions_["faults"].trigger()
    frame.window.findChild(FaultsDialog).retry.click()
    finish(frame)
    assert told(frame) == "None of the 1 can be read yet."


def test_new_and_moved_files_are_found(frame, project):
    before = len(frame.workspace.session)
    moved = sorted(project.rglob("*.off"))[3]
    shutil.move(moved, moved.with_name("moved.off"))
    text = sorted(project.rglob("*.off"))[5].read_text()
    (project / "new.off").write_text(text.replace("OFF\n", "OFF\n# new\n", 1))
    frame.window.actions_["refresh"].trigger()
    finish(frame)
    assert told(frame) == "New items added: 1. Moved files found again: 1."
    assert len(frame.workspace.session) == before + 1
    frame.window.tools.search.setText("new")
    frame.window.tools.select_found()
    assert frame.workspace.selection.tolist() == [before]
    frame.window.actions_["refresh"].trigger()
    finish(frame)
    assert told(frame) == "There are no new or moved files."


def test_a_source_that_went_away_can_be_shown_where_it_is(frame, project, monkeypatch):
    elsewhere = project.with_name("elsewhere")
    project.rename(elsewhere)
    count = len(imports(frame))
    frame.window.actions_["refresh"].trigger()
    assert len(imports(frame)) == count
    assert "not there any more" in told(frame)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(elsewhere))
    frame.window.banner.action.click()
    finish(frame)
    assert frame.window.banner.level == "success"
    assert frame.workspace.session.source == str(elsewhere)


def test_a_stopped_or_failed_reading_changes_nothing(frame, project):
    before = len(frame.workspace.session)
    for failure, words in (
        ({"message": "Cancelled", "cancelled": True}, "What was read is kept"),
        ({"message": "The disk is full.", "hint": "Make room."}, "The disk is full. Make room."),
    ):
        frame.window.actions_["refresh"].trigger()
        job = imports(frame)[-1]
        frame.bridge.event_arrived.emit(Failed(job.job_id, **failure))
        assert words in told(frame)
        assert len(frame.workspace.session) == before


def test_exact_copies_are_listed_and_selected(frame, project):
    frame.window.actions_["copies"].trigger()
    dialog = frame.window.findChild(CopiesDialog)
    assert not dialog.isModal()
    (group,) = frame.workspace.session.dataset.duplicates
    assert dialog.list.topLevelItemCount() == 1
    dialog.list.setCurrentItem(dialog.list.topLevelItem(0))
    assert tuple(frame.workspace.selection.tolist()) == group
    assert frame.window.gallery.rows.tolist() == list(group)
    dialog.surplus.click()
    assert tuple(frame.workspace.selection.tolist()) == group[1:]
    frame.window.actions_["close"].trigger()


# -- the quarantine list -----------------------------------------------------------------------------


@pytest.fixture
def dialog(qtbot, tmp_path):
    (tmp_path / "a").mkdir()
    made = FaultsDialog(FAULTS, str(tmp_path), retry=True)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.show()
    return made


def test_faults_are_counted_by_reason_and_searched(dialog):
    reasons = [dialog.reasons.itemText(place) for place in range(dialog.reasons.count())]
    assert reasons == ["3  All reasons", "2  It is empty.", "1  It ends in the middle of a face."]
    dialog.reasons.setCurrentIndex(1)
    assert [fault.display for fault in dialog.listed] == ["a/empty.off", "b/void.off"]
    dialog.search.setText("VOID")
    assert [fault.display for fault in dialog.listed] == ["b/void.off"]
    assert dialog.count.text() == "1 of 3 files"
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == "b/void.off\tIt is empty."


def test_a_file_is_shown_in_its_folder_or_the_nearest_that_is_left(dialog, tmp_path, monkeypatch):
    shown = []
    monkeypatch.setattr(faults_module, "open_folder", shown.append)
    assert not dialog.show_file.isEnabled()
    dialog.list.setCurrentItem(dialog.list.topLevelItem(0))
    dialog.show_file.click()
    dialog.list.setCurrentItem(dialog.list.topLevelItem(2))
    dialog.show_file.click()
    assert shown == [str(tmp_path / "a"), str(tmp_path)]


def test_try_again_closes_the_list_and_asks(dialog, qtbot):
    with qtbot.waitSignal(dialog.retry_requested):
        dialog.retry.click()
    assert not dialog.isVisible()
