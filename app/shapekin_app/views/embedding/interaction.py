"""The mouse and the keys on the map."""

from __future__ import annotations

from enum import Enum, auto

import numpy as np
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPolygonF, QWheelEvent
from PySide6.QtWidgets import QWidget

from shapekin.arrays import FloatArray, IntArray
from shapekin.session import Change, Cluster, Session
from shapekin_app.views.embedding.canvas import NO_ROWS, EmbeddingCanvas
from shapekin_app.workspace import Workspace

DRAG_STARTS = 4  # pixels; a click may tremble
WHEEL_STEP = 1.2  # zoom of one notch
KEY_STEP = 48  # pixels of an arrow key
KEY_ZOOM = 1.35


class Gesture(Enum):
    """What a drag does."""

    NONE = auto()
    PAN = auto()
    TURN = auto()
    LASSO = auto()


class EmbeddingMap(EmbeddingCanvas):
    """The map with hands: pan, zoom, turn, hover, click and lasso."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        self.moment = 0
        self._past: tuple[IntArray, tuple[Cluster, ...]] | None = None
        super().__init__(workspace, parent)
        self.lasso_tool = False
        self._gesture = Gesture.NONE
        self._pressed = self._last = QPointF()
        self._dragged = False
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Map of all items"))
        self.setAccessibleDescription(
            self.tr("Items that are alike lie together. The gallery lists the same items as a table.")
        )

    # -- other moments ---------------------------------------------------------------------------

    def set_moment(self, run_id: int, labels: IntArray | None = None) -> None:
        """Show what a training found, its places and its partition; 0 for what is shown everywhere else.

        Args:
            run_id: Number of the training.
            labels: `(n,) int64` its partition as it is to be coloured, by default like the present one.
        """
        session = self.workspace.session
        if session is None or (not run_id and not self.moment):
            return
        self.moment, self._past = run_id, None
        if run_id:
            found = session.run_labels(run_id) if labels is None else labels
            self._past = found, session.clusters_in(found, np.asarray(session.run(run_id).projection))
        self._on_places()
        self._scene = None
        self._forget_look()
        self.options_changed.emit()

    @property
    def partition(self) -> tuple[IntArray, tuple[Cluster, ...]]:
        """Labels `(n,)` and clusters that are shown."""
        return super().partition if self._past is None else self._past

    def _wanted_places(self) -> FloatArray:
        session = self.workspace.session
        if session is None or not self.moment:
            return super()._wanted_places()
        return np.asarray(session.run(self.moment).projection, np.float32)

    def _captions(self, session: Session) -> tuple[str, str]:
        return ("", "") if self.moment else super()._captions(session)  # the axes of then are not known any more

    def _on_session(self) -> None:
        self.moment, self._past = 0, None
        super()._on_session()

    def _on_change(self, change: Change) -> None:
        if self.moment and (change.partition or change.items):
            self.moment, self._past = 0, None
            self._on_places()
            self.options_changed.emit()
        super()._on_change(change)

    # -- tools -----------------------------------------------------------------------------------

    def set_lasso_tool(self, chosen: bool) -> None:
        """Let a plain drag draw a loop instead of moving the map."""
        self.lasso_tool = chosen
        self.setCursor(Qt.CursorShape.CrossCursor if chosen else Qt.CursorShape.ArrowCursor)
        self.options_changed.emit()

    def select_all(self) -> None:
        """Select every item."""
        self.workspace.select(np.arange(len(self.scene.pixels)))

    # -- mouse -----------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a drag, or what may become a click."""
        self._pressed = self._last = event.position()
        self._dragged = False
        self._gesture = self._gesture_of(event)
        event.accept()

    def _gesture_of(self, event: QMouseEvent) -> Gesture:
        held = event.modifiers()
        if event.button() in {Qt.MouseButton.MiddleButton, Qt.MouseButton.RightButton}:
            return Gesture.PAN
        wants_loop = held & (Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier)
        if self.lasso_tool or wants_loop:
            return Gesture.LASSO
        return Gesture.TURN if self.solid else Gesture.PAN

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with the drag, or point at what lies under the mouse."""
        at = event.position()
        if self._gesture is Gesture.NONE:
            self.cursor_at = at
            self.workspace.hover(self.scene.hit(at.x(), at.y()))
            if self.workspace.hovered >= 0:
                self.update()
            return
        step = at - self._last
        self._last = at
        if not self._dragged and (at - self._pressed).manhattanLength() < DRAG_STARTS:
            return
        if not self._dragged:
            self._dragged = True
            step = at - self._pressed
            self.cursor_at = None
            self.workspace.hover(-1)
        if self._gesture is Gesture.LASSO:
            self._draw_loop(event)
        elif self._gesture is Gesture.TURN:
            self.look_from(self.camera.turned(step.x(), step.y()))
        else:
            self.look_from(self.camera.panned(step.x(), step.y()))

    def _draw_loop(self, event: QMouseEvent) -> None:
        if self.track.isEmpty():
            self.track = QPolygonF([self._pressed])
        self.track.append(event.position())
        self.subtracting = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the drag; without one it was a click."""
        gesture, self._gesture = self._gesture, Gesture.NONE
        if self._dragged and gesture is Gesture.LASSO:
            self._combine(self.scene.inside(self.track), event.modifiers())
            self.track = QPolygonF()
            self.update()
        elif not self._dragged and event.button() == Qt.MouseButton.LeftButton:
            self._click(event)

    def _combine(self, rows: IntArray, held: Qt.KeyboardModifier) -> None:
        """Replace the selection, or add to it (Shift), or take from it (Alt)."""
        before = self.workspace.selection
        if held & Qt.KeyboardModifier.AltModifier:
            rows = np.setdiff1d(before, rows)
        elif held & Qt.KeyboardModifier.ShiftModifier:
            rows = np.union1d(before, rows)
        self.workspace.select(rows)

    def _click(self, event: QMouseEvent) -> None:
        row = self.scene.hit(event.position().x(), event.position().y())
        keys = Qt.KeyboardModifier
        toggles = event.modifiers() & (keys.ControlModifier | keys.ShiftModifier)
        rows = np.array([row], np.int64) if row >= 0 else NO_ROWS
        if toggles:
            self.workspace.select(np.setxor1d(self.workspace.selection, rows))
        else:
            self.workspace.select(rows)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Frame the sub-category of an item; on empty ground, everything."""
        session = self.workspace.session
        row = self.scene.hit(event.position().x(), event.position().y())
        self._dragged = True  # the release that follows is no click
        if session is not None and row >= 0:
            self.frame(session.members(int(session.labels[row])))
        else:
            self.frame_all()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom to what lies under the mouse."""
        notches = event.angleDelta().y() / 120
        middle = QPointF(self.width() / 2, self.height() / 2)
        away = event.position() - middle
        self.look_from(self.camera.zoomed(WHEEL_STEP**notches, away.x(), away.y()))
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        """Point at nothing."""
        self.cursor_at = None
        self.workspace.hover(-1)
        super().leaveEvent(event)

    # -- keys ------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Everything the mouse can do that has a place in the tool row, and moving about."""
        key, held = event.key(), event.modifiers()
        arrows = {
            Qt.Key.Key_Left: (KEY_STEP, 0), Qt.Key.Key_Right: (-KEY_STEP, 0),
            Qt.Key.Key_Up: (0, KEY_STEP), Qt.Key.Key_Down: (0, -KEY_STEP),
        }  # fmt: skip
        if key in arrows:
            dx, dy = arrows[Qt.Key(key)]
            turns = self.solid and not held & Qt.KeyboardModifier.ShiftModifier
            self.look_from(self.camera.turned(-dx, -dy) if turns else self.camera.panned(dx, dy))
        elif key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            self._zoom(KEY_ZOOM)
        elif key == Qt.Key.Key_Minus:
            self._zoom(1 / KEY_ZOOM)
        elif key == Qt.Key.Key_F and not held:
            self.frame()
        elif key == Qt.Key.Key_L and not held:
            self.set_lasso_tool(not self.lasso_tool)
        elif key == Qt.Key.Key_A and held & Qt.KeyboardModifier.ControlModifier:
            self.select_all()
        elif key == Qt.Key.Key_Escape:
            self._escape()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and len(self.workspace.selection):
            self.workspace.viewer_requested.emit(int(self.workspace.selection[0]))
        else:
            super().keyPressEvent(event)

    def _zoom(self, factor: float) -> None:
        self._steered = True
        self.fly_to(self.camera.zoomed(factor))

    def _escape(self) -> None:
        """Give up the loop, then the tool, then the selection."""
        if self.track.size():
            self.track = QPolygonF()
            self._gesture = Gesture.NONE
            self.update()
        elif self.lasso_tool:
            self.set_lasso_tool(False)
        else:
            self.workspace.select(NO_ROWS)
