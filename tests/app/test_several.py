"""Questions about several items at once, in the dock and in focus mode."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from helpers.fake_session import FakeSession, make_workspace
from shapekin_app.keys import Keymap
from shapekin_app.views.focus import FocusMode
from shapekin_app.views.questions import QuestionView

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # of the offscreen platform alone


@pytest.fixture
def workspace():
    made = make_workspace(FakeSession(60))
    made.session.evidence = ()
    return made


@pytest.fixture
def dock(qtbot, workspace):
    view = QuestionView(workspace)
    qtbot.addWidget(view)
    view.resize(360, 800)
    view.show()
    return view


@pytest.fixture
def focus(qtbot, workspace):
    widget = FocusMode(workspace, QLabel("map"))
    qtbot.addWidget(widget)
    widget.resize(1280, 800)
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.hasFocus)
    return widget


def choose(view, form):
    index = view.form.findData(form)
    view.form.setCurrentIndex(index)
    view.form.activated.emit(index)


def said(workspace):
    return [(row.pair, row.value) for row in workspace.session.evidence]


def test_the_dock_asks_in_another_form_and_back(workspace, dock):
    assert dock.pair.isVisible()
    assert not dock.several.isVisible()
    choose(dock, "groups")
    assert dock.several.isVisible()
    assert not dock.pair.isVisible()
    assert not dock.answers.isVisible()
    assert not dock.strategy.isEnabled()
    assert dock.headline.text() == "Which kind is it?"
    choose(dock, "odd")
    assert dock.headline.text() == "Which do not belong?"
    assert len(dock.several.cards) == 11
    choose(dock, "pair")
    assert dock.pair.isVisible()
    assert dock.desk.question is None


def test_buttons_show_the_key_that_does_the_same(workspace, dock, focus):
    choose(dock, "groups")
    assert (dock.several.skip.key, focus.several.finish.key, focus.leave.key) == ("Space", "0", "Esc")
    assert dock.several.finish.property("role") != "primary"  # a card is the usual answer
    Keymap.of(workspace).assign("unsure", ["U"])
    assert dock.several.skip.key == "U"
    choose(dock, "odd")
    assert (focus.several.finish.key, dock.several.finish.key) == ("⏎", "")
    assert dock.several.finish.property("role") == "primary"


def test_one_click_places_an_item(qtbot, workspace, dock):
    choose(dock, "groups")
    qtbot.mouseClick(dock.several.cards[2], Qt.MouseButton.LeftButton)
    assert said(workspace) == [((0, 1), "different"), ((0, 2), "different"), ((0, 3), "same")]
    assert dock.desk.question.rows[0] == 4
    assert dock.count.text() == "3 answered"


def test_none_of_these_is_a_new_kind(qtbot, workspace, dock):
    choose(dock, "groups")
    qtbot.mouseClick(dock.several.finish, Qt.MouseButton.LeftButton)
    assert [value for _, value in said(workspace)] == ["different"] * 5


def test_odd_ones_are_crossed_out_and_the_others_belong(qtbot, workspace, dock):
    choose(dock, "odd")
    assert dock.several.finish.text() == "All of them belong"
    for place in (2, 5):
        qtbot.mouseClick(dock.several.cards[place], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(dock.several.cards[2], Qt.MouseButton.LeftButton)
    assert dock.several.finish.text().startswith("1 do not belong")
    before = dock.several.cards[5].grab().toImage()
    dock.several.cards[5].setChecked(False)
    assert dock.several.cards[5].grab().toImage() != before
    dock.several.cards[5].setChecked(True)
    qtbot.mouseClick(dock.several.finish, Qt.MouseButton.LeftButton)
    assert [value for _, value in said(workspace)].count("different") == 1
    assert said(workspace)[5] == ((0, 6), "different")


def test_skipping_leaves_all_of_it_open(qtbot, workspace, dock):
    choose(dock, "odd")
    qtbot.mouseClick(dock.several.skip, Qt.MouseButton.LeftButton)
    assert {value for _, value in said(workspace)} == {"unsure"}


def test_keys_in_focus_mode(qtbot, workspace, focus):
    workspace.session.form = "groups"
    focus.desk._next()
    qtbot.keyClick(focus, Qt.Key.Key_2)
    assert said(workspace) == [((0, 1), "different"), ((0, 2), "same")]
    qtbot.keyClick(focus, Qt.Key.Key_Return)  # means nothing here
    assert len(said(workspace)) == 2
    qtbot.keyClick(focus, Qt.Key.Key_0)
    assert len(said(workspace)) == 7
    workspace.session.form = "odd"
    focus.desk._next()
    for key in (Qt.Key.Key_3, Qt.Key.Key_9, Qt.Key.Key_0):
        qtbot.keyClick(focus, key)
    assert [place for place, card in enumerate(focus.several.cards, 1) if card.isChecked()] == [3, 9]
    qtbot.keyClick(focus, Qt.Key.Key_Return)
    assert len(said(workspace)) == 18
    qtbot.keyClick(focus, Qt.Key.Key_Space)
    assert said(workspace)[-1][1] == "unsure"


def test_crosses_stay_when_a_name_changes(qtbot, workspace, dock):
    choose(dock, "odd")
    dock.several.cards[1].click()
    dock.desk.asked.emit()
    assert [card.isChecked() for card in dock.several.cards].count(True) == 1


def test_enter_presses_the_button_that_has_the_keyboard(qtbot, workspace, focus):
    workspace.session.form = "odd"
    focus.desk._next()
    focus.several.skip.setFocus()
    qtbot.keyClick(focus.several.skip, Qt.Key.Key_Return)
    assert {value for _, value in said(workspace)} == {"unsure"}


def test_nothing_left_of_this_form(workspace, dock):
    workspace.session.form_question = lambda: None
    choose(dock, "groups")
    assert dock.empty.text().startswith("No more questions of this form.")


@pytest.mark.parametrize("width", [320, 420, 640])
@pytest.mark.parametrize("form", ["groups", "odd"])
def test_cards_fit_into_the_dock(qtbot, workspace, dock, width, form):
    dock.resize(width, 900)
    choose(dock, form)
    qtbot.wait(20)
    for card in dock.several.cards:
        assert card.x() >= 0
        assert card.mapTo(dock, card.rect().bottomRight()).x() <= dock.width()
        assert card.width() >= 64
