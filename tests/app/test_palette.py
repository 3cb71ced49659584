"""The command palette: commands, sub-categories and items by typing."""

from __future__ import annotations

from time import perf_counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from helpers.fake_session import FakeSession
from shapekin_app.dialogs.palette import CommandPalette
from shapekin_app.finding import Finder


@pytest.fixture
def palette(frame, qtbot):
    frame.workspace.open(FakeSession(120))
    made = CommandPalette(frame.workspace, frame.window.actions_, frame.window)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    return made


def titles(palette):
    return [palette.list.item(place).text() for place in range(palette.list.count())]


def test_commands_are_found_by_words_and_done(frame, palette, qtbot):
    palette.field.setText("map alone")
    palette.fill()
    assert titles(palette)[0] == "Map alone"
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: frame.window.actions_["map_alone"].isChecked())
    assert not palette.isVisible()


def test_sub_categories_are_found_and_selected(frame, palette, qtbot):
    name = frame.workspace.session.clusters[0].title
    palette.field.setText(name)
    palette.fill()
    place = titles(palette).index(name)
    palette.list.setCurrentRow(place)
    palette.take()
    members = frame.workspace.session.members(frame.workspace.session.clusters[0].id).tolist()
    qtbot.waitUntil(lambda: frame.workspace.selection.tolist() == members)


def test_items_are_found_one_or_all(frame, palette, qtbot):
    name = frame.workspace.session.dataset.names[17]
    palette.field.setText(name)
    QTest.keyClick(palette.field, Qt.Key.Key_Return)  # before the pause after typing is over
    qtbot.waitUntil(lambda: frame.workspace.selection.tolist() == [17])


def test_arrows_walk_while_one_types_and_escape_leaves(palette):
    palette.fill()
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    assert palette.list.currentRow() == 1
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_what_cannot_be_done_is_not_offered_and_nothing_is_said_kindly(frame, qtbot):
    palette = CommandPalette(frame.workspace, frame.window.actions_, frame.window)
    qtbot.addWidget(palette)
    palette.show()
    assert "Export" not in titles(palette)
    palette.field.setText("zzzz")
    palette.fill()
    assert palette.nothing.isVisible()
    palette.take()
    assert palette.isVisible()


def test_a_hundred_thousand_names_are_searched_within_a_blink(frame, qtbot):
    frame.workspace.open(FakeSession(100_000))
    finder = Finder(frame.workspace, frame.window.actions_)
    finder.find("chair")
    times = []
    for text in ("c", "ch", "chair 12", "swivel 00", "sofa_09"):
        start = perf_counter()
        found = finder.find(text)
        times.append(perf_counter() - start)
        assert len(found) < 150
    assert min(times) < 0.25
