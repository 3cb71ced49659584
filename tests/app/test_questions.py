"""The question dock and focus mode: keys, undo, time, what is asked next."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from helpers.fake_session import FakeSession, make_workspace
from helpers.pace import paced
from shapekin.queries.base import Answer
from shapekin.queries.enough import moving
from shapekin_app import theme
from shapekin_app.views.asking import Desk
from shapekin_app.views.focus import FocusMode
from shapekin_app.views.question_parts import sentence
from shapekin_app.views.questions import QuestionView

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # of the offscreen platform alone


@pytest.fixture
def workspace():
    made = make_workspace(FakeSession(60))
    made.session.evidence = ()
    return made


@pytest.fixture
def dock(qtbot, workspace):
    """The dock in a window with a text field."""
    window = QWidget()
    qtbot.addWidget(window)
    layout = QHBoxLayout(window)
    window.view, window.field = QuestionView(workspace), QLineEdit()
    layout.addWidget(window.view)
    layout.addWidget(window.field)
    window.resize(700, 760)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    window.view.pair.tables[0].setFocus()
    qtbot.waitUntil(window.isActiveWindow)
    window.view.kept = window  # Python must not forget the window while its view is in use
    return window.view


@pytest.fixture
def focus(qtbot, workspace):
    widget = FocusMode(workspace, QLabel("map"))
    qtbot.addWidget(widget)
    widget.resize(1000, 700)
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.hasFocus)
    return widget


def values(workspace):
    return [row.value for row in workspace.session.evidence]


def test_keys_answer_and_take_back(qtbot, workspace, dock):
    target = dock.pair.tables[0]
    for key in (Qt.Key.Key_S, Qt.Key.Key_D, Qt.Key.Key_Space):
        qtbot.keyClick(target, key)
    assert values(workspace) == ["same", "different", "unsure"]
    qtbot.keyClick(target, Qt.Key.Key_Backspace)
    assert values(workspace) == ["same", "different"]
    assert dock.said.text().startswith("Took back: unsure about ")
    qtbot.keyClick(target, Qt.Key.Key_Backspace)
    assert dock.said.text().endswith("are different kinds.")
    qtbot.keyClick(target, Qt.Key.Key_Backspace)
    qtbot.keyClick(target, Qt.Key.Key_Backspace)
    assert dock.said.text() == "There is no answer to take back."


def test_typing_in_a_field_answers_nothing(qtbot, workspace, dock):
    field = dock.window().field
    field.setFocus()
    qtbot.keyClicks(field, "sd d")
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    assert field.text() == "sd "
    assert values(workspace) == []


def test_space_presses_the_button_that_has_the_focus(qtbot, workspace, dock):
    button = dock.answers.buttons[Answer.DIFFERENT]
    button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert values(workspace) == ["different"]


def test_buttons_answer(qtbot, workspace, dock):
    for button in dock.answers.buttons.values():
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert values(workspace) == ["same", "different", "unsure"]


def test_the_next_question_shows_with_its_reason_and_effect(qtbot, workspace, dock):
    told = []
    workspace.question_changed.connect(told.append)
    first = dock.desk.query
    dock.desk.answer(Answer.SAME)
    second = dock.desk.query
    assert second != first
    assert told == [second]
    assert [table.row for table in dock.pair.tables] == [second.a, second.b]
    assert dock.reason.text() == sentence(second.reason)
    assert dock.reason.text()[0].isupper()
    assert dock.effect.text().rstrip(".").lower() == workspace.session.question_effect(second).rstrip(".").lower()


def test_the_time_an_answer_took_is_kept(qtbot, workspace, dock):
    qtbot.wait(400)
    dock.desk.answer(Answer.SAME)
    dock.desk.answer(Answer.SAME)
    first, second = (row.seconds for row in workspace.session.evidence)
    assert 0.3 < first < 30
    assert second < first


def test_the_next_questions_are_made_ready(workspace, dock):
    asked = []
    workspace.preview = asked.append
    dock.desk.answer(Answer.SAME)
    for query in workspace.session.upcoming(3):
        assert {query.a, query.b} <= set(asked)


def test_from_key_to_next_question_in_50_ms(qtbot, workspace, dock):
    target = dock.pair.tables[0]

    def answer():
        qtbot.keyClick(target, Qt.Key.Key_D)
        dock.grab()

    taken = []
    for _ in range(9):
        qtbot.wait(350)  # nobody answers faster
        taken.append(paced(answer))
    assert min(taken) < 0.05  # the others may wait for whatever else this machine does


def test_refining_is_suggested_after_ten(qtbot, workspace, dock):
    for _ in range(9):
        dock.desk.answer(Answer.SAME)
    assert dock.refine.isHidden()
    dock.desk.answer(Answer.SAME)
    assert dock.refine.text() == "Refine with 10 new answers"
    with qtbot.waitSignal(dock.refine_requested):
        dock.refine.click()


def test_the_meter_is_silent_until_it_knows(workspace, dock):
    course = [moving([True] * count) for count in range(1, 7)]
    dock.meter.show_course(course)
    assert dock.meter.words.text() == "Too few answers to tell yet."
    assert dock.meter.curve.isHidden()
    rightly = [False, True, True, False] + [True] * 20
    dock.meter.show_course([moving(rightly[:count]) for count in range(1, 25)])
    assert (dock.meter.number.text(), dock.meter.bar.value()) == ("92 %", 92)
    assert dock.meter.words.text() == "More answers would move about 3 to 22 % of the items."
    assert not dock.meter.curve.isHidden()
    heights = [point.y() for point in dock.meter.curve.points([0.0, 0.5, 1.0])]
    assert heights == sorted(heights, reverse=True)


def test_another_strategy_asks(qtbot, workspace, dock):
    index = dock.strategy.findData("random")
    dock.strategy.setCurrentIndex(index)
    dock.strategy.activated.emit(index)
    assert workspace.session.strategy == "random"
    assert dock.strategy.toolTip()


def test_a_contradiction_is_said_and_the_question_stays(qtbot, workspace, dock):
    query = dock.desk.query
    dock.desk.answer(Answer.SAME)
    dock.desk.query = query
    with qtbot.waitSignal(workspace.message) as told:
        dock.desk.answer(Answer.DIFFERENT)
    assert "contradicts" in told.args[0]
    assert told.args[1] == "error"
    assert dock.desk.query == query
    assert values(workspace) == ["same"]


def test_nothing_left_to_ask(workspace, dock):
    workspace.session.questions = lambda count, strategy="": []
    dock.desk.answer(Answer.SAME)
    assert dock.desk.query is None
    assert dock.empty.text().startswith("No more questions from this strategy.")
    assert dock.answers.isHidden()
    assert dock.strategy.isVisible()
    dock.desk.answer(Answer.SAME)
    assert len(workspace.session.evidence) == 1


def test_no_session(qtbot):
    view = QuestionView(make_workspace())
    qtbot.addWidget(view)
    view.show()
    assert view.empty.text().startswith("Open a project")
    assert not view.undo.isEnabled()


@pytest.mark.parametrize("colours", [theme.LIGHT, theme.DARK])
def test_answers_carry_the_colours_of_their_links(dock, colours):
    before = theme.current()
    theme.use(colours)
    try:
        for answer, colour in ((Answer.SAME, colours.must_link), (Answer.DIFFERENT, colours.cannot_link)):
            image = dock.answers.buttons[answer].grab().toImage()
            found = {image.pixelColor(x, image.height() // 2).name() for x in range(4)}
            assert QColor(colour).name() in found
    finally:
        theme.use(before)


def test_focus_mode_answers_with_its_own_keys_and_leaves(qtbot, workspace, dock, focus):
    qtbot.keyClick(focus, Qt.Key.Key_S)
    assert values(workspace) == ["same"]
    qtbot.keyClick(focus, Qt.Key.Key_Backspace)
    assert values(workspace) == []
    assert focus.said.text().startswith("Took back")
    with qtbot.waitSignal(focus.left):
        qtbot.keyClick(focus, Qt.Key.Key_Escape)


def test_focus_mode_over_the_dock_answers_once(qtbot, workspace, dock):
    over = FocusMode(workspace, None, dock.window())
    over.resize(dock.window().size())
    over.show()
    qtbot.waitUntil(over.hasFocus)
    qtbot.keyClick(over, Qt.Key.Key_D)
    assert values(workspace) == ["different"]
    assert Desk.of(workspace) is over.desk is dock.desk
    assert [table.row for table in over.pair.tables] == [table.row for table in dock.pair.tables]


def test_focus_mode_covers_what_lies_behind(focus):
    assert focus.grab().toImage().pixelColor(3, 3) == QColor(theme.current().window)


def test_sentences():
    assert sentence("loss rank 3 of 10") == "Loss rank 3 of 10."
    assert sentence("a second kind?") == "A second kind?"
    assert sentence("") == ""


def test_the_first_question_of_a_project_shows_its_pictures(qtbot, workspace):
    view = QuestionView(make_workspace())
    qtbot.addWidget(view)
    view._workspace.open(workspace.session)
    assert [table.row for table in view.pair.tables] == [view.desk.query.a, view.desk.query.b]
    assert all(table.subject is not None for table in view.pair.tables)


def test_another_project_with_the_same_rows_shows_its_own_items(qtbot, dock):
    before = [table.subject for table in dock.pair.tables]
    dock._workspace.open(FakeSession(60))
    assert all(one is not other for one, other in zip(before, (t.subject for t in dock.pair.tables), strict=True))


def test_a_wide_and_low_dock_has_columns(qtbot, workspace):
    view = QuestionView(workspace)
    qtbot.addWidget(view)
    view.resize(336, 700)
    view.show()
    assert view.answers.mapTo(view, view.answers.rect().topLeft()).y() > view.pair.geometry().bottom()
    view.resize(900, 240)
    qtbot.wait(10)
    left, middle = (w.mapTo(view, w.rect().topLeft()) for w in (view.pair, view.answers))
    assert middle.x() >= left.x() + view.pair.width()
    assert middle.y() + view.answers.height() <= view.height()
    view.resize(510, 240)
    qtbot.wait(10)
    for button in view.answers.buttons.values():
        assert button.width() >= button.sizeHint().width()


def test_focus_mode_cuts_no_answer_in_a_narrow_window(qtbot, focus):
    for width in (800, 1000, 1300):
        focus.resize(width, 600)
        qtbot.wait(10)
        for button in focus.answers.buttons.values():
            assert button.width() >= button.sizeHint().width()
            assert 0 <= button.mapTo(focus, button.rect().topLeft()).x() < width - button.width()
    assert focus.corner.isVisible()
