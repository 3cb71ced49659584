"""The viewer: which item, what is told of it, mesh or points."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt

from helpers.fake_session import FakeSession, make_workspace
from shapekin.render.turntable.solid import Cloud, Mesh
from shapekin_app.views.shape import ShapeView

BOX = np.array([[i & 1, i >> 1 & 1, i >> 2 & 1] for i in range(8)], np.float32)
FACES = np.array([[0, 2, 1], [1, 2, 3], [4, 5, 6], [5, 7, 6]], np.int32)

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # of the offscreen platform alone


@pytest.fixture
def workspace():
    made = make_workspace(FakeSession(40))
    made.preview = lambda row: (BOX, FACES) if row == 5 else None
    return made


@pytest.fixture
def view(qtbot, workspace):
    widget = ShapeView(workspace)
    qtbot.addWidget(widget)
    widget.resize(420, 480)
    widget.show()
    return widget


def test_without_a_selection_it_says_what_to_do(view):
    assert view.pages.currentIndex() == 0


def test_it_shows_what_is_selected_and_asked_for(workspace, view):
    workspace.select(np.array([7, 9]))
    assert view.row == 7
    workspace.viewer_requested.emit(12)
    assert view.row == 12
    workspace.select(np.array([], np.int64))
    assert view.row == 12


def test_the_arrows_walk_over_the_selection_or_over_all(qtbot, workspace, view):
    workspace.select(np.array([3, 8, 20]))
    assert view.place.text() == "1 of 3"
    view.next.click()
    assert view.row == 8
    qtbot.mouseClick(view.previous, Qt.MouseButton.LeftButton)
    view.previous.click()
    assert view.row == 20
    workspace.select(np.array([39]))
    view.next.click()
    assert view.row == 0
    assert view.place.text() == "1 of 40"


def test_it_tells_the_name_kind_and_counts(qtbot, workspace, view):
    workspace.select(np.array([5]))
    session = workspace.session
    assert view.name.toolTip() == session.dataset.names[5]
    assert session.cluster(int(session.labels[5])).title in view.kind.text()
    qtbot.waitUntil(lambda: "4 triangles" in view.facts.text())
    assert "1,024 points" in view.facts.text()


def test_surface_and_points(qtbot, workspace, view):
    workspace.select(np.array([5]))
    qtbot.waitUntil(lambda: view.table.subject is not None and isinstance(view.table.subject.solid, Mesh))
    view.as_points.click()
    assert isinstance(view.table.subject.solid, Cloud)
    view.as_mesh.click()
    assert isinstance(view.table.subject.solid, Mesh)


def test_a_new_name_shows(workspace, view):
    workspace.select(np.array([5]))
    workspace.rename_cluster(int(workspace.session.labels[5]), "bar <stool>")
    assert "bar &lt;stool&gt;" in view.kind.text()


def test_turning_by_itself_ends_with_the_session(workspace, view):
    workspace.select(np.array([5]))
    view.spin.click()
    assert view.table.orbit.turning
    workspace.session = None
    workspace.session_changed.emit()
    assert not view.table.orbit.turning
    assert view.pages.currentIndex() == 0


def test_several_stand_side_by_side_and_turn_together(workspace, view):
    workspace.select(np.array([4]))
    assert not view.together.isEnabled()
    workspace.select(np.array([3, 8, 20]))
    assert view.together.isEnabled()
    view.together.click()
    assert not view.table.isVisible()
    tables = view.beside.tables
    assert [table.row for table in tables] == [3, 8, 20]
    assert {id(table.orbit) for table in tables} == {id(view.table.orbit)}
    view.next.click()
    assert [table.row for table in tables] == [8, 20, 3]
    workspace.select(np.arange(30))
    assert len(view.beside.tables) == 9
    workspace.select(np.array([5]))
    assert view.table.isVisible()
    assert view.table.row == 5
    workspace.select(np.array([5, 6]))
    assert [table.row for table in view.beside.tables if table.row >= 0] == [5, 6]
