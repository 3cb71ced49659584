"""The viewer: which item, what is told of it, mesh or points."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt

from helpers.fake_session import FakeSession, make_workspace
from shapekin.events import Failed, Finished
from shapekin.jobs.job import ReconstructResult
from shapekin.render.turntable.solid import Cloud, Mesh, Wire
from shapekin.session import Change
from shapekin_app.views.shape import ShapeView
from shapekin_app.views.turntable import Look

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
    view.looks[Look.POINTS].click()
    assert isinstance(view.table.subject.solid, Cloud)
    view.looks[Look.SURFACE].click()
    assert isinstance(view.table.subject.solid, Mesh)


def test_v_goes_from_surface_to_wire_to_points(qtbot, workspace, view):
    workspace.select(np.array([5]))
    qtbot.waitUntil(lambda: view.table.subject is not None and isinstance(view.table.subject.solid, Mesh))
    qtbot.waitUntil(lambda: view.table.subject.sky is not None)
    view.table.setFocus()
    qtbot.waitUntil(view.table.hasFocus)
    seen = []
    for _ in range(4):
        qtbot.keyClick(view.table, Qt.Key.Key_V)
        seen.append(view.look)
        if view.look is Look.WIRE:
            assert isinstance(view.table.subject.solid, Wire)
            assert view.table.subject.sky is not None  # the light of the surface
    assert seen == [Look.WIRE, Look.POINTS, Look.SURFACE, Look.WIRE]
    workspace.select(np.array([6]))  # has no mesh: its points
    assert isinstance(view.table.subject.solid, Cloud)
    assert view.look is Look.WIRE


def decoding(workspace):
    """A session whose training can be asked."""
    session = workspace.session
    session.runs = (replace(session.runs[0], model="cpac", input="data"),)
    workspace.cache["fake.weights"] = np.zeros(1)
    workspace.changed.emit(Change(runs=True))


def test_a_reconstruction_stands_beside_the_original(qtbot, workspace, view):
    decoding(workspace)
    workspace.select(np.array([5]))
    view.show_item(5)
    view.decode.click()
    assert view.decoded.isVisible()
    job = workspace.bridge.sent[-1]
    assert (job.model, job.row, job.arrays) == ("cpac", 5, "fake")
    assert view.decoded.caption.toolTip() == "Decoding"
    workspace.cache["made"] = np.asarray(workspace.session.cloud(5)) * 0.9
    workspace.bridge.event_arrived.emit(Finished(job.job_id, ReconstructResult(5, "made")))
    solid = view.decoded.table.subject.solid
    original = np.asarray(workspace.session.cloud(5), np.float32)
    sides = np.ptp(Cloud.build(original).vertices, axis=0)
    assert np.ptp(solid.vertices, axis=0) == pytest.approx(0.9 * sides, rel=0.02)
    assert view.decoded.table.orbit is view.table.orbit
    qtbot.waitUntil(lambda: view.decoded.table.subject.sky is not None)
    sent = len(workspace.bridge.sent)
    view.show_item(6)
    assert len(workspace.bridge.sent) == sent + 1
    view.show_item(5)
    assert len(workspace.bridge.sent) == sent + 1  # known
    view.decode.click()
    assert not view.decoded.isVisible()


def test_a_failed_reconstruction_says_why(workspace, view):
    decoding(workspace)
    view.show_item(5)
    view.decode.click()
    told = []
    workspace.message.connect(lambda *words: told.append(words))
    workspace.bridge.event_arrived.emit(Failed(workspace.bridge.sent[-1].job_id, "It is gone.", "Train once more."))
    assert view.decoded.caption.toolTip() == "It is gone. Train once more."
    assert not told
    sent = len(workspace.bridge.sent)
    view.show_item(6)
    view.show_item(5)
    assert len(workspace.bridge.sent) == sent + 1  # what failed is not tried again and again


def test_without_a_decoder_the_button_says_why(workspace, view):
    view.show_item(5)
    assert not view.decode.isEnabled()
    assert "gone from the cache" in view.decode.toolTip()
    session = workspace.session
    session.runs = (replace(session.runs[0], model="evidence_net"),)
    workspace.changed.emit(Change(runs=True))
    assert "CPAC, for one" in view.decode.accessibleName()
    session.runs = ()
    workspace.changed.emit(Change(runs=True))
    assert "Train first" in view.decode.toolTip()


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
