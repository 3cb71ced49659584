"""A sub-category is divided in the window: proposed, previewed, taken over or left; also by questions."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from helpers.fake_session import FakeSession
from shapekin.pairs.constraints import Constraints
from shapekin.queries.base import Answer, Query
from shapekin.session.parting import Parting
from shapekin_app.dialogs.split import SplitDialog
from shapekin_app.errand import Errand
from shapekin_app.views.picture_row import PictureRow


@pytest.fixture
def window(frame):
    frame.workspace.open(FakeSession(120, trained=False))
    return frame.window


def choose(window, place=0):
    tree = window.clusters.tree
    tree.setCurrentIndex(tree.model().index(place, 0))
    return window.clusters.chosen()[0].cluster


def opened(qtbot, window):
    dialog = window.findChild(SplitDialog)
    qtbot.waitUntil(lambda: dialog.split.isEnabled())
    return dialog


def test_parts_are_proposed_shown_and_taken(qtbot, frame, window):
    cluster = choose(window)
    members = frame.workspace.session.members(cluster)
    window.actions_["parts"].trigger()
    dialog = opened(qtbot, window)
    assert "Proposed" in dialog.state.text()
    dialog.count.setValue(3)
    qtbot.waitUntil(lambda: len(dialog.parts) == 3)
    assert sorted(np.concatenate(dialog.parts).tolist()) == members.tolist()
    rows = dialog.findChildren(PictureRow)
    assert rows[0].rows == tuple(dialog.parts[0][:6].tolist())
    assert frame.workspace.session.dataset.names[rows[0].rows[0]] in rows[0].accessibleName()
    parts = dialog.parts
    dialog.split.click()
    assert [sorted(part.tolist()) for part in parts[1:]] == [
        frame.workspace.session.members(int(frame.workspace.session.labels[part[0]])).tolist() for part in parts[1:]
    ]
    assert "is 3 sub-categories now" in window.banner.text.text()
    assert window.banner.action.text() == "Undo"


def test_nothing_is_done_by_looking(qtbot, frame, window):
    cluster = choose(window)
    before = frame.workspace.session.labels.copy()
    QTest.keyClick(window, Qt.Key.Key_X, Qt.KeyboardModifier.ShiftModifier)
    dialog = opened(qtbot, window)
    part = next(button for button in dialog.findChildren(QPushButton) if button.text().startswith("Part 2"))
    part.click()
    assert frame.workspace.selection.tolist() == sorted(dialog.parts[1].tolist())
    dialog.reject()
    assert np.array_equal(before, frame.workspace.session.labels)
    assert cluster in frame.workspace.session.labels


def test_what_changes_meanwhile_closes_it(qtbot, frame, window):
    choose(window)
    window.actions_["parts"].trigger()
    dialog = opened(qtbot, window)
    frame.workspace.answer(Query(3, 4, "", ""), Answer.SAME, 1.0)
    assert not dialog.isVisible()


def test_questions_first_then_the_parts_that_answers_make(qtbot, frame, window):
    session, cluster = frame.workspace.session, choose(window)
    window.actions_["asked_parts"].trigger()
    assert session.within.leaves == (cluster,)
    assert "Answer some questions" in window.banner.text.text()
    a, b, c = session.members(cluster)[:3].tolist()
    for one, other in ((a, b), (a, c), (b, c)):
        frame.workspace.answer(Query(one, other, "", ""), Answer.DIFFERENT, 1.0)
    assert not window.questions.within.parts.isHidden()
    window.questions.within.parts.click()
    dialog = opened(qtbot, window)
    assert not dialog.told.isHidden()
    assert dialog.count.value() == len(dialog.parts) == 3
    dialog.split.click()
    assert session.within is None
    assert len(set(session.labels[[a, b, c]].tolist())) == 3


def test_without_answers_the_parts_are_proposed_and_it_says_so(qtbot, frame, window):
    frame.workspace.open(FakeSession(120, answers=0, trained=False))
    choose(window)
    window.actions_["asked_parts"].trigger()
    window.actions_["asked_parts"].trigger()
    dialog = opened(qtbot, window)
    assert "tell no kinds apart" in dialog.state.text()
    assert dialog.told.isHidden()


def test_without_a_sub_category_it_says_what_to_do(frame, window):
    frame.workspace.select(np.empty(0, np.int64))
    window.clusters.tree.clearSelection()
    for name in ("parts", "asked_parts"):
        window.actions_[name].trigger()
        assert "Select one sub-category" in window.banner.text.text()


def test_more_and_fewer_parts_are_explained(qtbot, frame, window):
    rows = np.arange(6)
    links = Constraints(6, np.array([[0, 1]]), np.array([[0, 2], [2, 3], [0, 3]])).closure()
    points = np.random.default_rng(0).normal(size=(6, 3)).astype(np.float32)
    dialog = SplitDialog(frame.workspace, Parting(0, rows, points, links, 3), window)
    qtbot.waitUntil(lambda: dialog.split.isEnabled())
    dialog.count.setValue(2)
    qtbot.waitUntil(lambda: "tell so many apart" in dialog.state.text())
    dialog.count.setValue(12)
    qtbot.waitUntil(lambda: "no more" in dialog.state.text())
    dialog.reject()


def test_only_the_newest_errand_comes_back(qtbot):
    errand, came = Errand(), []
    errand.done.connect(came.append)
    for number in range(20):
        errand.send(lambda number=number: number)
    qtbot.waitUntil(lambda: bool(came))
    assert came == [19]
    errand.send(lambda: 20)
    errand.drop()
    qtbot.wait(20)
    assert came == [19]


def test_a_row_of_pictures_points_and_is_clicked(qtbot, frame, window):
    row = PictureRow(frame.workspace, 40)
    qtbot.addWidget(row)
    row.resize(140, 40)
    row.show_rows([5, 6, 7, 8, 9])
    row.show()
    clicked = []
    row.clicked.connect(clicked.append)
    at = row._box(1).center().toPoint()
    qtbot.mouseMove(row, at)
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=at)
    assert clicked == [6]
    assert frame.workspace.hovered in {6, -1}
    assert row.row_at(row._box(4).center()) == -1  # there is no room for it
    row.grab()
