"""Exporting: every format, a preview that is true, nothing overwritten."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest
from shiboken6 import isValid

from helpers.fake_session import FakeSession, make_workspace
from shapekin.exports.base import ExportInput
from shapekin.exports.catalogue import FORMATS
from shapekin_app.dialogs.export import ExportDialog


@pytest.fixture
def workspace(tmp_path):
    source = tmp_path / "shapes"
    source.mkdir()
    names = tuple(f"item {i}.off" for i in range(9))
    for name in names:
        (source / name).write_text("OFF\n0 0 0\n")
    session = FakeSession(9)
    session.path = tmp_path / "furniture.shapekin"
    session.export_input = lambda: ExportInput(
        names=names,
        labels=np.array([0, 0, 0, 0, 1, 1, 1, 2, 2]),
        cluster_names={0: "chair", 1: "stool"},
        representatives={0: 0, 1: 4, 2: 7},
        confidence=np.empty(0, np.float32),
        true_labels=(),
        source=source,
        item_paths=tuple(name.encode() for name in names),
    )
    return make_workspace(session)


@pytest.fixture
def dialog(qtbot, workspace):
    dialog = ExportDialog(workspace)
    dialog.show()
    yield dialog
    if isValid(dialog):
        dialog.reject()


@pytest.mark.parametrize("name", FORMATS)
def test_the_preview_is_what_is_then_written(qtbot, dialog, name, tmp_path):
    dialog.choose(name)
    before = set(tmp_path.rglob("*"))
    out = Path(dialog.place.text())
    promised = {out.parent / dialog.preview.item(i).text() for i in range(dialog.preview.count())}
    assert promised
    assert not any(path.exists() for path in promised), "a dry run must not write"
    with qtbot.waitSignal(dialog.exported, timeout=5000) as told:
        dialog.write.click()
    written = {path for path in set(tmp_path.rglob("*")) - before if path.is_file()}
    assert written == promised
    assert out.name in told.args[0]
    assert Path(told.args[1]).is_dir()


def test_the_table_says_what_the_session_says(qtbot, dialog, tmp_path):
    dialog.choose("csv")
    with qtbot.waitSignal(dialog.exported, timeout=5000):
        dialog.write.click()
    (file,) = tmp_path.glob("*.csv")
    with file.open(newline="", encoding="utf-8-sig") as lines:
        rows = list(csv.reader(lines))
    assert sum("stool" in row for row in rows) == 3


def test_what_exists_is_left_alone(dialog, tmp_path):
    (tmp_path / "mine.csv").write_text("precious")
    dialog.place.setText(str(tmp_path / "mine.csv"))
    assert not dialog.write.isEnabled()
    assert "exists already" in dialog.told.text()
    assert (tmp_path / "mine.csv").read_text() == "precious"
    dialog.place.setText(str(tmp_path / "other.csv"))
    assert dialog.write.isEnabled()


def test_the_window_says_where_it_went(frame, qtbot, workspace):
    frame.workspace.open(workspace.session)
    frame.window.actions_["export"].trigger()
    dialog = frame.window.findChild(ExportDialog)
    with qtbot.waitSignal(dialog.exported, timeout=5000):
        dialog.write.click()
    assert frame.window.banner.level == "success"
    assert frame.window.banner.action.text() == "Open the folder"
