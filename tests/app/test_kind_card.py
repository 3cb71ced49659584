"""The card of a kind keeps up with what is said of it."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from helpers.fake_session import FakeSession
from shapekin.data.dataset import DataKind
from shapekin_app.dialogs.kind_card import KindCard, Portraits
from shapekin_app.dialogs.note import NoteDialog
from shapekin_app.dialogs.split import SplitDialog


@pytest.fixture
def window(frame):
    frame.workspace.open(FakeSession(120, trained=False))
    return frame.window


def opened(qtbot, window, place=0):
    tree = window.clusters.tree
    tree.setCurrentIndex(tree.model().index(place, 0))
    QTest.keyClick(window, Qt.Key.Key_I)
    card = window.findChild(KindCard)
    qtbot.waitUntil(lambda: bool(card.typical.rows))
    return card


def test_it_tells_of_the_kind(qtbot, frame, window):
    card = opened(qtbot, window)
    session = frame.workspace.session
    cluster = session.clusters[0]
    assert card.title.text() == cluster.title
    assert f"{cluster.size} items" in card.size_.text()
    assert card.mean.shown
    assert "shapes" in card.told.text()
    assert card.told.text() in card.mean.accessibleName()
    assert card.representative.rows == (cluster.representative,)
    members = set(session.members(cluster.id).tolist())
    assert set(card.typical.rows) | set(card.odd.rows) <= members
    assert not set(card.typical.rows) & set(card.odd.rows)
    card.grab()
    card._select()
    assert set(frame.workspace.selection.tolist()) == members


def test_it_keeps_up_and_goes_with_its_kind(qtbot, frame, window):
    card = opened(qtbot, window)
    session, cluster = frame.workspace.session, card.kind.cluster
    frame.workspace.rename_cluster(cluster, "thrones")
    assert card.title.text() == "thrones"
    frame.workspace.set_note(cluster, "Legs of metal")
    assert card.note.text() == "Legs of metal"
    frame.workspace.lock(cluster, on=True)
    assert "locked" in card.size_.text()
    other = session.clusters[1].id
    frame.workspace.move_items(session.members(cluster), other)
    assert not card.isVisible()


def test_its_buttons_open_what_they_say(qtbot, window):
    card = opened(qtbot, window)
    card.edit_note.click()
    window.findChild(NoteDialog).reject()
    card.parts.click()
    window.findChild(SplitDialog).reject()


def test_a_portrait_is_made_once_and_again_when_members_change(qtbot, frame, window):
    card = opened(qtbot, window)
    portraits = Portraits.of(frame.workspace)
    first = portraits.get(card.kind)
    assert first is not None
    assert portraits.get(card.kind) is first
    session = frame.workspace.session
    moved = session.members(session.clusters[1].id)[:2]
    frame.workspace.move_items(moved, card.kind.cluster)
    qtbot.waitUntil(lambda: (now := portraits.get(card.kind)) is not None and now is not first)
    assert set(moved.tolist()) <= set(portraits.get(card.kind).rows.tolist())


@pytest.mark.parametrize("kind", [DataKind.IMAGES, DataKind.FEATURES])
def test_images_and_rows_of_numbers(qtbot, frame, window, kind):
    frame.workspace.open(FakeSession(60, trained=False, kind=kind))
    card = opened(qtbot, window)
    assert card.mean.shown is (kind is DataKind.IMAGES)
    assert ("images" in card.told.text()) is (kind is DataKind.IMAGES)
    card.mean.grab()


def test_without_a_kind_it_says_what_to_do(frame, window):
    frame.workspace.select(np.empty(0, np.int64))
    window.clusters.tree.clearSelection()
    window.actions_["card"].trigger()
    assert "Select one sub-category" in window.banner.text.text()
