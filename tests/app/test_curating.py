"""A curator's keys: G into a sub-category, X a new one, M merges."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt

from helpers.fake_session import FakeSession
from shapekin.queries.base import Answer, Query
from shapekin_app.dialogs.group import GroupDialog

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # of the offscreen platform alone


@pytest.fixture
def session(frame):
    made = FakeSession(120)
    frame.workspace.open(made)
    return made


def sizes(session):
    return {cluster.id: cluster.size for cluster in session.clusters}


def test_g_puts_the_selection_where_one_types(qtbot, frame, session):
    frame.workspace.select(np.array([3, 4, 5]))
    qtbot.keyClick(frame.window, Qt.Key.Key_G)
    dialog = frame.window.findChild(GroupDialog)
    assert dialog.list.count() == len(session.clusters) + 1
    wanted = session.clusters[2]
    qtbot.keyClicks(dialog.search, wanted.title[:5].upper())
    qtbot.keyClick(dialog.search, Qt.Key.Key_Return)
    assert (session.labels[[3, 4, 5]] == wanted.id).all()
    assert wanted.title in frame.window.banner.text.text()


def test_arrows_walk_the_list_and_the_last_is_a_new_one(qtbot, frame, session):
    frame.workspace.select(np.array([7]))
    frame.window.actions_["group"].trigger()
    dialog = frame.window.findChild(GroupDialog)
    qtbot.keyClick(dialog.search, Qt.Key.Key_Down)
    assert dialog.list.currentRow() == 1
    qtbot.keyClicks(dialog.search, "no such name")
    assert dialog.list.currentItem() is dialog.new
    before = len(session.clusters)
    qtbot.keyClick(dialog.search, Qt.Key.Key_Return)
    assert len(session.clusters) == before + 1
    assert sizes(session)[int(session.labels[7])] == 1


def test_x_makes_a_new_one(qtbot, frame, session):
    frame.workspace.select(np.array([3, 4, 5]))
    before = len(session.clusters)
    qtbot.keyClick(frame.window, Qt.Key.Key_X)
    assert len(session.clusters) == before + 1
    assert frame.window.banner.action.text() == "Undo"


def test_the_way_back_is_withdrawn_when_something_else_is_said(qtbot, frame, session):
    frame.workspace.select(np.array([3, 4, 5]))
    qtbot.keyClick(frame.window, Qt.Key.Key_X)
    assert frame.window.banner.isVisible()
    frame.workspace.answer(Query(50, 51, "", ""), Answer.SAME, 1.0)
    assert not frame.window.banner.isVisible()


def test_m_merges_what_is_wholly_selected(qtbot, frame, session):
    first, second = session.clusters[:2]
    frame.workspace.select(np.flatnonzero(session.labels == first.id)[:-1])
    qtbot.keyClick(frame.window, Qt.Key.Key_M)
    assert "Select two" in frame.window.banner.text.text()
    frame.workspace.select(np.flatnonzero(np.isin(session.labels, (first.id, second.id))))
    qtbot.keyClick(frame.window, Qt.Key.Key_M)
    assert max(sizes(session).values()) == first.size + second.size


@pytest.mark.parametrize("action", ["group", "split"])
def test_without_a_selection_it_says_what_to_do(frame, session, action):
    frame.workspace.select(np.empty(0, np.int64))
    frame.window.actions_[action].trigger()
    assert "Select items first" in frame.window.banner.text.text()
    assert frame.window.findChild(GroupDialog) is None
