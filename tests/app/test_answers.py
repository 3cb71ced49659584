"""The list of answers, undo and redo, and what is shown of a contradiction."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from helpers.fake_session import FakeSession, make_workspace
from shapekin.errors import ContradictionError
from shapekin.queries.base import Answer, Query
from shapekin_app.dialogs.answers import AnswersDialog
from shapekin_app.dialogs.conflict import ConflictDialog
from shapekin_app.views.asking import Desk

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # of the offscreen platform alone


@pytest.fixture
def workspace():
    made = make_workspace(FakeSession(60))
    made.session.evidence = ()
    for a, b, answer in ((0, 1, Answer.SAME), (1, 2, Answer.SAME), (3, 4, Answer.DIFFERENT), (5, 6, Answer.UNSURE)):
        made.session.answer(Query(a, b, "loss", "Because."), answer)
    return made


@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def dialog(window, workspace):
    made = AnswersDialog(workspace, window)
    made.show()
    return made


def shown(dialog):
    items = [dialog.list.topLevelItem(place) for place in range(dialog.list.topLevelItemCount())]
    return [item for item in items if not item.isHidden()]


def test_answers_are_listed_newest_first_and_searched(workspace, dialog):
    assert [item.text(1) for item in shown(dialog)] == ["unsure", "different", "same", "same"]
    dialog.search.setText("different test")
    assert len(shown(dialog)) == 1
    assert dialog.count.text() == "Listed: 1"
    dialog.search.setText("nobody")
    assert shown(dialog) == []


def test_only_what_changed_is_listed_anew(qtbot, workspace, dialog):
    before = shown(dialog)
    evidence = workspace.session.evidence
    workspace.session.answer(Query(7, 8, "loss", ""), Answer.SAME)
    dialog._fill()
    assert shown(dialog)[1:] == before
    assert shown(dialog)[0].text(1) == "same"
    workspace.session.evidence = (evidence[0], *evidence[2:])
    dialog._fill()
    assert shown(dialog) == [before[0], before[1], before[3]]
    workspace.session.evidence = evidence
    dialog._fill()
    assert [item.data(0, Qt.ItemDataRole.UserRole) for item in shown(dialog)] == [row.id for row in reversed(evidence)]
    dialog.search.setText("unsure")
    workspace.session.answer(Query(9, 8, "loss", ""), Answer.SAME)
    dialog._fill()
    assert shown(dialog) == [before[0]]


def test_those_in_hand_are_selected_and_taken_back(qtbot, workspace, dialog):
    assert not dialog.back.isEnabled()
    for item in shown(dialog)[2:]:
        item.setSelected(True)
    assert workspace.selection.tolist() == [0, 1, 2]
    qtbot.mouseClick(dialog.back, Qt.MouseButton.LeftButton)
    assert [row.value for row in workspace.session.evidence] == ["different", "unsure"]
    assert len(shown(dialog)) == 2
    assert not dialog.back.isEnabled()


def test_a_search_with_everything_in_hand_selects_once(workspace, dialog):
    dialog.list.selectAll()
    told = []
    workspace.selection_changed.connect(lambda: told.append(1))
    dialog.search.setText("unsure")
    assert told == []
    assert len(dialog.list.selectedItems()) == 1


def test_the_list_follows_new_answers(qtbot, workspace, dialog):
    workspace.answer(Query(7, 8, "", ""), Answer.SAME, 1.0)
    qtbot.waitUntil(lambda: len(shown(dialog)) == 5)
    workspace.open(None)
    assert not dialog.isVisible()


def test_undo_and_redo_say_what_they_did(qtbot, workspace):
    desk, told = Desk.of(workspace), []
    desk.said.connect(lambda words, _level: told.append(words))
    desk.undo()
    desk.undo()
    desk.redo()
    assert told[0].startswith("Took back: unsure about ")
    assert told[1].endswith(" are different kinds.")
    assert told[2].startswith("Said again: ")
    desk.redo()
    desk.redo()
    assert told[-1] == "There is nothing to say again."


@pytest.mark.parametrize("mend", [True, False])
def test_a_contradiction_is_shown_and_one_click_mends_it(qtbot, workspace, window, mend):
    query, before = Query(0, 1, "loss", "Because."), workspace.session.evidence
    with qtbot.waitSignal(workspace.contradicted) as told:
        assert not workspace.answer(query, Answer.DIFFERENT, 2.0)
    asked, answer, seconds, error = told.args
    assert isinstance(error, ContradictionError)
    dialog = ConflictDialog(workspace, asked, answer, seconds, error, window)
    dialog.show()
    assert [row.pair for row in dialog.earlier] == [(0, 1)]
    assert "different kinds" in dialog.told.text()
    qtbot.mouseClick(dialog.backs[0] if mend else dialog.leave, Qt.MouseButton.LeftButton)
    assert workspace.session.evidence
    if mend:
        assert workspace.session.evidence[-1].pair == (0, 1)
        assert workspace.session.evidence[-1].value == "different"
        assert len(workspace.session.evidence) == len(before)
    else:
        assert workspace.session.evidence == before


def test_the_window_opens_both(qtbot, frame, workspace):
    frame.workspace.open(workspace.session)
    frame.window.actions_["answers"].trigger()
    listed = frame.window.findChild(AnswersDialog)
    assert listed.isVisible()
    listed.close()
    frame.workspace.answer(Query(3, 4, "", ""), Answer.SAME, 1.0)
    conflict = frame.window.findChild(ConflictDialog)
    assert conflict.isVisible()
    assert frame.window.banner.isHidden()
    conflict.reject()
    qtbot.keyClick(frame.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(workspace.session.evidence) == 3
    qtbot.keyClick(frame.window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert len(workspace.session.evidence) == 4
