"""What an answer would do is shown while one points at it, and never of another question."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest

from helpers.fake_session import FakeSession, make_workspace
from shapekin.queries.base import Answer, Query
from shapekin_app.views.questions import QuestionView
from shapekin_app.views.what_if import WhatIfRings

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # of the offscreen platform alone


@pytest.fixture
def view(qtbot):
    widget = QuestionView(make_workspace(FakeSession()))
    qtbot.addWidget(widget)
    widget.resize(360, 760)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def point(button):
    at = QPointF(5, 5)
    button.enterEvent(QEnterEvent(at, at, at))
    button._rest.timeout.emit()  # it has rested there


def ask(view, same_cluster):
    """Put a question in hand about one cluster, or about two."""
    session = view._workspace.session
    first, second = (session.members(session.clusters[place].id) for place in (0, 0 if same_cluster else 1))
    view.desk.query = Query(int(first[0]), int(second[1]), "", "")


def test_pointing_shows_what_would_follow_and_leaving_hides_it(qtbot, view):
    ask(view, same_cluster=False)
    session, button = view._workspace.session, view.answers.buttons[Answer.SAME]
    answers = session.n_answers
    place = button.geometry()
    point(button)
    assert view.what_if.isVisible()
    assert "Same: joins" in view.what_if.facts.text()
    qtbot.waitUntil(lambda: "About" in view.what_if.guess.text())
    assert view.desk.moving is not None
    if len(view.desk.moving):
        assert view.what_if.pictures.rows == tuple(view.desk.moving[:12].tolist())
    assert button.geometry() == place  # nothing gives way under the mouse
    assert session.n_answers == answers
    button.leaveEvent(QEvent(QEvent.Type.Leave))
    assert not view.what_if.isVisible()
    assert view.desk.supposed is None


def test_different_inside_one_cluster_tells_who_would_leave(qtbot, view):
    ask(view, same_cluster=True)
    view.desk.suppose(Answer.DIFFERENT)
    qtbot.waitUntil(lambda: "would leave" in view.what_if.guess.text())
    assert "Different: keeps" in view.what_if.facts.text()
    view.desk.suppose(Answer.SAME)
    qtbot.waitUntil(lambda: "no item would have to move" in view.what_if.guess.text())


def test_it_is_gone_with_its_question(qtbot, view):
    view.desk.suppose(Answer.SAME)
    view.desk.answer(Answer.DIFFERENT)
    assert view.desk.supposed is None
    assert view.desk.moving is None
    assert not view.what_if.isVisible()
    qtbot.wait(30)  # what was under way does not come after all
    assert view.desk.moving is None


def test_what_is_known_says_so(view):
    session = view._workspace.session
    row = session.evidence[0]
    view.desk.query = Query(row.a, row.b, "", "")
    view.desk.suppose(Answer(row.value))
    assert "follows from your answers" in view.what_if.facts.text()
    view.desk.suppose(Answer.DIFFERENT if row.value == "same" else Answer.SAME)
    assert "contradicts" in view.what_if.facts.text()


def test_keys_show_and_hide_it_in_the_dock_and_in_focus_mode(qtbot, frame):
    frame.workspace.open(FakeSession(120, trained=False))
    window = frame.window
    desk, shift = window.questions.desk, Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(window, Qt.Key.Key_S, shift)
    assert desk.supposed.answer is Answer.SAME
    rings = window.map.map.findChild(WhatIfRings)
    assert rings.isVisible()
    rings.grab()
    QTest.keyClick(window, Qt.Key.Key_D, shift)
    assert desk.supposed.answer is Answer.DIFFERENT
    QTest.keyClick(window, Qt.Key.Key_D, shift)
    assert desk.supposed is None
    assert not rings.isVisible()
    window.actions_["ask"].setChecked(True)
    QTest.keyClick(window.focus, Qt.Key.Key_S, shift)
    assert desk.supposed.answer is Answer.SAME
    assert window.focus.what_if.isVisible()
    assert not window.questions.what_if.isVisible()
    QTest.keyClick(window.focus, Qt.Key.Key_S)
    assert desk.supposed is None
