"""Turntables: pixels, dragging, sharing an orbit, and a GUI thread that never waits."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QEnterEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from helpers.fake_session import FakeSession, make_workspace
from shapekin_app import theme
from shapekin_app.views.turntable import ItemTurntable, Look, Orbit, Subjects, Turntable

FACES = np.array(
    [[0, 2, 1], [1, 2, 3], [4, 5, 6], [5, 7, 6], [0, 1, 4], [1, 5, 4],
     [2, 6, 3], [3, 6, 7], [0, 4, 2], [2, 4, 6], [1, 3, 5], [3, 7, 5]], np.int32,
)  # fmt: skip

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # of the offscreen platform alone


def box(x=1.0, y=1.0, z=1.0):
    return np.array([[i & 1, i >> 1 & 1, i >> 2 & 1] for i in range(8)], np.float32) * [x, y, z], FACES


def marked(widget):
    """How many pixels differ from the surface, away from the frame."""
    image = widget.grab().toImage()
    ground = QColor(theme.current().surface)
    spots = [(x, y) for x in range(12, image.width() - 12, 4) for y in range(12, image.height() - 12, 4)]
    return sum(image.pixelColor(x, y) != ground for x, y in spots) / len(spots)


def settled(qtbot, *tables):
    qtbot.waitUntil(lambda: all(table.final for table in tables), timeout=10_000)


@pytest.fixture
def table(qtbot):
    widget = Turntable()
    qtbot.addWidget(widget)
    widget.resize(240, 240)
    widget.show()
    return widget


def test_a_mesh_appears(qtbot, table):
    assert marked(table) == 0
    table.set_mesh(*box())
    settled(qtbot, table)
    assert 0.2 < marked(table) < 0.8


def test_a_cloud_appears(qtbot, table):
    table.set_cloud(np.random.default_rng(0).normal(size=(800, 3)).astype(np.float32))
    settled(qtbot, table)
    assert marked(table) > 0.05


@pytest.mark.parametrize("channels", [1, 3, 4])
def test_a_picture_appears_and_cannot_be_turned(qtbot, table, channels):
    table.set_image(np.full((20, 30, channels), 90, np.uint8))
    assert table.final
    assert 0.3 < marked(table) < 0.9
    before = table.orbit.camera
    qtbot.keyClick(table, Qt.Key.Key_Left)
    assert table.orbit.camera == before


def test_nothing_is_nothing(table):
    table.set_picture(None)
    assert marked(table) == 0


def test_dragging_one_turns_both(qtbot):
    orbit = Orbit()
    tables = [Turntable(orbit), Turntable(orbit)]
    for widget in tables:
        qtbot.addWidget(widget)
        widget.resize(160, 160)
        widget.set_mesh(*box(1, 0.3, 2))
        widget.show()
    settled(qtbot, *tables)
    before = [widget.grab().toImage() for widget in tables]
    qtbot.mousePress(tables[0], Qt.MouseButton.LeftButton, pos=QPoint(40, 80))
    qtbot.mouseMove(tables[0], QPoint(110, 80))
    qtbot.mouseRelease(tables[0], Qt.MouseButton.LeftButton, pos=QPoint(110, 80))
    assert orbit.camera.azimuth != Orbit().camera.azimuth
    settled(qtbot, *tables)
    for widget, image in zip(tables, before, strict=True):
        assert widget.grab().toImage() != image


def test_keys_wheel_and_double_click(qtbot, table):
    table.set_mesh(*box())
    start = table.orbit.camera
    qtbot.keyClick(table, Qt.Key.Key_Right)
    qtbot.keyClick(table, Qt.Key.Key_Up)
    assert table.orbit.camera.azimuth > start.azimuth
    assert table.orbit.camera.elevation > start.elevation
    wheel = QWheelEvent(
        QPointF(50, 50), QPointF(50, 50), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(table, wheel)
    assert table.orbit.camera.zoom > 1
    qtbot.mouseDClick(table, Qt.MouseButton.LeftButton)
    assert table.orbit.camera == start


def test_it_turns_by_itself_only_when_asked(qtbot):
    orbit = Orbit()
    assert not orbit.turning
    orbit.turning = True
    with qtbot.waitSignal(orbit.changed, timeout=2000):
        pass
    orbit.turning = False
    assert not orbit.turning


def test_a_turntable_may_go_while_it_draws(qtbot):
    widget = Turntable()
    widget.resize(300, 300)
    widget.show()
    widget.set_mesh(*box())
    widget.close()
    widget.deleteLater()
    qtbot.wait(150)


@pytest.fixture
def workspace():
    return make_workspace(FakeSession(40))


def test_items_show_their_cloud_and_then_their_mesh(qtbot, workspace):
    meshes = {}
    workspace.preview = lambda row: meshes.get(row)
    widget = ItemTurntable(workspace)
    qtbot.addWidget(widget)
    widget.resize(160, 160)
    widget.show()
    widget.show_row(3)
    assert marked(widget) > 0.02  # the thumbnail or the cloud, at once
    settled(qtbot, widget)
    cloud = widget.subject.solid
    meshes[3] = box()
    workspace.preview_ready.emit(3)
    qtbot.waitUntil(lambda: widget.subject.solid is not cloud and widget.subject.sky is not None)
    settled(qtbot, widget)
    widget.show_row(3, Look.POINTS)
    assert type(widget.subject.solid) is type(cloud)
    settled(qtbot, widget)


def test_another_session_forgets_the_items(qtbot, workspace):
    subjects = Subjects.of(workspace)
    assert Subjects.of(workspace) is subjects
    assert subjects.get(0) is not None
    widget = ItemTurntable(workspace)
    qtbot.addWidget(widget)
    widget.show_row(0)
    workspace.session = None
    workspace.session_changed.emit()
    assert widget.row == -1
    assert subjects.picture(0) is None


def test_pictures_keep_coming_while_the_hand_moves(qtbot, table):
    """Each turn asks for another picture; those before must not be dropped for it."""
    table.set_mesh(*box())
    settled(qtbot, table)
    seen = []
    table.painted.connect(lambda: seen.append(table.orbit.camera))
    for _ in range(60):
        table.orbit.turn(3, 0)
        qtbot.wait(4)
    assert len(seen) > 10


def test_the_item_under_the_mouse_is_shared(qtbot, workspace):
    widget = ItemTurntable(workspace)
    qtbot.addWidget(widget)
    widget.show_row(4)
    here = QPointF(9, 9)
    QApplication.sendEvent(widget, QEnterEvent(here, here, here))
    assert workspace.hovered == 4
    QApplication.sendEvent(widget, QEvent(QEvent.Type.Leave))
    assert workspace.hovered == -1
