"""Exporting: every format, a preview that is true, nothing overwritten."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QRadioButton
from shiboken6 import isValid

from helpers.fake_session import FakeSession, make_workspace
from shapekin.data.dataset import DataKind
from shapekin.exports.base import EvidencePair, ExportInput, Group
from shapekin.exports.catalogue import FORMATS
from shapekin.store.runs import RunRecord
from shapekin_app.dialogs.export import ExportDialog

LABELS = np.array([0, 0, 0, 0, 1, 1, 1, 2, 2])


@pytest.fixture
def workspace(tmp_path):
    source = tmp_path / "shapes"
    source.mkdir()
    names = tuple(f"item {i}.off" for i in range(9))
    for name in names:
        (source / name).write_text("OFF\n0 0 0\n")
    session = FakeSession(9)
    session.path = tmp_path / "furniture.shapekin"
    result = ExportInput(
        names=names,
        labels=LABELS,
        cluster_names={0: "chair", 1: "stool"},
        representatives={0: 0, 1: 4, 2: 7},
        confidence=np.empty(0, np.float32),
        true_labels=(),
        source=source,
        item_paths=tuple(name.encode() for name in names),
        evidence=(EvidencePair(names[0], names[5], "different"),),
        embedding=session.embedding,
        projection=session.projection,
        run=RunRecord("cpac", {}, "x", 3, LABELS, session.projection),
        thumbnail=session.thumbnail,
        weights=lambda: {"layer": np.ones(2, np.float32)},
    )
    session.export_input = lambda: replace(result, kind=session.kind)
    return make_workspace(session)


@pytest.fixture
def open_dialog(qtbot, workspace):
    """Opens the dialog on shapes or on images."""
    dialogs = []

    def make(kind=DataKind.CLOUDS):
        workspace.session.kind = kind
        dialogs.append(ExportDialog(workspace))
        dialogs[-1].show()
        return dialogs[-1]

    yield make
    for dialog in dialogs:
        if isValid(dialog):
            dialog.reject()


@pytest.fixture
def dialog(open_dialog):
    return open_dialog()


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "onnx"])  # of one model only
def test_the_preview_is_what_is_then_written(qtbot, open_dialog, name, tmp_path):
    dialog = open_dialog(DataKind.IMAGES if name in ("fiftyone", "coco") else DataKind.CLOUDS)
    dialog.choose(name)
    before = set(tmp_path.rglob("*"))
    out = Path(dialog.place.text())
    promised = {out.parent / dialog.preview.item(i).text() for i in range(dialog.preview.count())}
    assert promised
    assert not any(path.exists() for path in promised), "a dry run must not write"
    with qtbot.waitSignal(dialog.exported, timeout=60_000) as told:
        dialog.write.click()
    written = {path for path in set(tmp_path.rglob("*")) - before if path.is_file()}
    assert written == promised
    assert out.name in told.args[0]
    assert Path(told.args[1]).is_dir()


def test_formats_stand_in_groups_and_say_what_they_are_for(dialog):
    texts = [dialog.formats.item(i).text() for i in range(dialog.formats.count())]
    groups = [text for text in texts if text in tuple(Group)]
    assert groups == list(Group)
    assert len(texts) == len(Group) + len(FORMATS)
    for name, form in FORMATS.items():
        dialog.choose(name)
        assert dialog.title.text() == form.title
        assert dialog.summary.text() == form.summary
        assert form.leaves_out[1:] in dialog.leaves_out.text()


def test_what_does_not_apply_says_why(open_dialog):
    dialog = open_dialog()
    dialog.choose("coco")
    assert "these are shapes" in dialog.told.text()
    assert not dialog.write.isEnabled()
    assert not dialog.place.isEnabled()
    assert dialog.preview.count() == 0
    dialog.choose("csv")
    assert dialog.write.isEnabled()
    assert dialog.place.isEnabled()
    images = open_dialog(DataKind.IMAGES)
    images.choose("coco")
    assert images.write.isEnabled()


def test_a_way_is_offered_where_originals_go_and_followed(qtbot, dialog, tmp_path):
    ways = [dialog.findChild(QRadioButton, way) for way in ("copy", "symlink", "hardlink")]
    assert not any(way.isVisible() for way in ways)
    dialog.choose("folders")
    assert all(way.isVisible() for way in ways)
    ways[1].click()
    with qtbot.waitSignal(dialog.exported, timeout=60_000):
        dialog.write.click()
    assert (tmp_path / "furniture sub-categories" / "stool" / "item 4.off").is_symlink()


def test_the_keys_go_from_format_to_format(qtbot, dialog):
    dialog.choose("csv")
    dialog.formats.setFocus()
    titles = []
    for _ in range(len(FORMATS) - 1):
        qtbot.keyClick(dialog.formats, Qt.Key.Key_Down)
        titles.append(dialog.title.text())
    assert len(set(titles)) == len(FORMATS) - 1, "headings are passed over, grey formats are not"


def test_the_table_says_what_the_session_says(qtbot, dialog, tmp_path):
    dialog.choose("csv")
    with qtbot.waitSignal(dialog.exported, timeout=60_000):
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


def test_a_free_name_is_proposed(open_dialog, tmp_path):
    (tmp_path / "furniture sub-categories.csv").touch()
    (tmp_path / "furniture sub-categories").mkdir()
    dialog = open_dialog()
    dialog.choose("csv")
    assert Path(dialog.place.text()).name == "furniture sub-categories 2.csv"
    dialog.choose("folders")
    assert Path(dialog.place.text()).name == "furniture sub-categories 2"


def test_the_window_says_where_it_went(frame, qtbot, workspace):
    frame.workspace.open(workspace.session)
    frame.window.actions_["export"].trigger()
    dialog = frame.window.findChild(ExportDialog)
    with qtbot.waitSignal(dialog.exported, timeout=60_000):
        dialog.write.click()
    assert frame.window.banner.level == "success"
    assert frame.window.banner.action.text() == "Open the folder"
