"""New files dropped on an open project: what may become of them, and sorting them into the sub-categories."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QBuffer, QItemSelectionModel, QMimeData, QUrl
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from helpers.fake_session import FakeSession, make_workspace
from shapekin.data.dataset import DataKind, Fault
from shapekin.data.options import ImportOptions
from shapekin.errors import ParameterError, ProjectError
from shapekin.events import Failed, Finished, Progress
from shapekin.jobs.job import AssignJob, AssignResult, Prepared
from shapekin.store.cache import Cache
from shapekin_app.assigned_model import Column
from shapekin_app.dialogs.assign import AssignDialog
from shapekin_app.dialogs.dropped import DroppedDialog, Fate
from shapekin_app.dialogs.export import ExportDialog
from shapekin_app.files import dropped_paths


class Session(FakeSession):
    """One that can sort new files."""

    options = ImportOptions()

    def assign_job(self, source, *, files=(), table="", device="auto"):
        if self.current_run is None:
            raise ProjectError("Nothing has been trained yet.", "Train first.")
        keys = Prepared(*["0" * 32] * 7)
        return AssignJob(source, self.options, "cpac", {}, DataKind.CLOUDS, keys, "", "", device, files=files)


def picture() -> bytes:
    image = QImage(8, 4, QImage.Format.Format_RGB32)
    image.fill(0)
    buffer = QBuffer()
    image.save(buffer, "PNG")
    return bytes(buffer.data())


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "new"
    made.mkdir()
    for name in ("a.off", "b.off", "c.off"):
        (made / name).write_text("OFF\n0 0 0\n")
    return made


@pytest.fixture
def workspace(tmp_path):
    session = Session(40)
    session.path = tmp_path / "furniture.shapekin"
    made = make_workspace(session)
    made.cache = Cache(tmp_path / "cache")
    return made


@pytest.fixture
def dialog(qtbot, workspace, folder):
    made = AssignDialog(workspace)
    made.show()
    made.take([folder])
    yield made
    if isValid(made):
        made.close()


def result(workspace, ids) -> AssignResult:
    key = "ab" * 16
    workspace.cache.put_blobs(key, [picture()] * 3)
    faults = (Fault(b"torn.off", "torn.off", "It ends too soon."),)
    names = ("a.off", "b.off", "c.off")
    paths = tuple(name.encode() for name in names)
    return AssignResult(names, ids, (0.9, 0.4, 0.8), (1.0, 1.5, 9.0), faults, paths, key, f"{key}_offsets")


def finish(workspace, dialog, ids=(0, 1, 2)):
    workspace.bridge.event_arrived.emit(Finished(dialog._job, result(workspace, ids)))


def column(dialog, which) -> list[str]:
    model = dialog.model
    return [model.data(model.index(row, which)) for row in range(model.rowCount())]


def test_the_job_tells_how_far_it_is_and_what_came_of_it(workspace, dialog, folder):
    (job,) = [job for job in workspace.bridge.sent if isinstance(job, AssignJob)]
    assert (job.source, job.files) == (str(folder), ())
    workspace.bridge.event_arrived.emit(Progress(job.job_id, "Reading", 1, 4))
    assert dialog.stage.text() == "Reading"
    assert dialog.bar.value() == 250
    finish(workspace, dialog)
    titles = {cluster.id: cluster.title for cluster in workspace.session.clusters}
    assert column(dialog, Column.NAME) == ["b.off", "c.off", "a.off"]  # the least sure first
    assert column(dialog, Column.KIND) == [titles[1], "none of these", titles[0]]
    assert "torn.off" in dialog.told.text()
    assert "2 of 3" in dialog.told.text()
    picture = dialog.model.picture(0)
    assert (picture.width(), picture.height()) == (80, 40)
    assert not dialog.stage.isVisible()


def select(dialog, row):
    """One row alone, whatever keys an earlier test left pressed."""
    flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
    dialog.view.selectionModel().select(dialog.model.index(row, 0), flags)


def test_a_correction_outlives_the_limit_and_is_in_the_table(workspace, dialog, tmp_path):
    finish(workspace, dialog)
    titles = {cluster.id: cluster.title for cluster in workspace.session.clusters}
    select(dialog, 1)
    dialog.kinds.setCurrentIndex(dialog.kinds.findText(titles[4]))
    dialog.put.click()
    dialog.far.setValue(1.2)
    assert column(dialog, Column.KIND) == ["none of these", titles[4], titles[0]]
    select(dialog, 2)
    dialog.kinds.setCurrentIndex(dialog.kinds.count() - 1)
    dialog.put.click()
    dialog.far.setValue(100)
    out = tmp_path / "new.csv"
    dialog.write_table(out)
    rows = list(csv.reader(out.read_text().splitlines()))
    assert rows == [
        ["name", "sub_category", "confidence", "distance", "nearest_sub_category"],
        ["a.off", "", "0.900", "1.000", titles[0]],
        ["b.off", titles[1], "0.400", "1.500", titles[1]],
        ["c.off", titles[4], "0.800", "9.000", titles[2]],
    ]
    dialog.write_table(out)
    assert "exists" in dialog.told.text()


def test_the_files_come_into_folders_after_a_dry_run(qtbot, workspace, dialog, tmp_path):
    finish(workspace, dialog)
    titles = {cluster.id: cluster.title for cluster in workspace.session.clusters}
    dialog.sort.click()
    export = dialog.findChild(ExportDialog)
    assert not export.formats.isVisible()
    out = tmp_path / "sorted"
    export.place.setText(str(out))
    assert export.preview.count() == 3
    assert not out.exists()
    with qtbot.waitSignal(dialog.written):
        export.write.click()
    found = sorted(path.relative_to(out).as_posix() for path in out.rglob("*.off"))
    assert found == sorted([f"{titles[0]}/a.off", f"{titles[1]}/b.off", "none of these/c.off"])


def test_closing_it_cancels_and_a_refusal_is_told(workspace, dialog):
    workspace.bridge.event_arrived.emit(Failed(dialog._job, "It holds images.", "Choose another."))
    assert dialog.told.text() == "It holds images. Choose another."
    dialog._start()
    cancelled = []
    workspace.cancel = cancelled.append
    job = dialog._job
    dialog.reject()
    assert cancelled == [job]


def test_several_files_must_lie_in_one_folder(workspace, dialog, folder, tmp_path):
    dialog.take([folder / "a.off", folder / "b.off"])
    assert workspace.bridge.sent[-1].files == (b"a.off", b"b.off")
    before = len(workspace.bridge.sent)
    dialog.take([folder / "a.off", tmp_path])
    assert len(workspace.bridge.sent) == before
    assert "one folder" in dialog.told.text()


def test_what_is_dropped_on_an_open_project_may_become_three_things(frame, qtbot, folder, monkeypatch):
    window = frame.window
    looked_at: list[Path] = []
    monkeypatch.setattr(window.import_page, "look_at", looked_at.append)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder / name)) for name in ("a.off", "b.off", "gone.off")])
    paths = dropped_paths(data)
    assert paths == (folder / "a.off", folder / "b.off")
    window.dropped.emit(paths)
    assert looked_at == [paths[0]]  # no project is open
    session = Session(40)
    session.source = str(folder)
    frame.workspace.open(session)
    window.dropped.emit(paths)
    asked = window.findChild(DroppedDialog)
    assert [fate for fate, button in asked.buttons.items() if not button.isEnabled()] == [Fate.BEGIN]  # two files
    asked.buttons[Fate.SORT].click()
    dialog = window.findChild(AssignDialog)
    assert frame.runner.jobs[-1].files == (b"a.off", b"b.off")
    dialog.reject()
    session.source = "/elsewhere"
    monkeypatch.setattr(Session, "current_run", None, raising=False)
    QApplication.processEvents()
    window.upkeep.newcomers.welcome(paths)
    asked = next(one for one in window.findChildren(DroppedDialog) if one.isVisible())
    assert not asked.buttons[Fate.SORT].isEnabled()
    assert "Train first" in asked.buttons[Fate.SORT].description()
    assert not asked.buttons[Fate.ADD].isEnabled()
    asked.reject()
    window.actions_["assign"].trigger()
    assert "Train first" in window.banner.text.text()


def test_a_projects_table_of_features_is_asked_for(qtbot, workspace, folder):
    workspace.session.options = ImportOptions(feature_table="/before.csv")
    dialog = AssignDialog(workspace)
    dialog.show()
    dialog.take([folder])
    assert not any(isinstance(job, AssignJob) for job in workspace.bridge.sent)
    assert "table of features" in dialog.told.text()
    dialog.table = str(folder / "features.csv")
    dialog._start()
    assert isinstance(workspace.bridge.sent[-1], AssignJob)
    dialog.close()
    np.testing.assert_array_equal(workspace.session.labels, Session(40).labels)


def test_kinds_that_a_training_brought_behind_the_dialog_are_offered_and_shown(workspace, dialog, folder):
    session = workspace.session
    changed = [replace(cluster, id=cluster.id + 70) for cluster in session.clusters]
    session.clusters = type(session.clusters)(changed)
    dialog.take([folder])
    finish(workspace, dialog, ids=(70, 71, 72))
    titles = {cluster.id: cluster.title for cluster in changed}
    assert column(dialog, Column.KIND) == [titles[71], "none of these", titles[70]]
    assert dialog.kinds.itemData(0) in titles


def test_what_cannot_be_sorted_leaves_no_old_result_to_be_saved(workspace, dialog, folder, monkeypatch, tmp_path):
    finish(workspace, dialog)
    assert dialog.sort.isEnabled()

    def refused(*_, **__):
        raise ParameterError("This model places no new items.", "Train another.")

    monkeypatch.setattr(type(workspace.session), "assign_job", refused)
    dialog.take([folder])
    assert not dialog.sort.isEnabled()
    assert not dialog.save.isEnabled()
    dialog._sort_files()
    dialog.write_table(tmp_path / "none.csv")
    assert not (tmp_path / "none.csv").exists()
