"""What a curator does in the window: notes, locks, colours, dragging; undo says what it would do."""

from __future__ import annotations

from time import process_time

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest

from helpers.fake_session import FakeSession, make_workspace
from shapekin.queries.base import Answer, Query
from shapekin.session import Change
from shapekin_app import item_menu
from shapekin_app.dialogs.note import NoteDialog
from shapekin_app.dragging import MIME, pack, unpack
from shapekin_app.item_models import ItemListModel
from shapekin_app.views.gallery import GalleryView, Order
from shapekin_app.views.kinds_model import FIND_ROLE, KIND_ROLE, LOCKED_ROLE, NOTE_ROLE


@pytest.fixture
def window(frame):
    frame.workspace.open(FakeSession(120))
    return frame.window


def choose(window, place=0):
    tree = window.clusters.tree
    tree.setCurrentIndex(tree.model().index(place, 0))
    return window.clusters.chosen()[0]


def test_a_note_is_written_shown_and_found(frame, window):
    kind = choose(window)
    window.actions_["note"].trigger()
    dialog = window.findChild(NoteDialog)
    dialog.text.setPlainText("Legs of metal")
    dialog.keep.click()
    assert frame.workspace.session.notes == {kind.cluster: "Legs of metal"}
    index = window.clusters.tree.model().index(0, 0)
    assert index.data(NOTE_ROLE) == "Legs of metal"
    assert "metal" in index.data(FIND_ROLE)
    assert "Legs of metal" in index.data(Qt.ItemDataRole.ToolTipRole)
    assert "with a note" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    window.clusters.filter.setText("METAL")
    assert window.clusters.tree.model().rowCount() == 1


def test_locking_says_so_and_shows_a_lock(frame, window):
    kind = choose(window)
    window.actions_["lock"].trigger()
    assert frame.workspace.session.locked == {kind.cluster}
    assert window.clusters.tree.model().index(0, 0).data(LOCKED_ROLE)
    assert "stay together" in window.banner.text.text()
    choose(window)
    window.actions_["lock"].trigger()
    assert not frame.workspace.session.locked


def test_commands_without_a_sub_category_say_what_to_do(frame, window):
    frame.workspace.select(np.empty(0, np.int64))
    window.clusters.tree.clearSelection()
    window.actions_["lock"].trigger()
    assert "Select one sub-category" in window.banner.text.text()
    window.actions_["represent"].trigger()
    assert "Select the one item" in window.banner.text.text()


def test_the_chosen_item_stands_for_its_sub_category(frame, window):
    session = frame.workspace.session
    cluster = session.clusters[0]
    row = next(row for row in session.members(cluster.id).tolist() if row != cluster.representative)
    frame.workspace.select(np.array([row]))
    window.actions_["represent"].trigger()
    assert session.cluster(cluster.id).representative == row


def test_a_colour_is_chosen_in_the_menu(frame, window):
    kind = choose(window)
    menu = window.clusters.colours
    menu.fill()
    before = frame.workspace.session.cluster(kind.cluster).colour
    assert not menu.actions()[before].isEnabled()
    menu.actions()[11].trigger()
    assert frame.workspace.session.cluster(kind.cluster).colour == 11


def test_rows_survive_the_journey_and_nothing_else_does():
    rows = np.array([3, 1, 7])
    assert unpack(pack(rows), 10).tolist() == [3, 1, 7]
    assert unpack(pack(rows), 5).tolist() == []
    strange = QMimeData()
    strange.setData(MIME, b"\x01\x02\x03")
    assert unpack(strange, 10).tolist() == []
    assert unpack(QMimeData(), 10).tolist() == []


def test_items_dropped_on_a_sub_category_go_there(frame, window, qtbot):
    session, tree = frame.workspace.session, window.clusters.tree
    target = tree.model().index(1, 0)
    kind = target.data(KIND_ROLE)
    rows = session.members(session.clusters[0].id)[:3]
    carried = pack(rows)  # the event does not own it
    drop = QDropEvent(
        QPointF(tree.visualRect(target).center()), Qt.DropAction.MoveAction, carried, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    tree.dropEvent(drop)
    assert set(session.labels[rows].tolist()) == {kind.cluster}
    assert "3 items are in" in window.banner.text.text()


def test_undo_says_what_it_would_take_back(frame, window):
    assert window.actions_["undo"].text().startswith("Undo: ")
    frame.workspace.answer(Query(3, 4, "", ""), Answer.SAME, 1.0)
    names = frame.workspace.session.dataset.names
    assert window.actions_["undo"].text() == f"Undo: {names[3]} and {names[4]} the same"
    frame.workspace.open(None)
    assert window.actions_["undo"].text() == "Undo"


def test_after_a_training_it_is_said_what_moved_and_shown(frame, window):
    session = frame.workspace.session
    before = session.labels.copy()
    rows = session.members(session.clusters[0].id)[:5]
    session.labels = before.copy()
    session.labels[rows] = session.clusters[1].id
    session._load_clusters()
    frame.workspace.changed.emit(Change(partition=True, clusters=True, runs=True))
    assert "5 of 120 items moved" in window.banner.text.text()
    window.banner.action.click()
    assert frame.workspace.selection.tolist() == rows.tolist()
    frame.workspace.select(np.empty(0, np.int64))
    window.actions_["moved"].trigger()
    assert frame.workspace.selection.tolist() == rows.tolist()


def test_the_gallery_sorts_by_what_the_training_thinks(frame, window):
    session, gallery = frame.workspace.session, window.gallery
    item = gallery._order.model().item(gallery._order.findData(Order.UNSURE))
    assert not item.isEnabled()
    session.confidence = np.linspace(1, 0, len(session)).astype(np.float32)
    session.item_losses = np.linspace(0, 1, len(session)).astype(np.float32)
    frame.workspace.changed.emit(Change(partition=True))
    assert item.isEnabled()
    gallery._grouped.setCurrentIndex(gallery._grouped.findData(False))
    gallery._order.setCurrentIndex(gallery._order.findData(Order.UNSURE))
    assert gallery.rows.tolist() == list(range(len(session)))[::-1]
    gallery._order.setCurrentIndex(gallery._order.findData(Order.LOSS))
    assert gallery.rows[0] == len(session) - 1
    session.item_losses = None
    frame.workspace.changed.emit(Change(partition=True))
    assert gallery._order.currentData() == Order.CENTRE


def test_paths_are_copied_and_the_file_is_shown(frame, window, tmp_path, monkeypatch):
    session, shown = frame.workspace.session, []
    session.source = str(tmp_path)
    (tmp_path / "4.off").touch()
    monkeypatch.setattr(item_menu, "reveal", shown.append)
    frame.workspace.select(np.array([4, 9]))
    window.actions_["copy_path"].trigger()
    assert QGuiApplication.clipboard().text() == f"{tmp_path / '4.off'}\n{tmp_path / '9.off'}"
    window.actions_["reveal"].trigger()
    assert shown == [tmp_path / "4.off"]
    (tmp_path / "4.off").unlink()
    window.actions_["reveal"].trigger()
    assert "not there any more" in window.banner.text.text()


def test_the_list_model_keeps_qts_rules_with_a_hundred_thousand_items(frame):
    frame.workspace.open(FakeSession(100_000))
    model = ItemListModel(frame.workspace)
    model.set_rows(np.arange(2000))
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_rows(np.arange(100_000)[::-1])
    assert model.place(0) == 99_999
    assert frame.window.gallery.grid.items.rowCount() == 100_000


def test_a_click_on_what_is_selected_chooses_it_alone_when_released(frame, window, qtbot):
    grid = window.gallery.grid
    frame.workspace.select(np.empty(0, np.int64))
    rows = grid.items.rows[:2]
    grid.chosen.emit(rows)
    centre = grid.visualRect(grid.items.index(0)).center()
    QTest.mousePress(grid.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, centre)
    assert sorted(frame.workspace.selection.tolist()) == sorted(rows.tolist())
    QTest.mouseRelease(grid.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, centre)
    assert frame.workspace.selection.tolist() == [int(rows[0])]


def test_a_hundred_thousand_pictures_are_sorted_and_grouped_quickly(qtbot):
    session = FakeSession(100_000)
    session.confidence = np.random.default_rng(0).random(100_000).astype(np.float32)
    gallery = GalleryView(make_workspace(session))
    qtbot.addWidget(gallery)
    times = []
    for order in (Order.NAME, Order.CLUSTER, Order.UNSURE, Order.CENTRE):
        start = process_time()
        gallery._order.setCurrentIndex(gallery._order.findData(order))
        times.append(process_time() - start)
        assert len(gallery.rows) == 100_000
    assert max(times) < 1.0, times
