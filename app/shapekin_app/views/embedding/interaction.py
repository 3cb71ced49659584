"""The mouse and the keys on the map."""

from __future__ import annotations

from enum import Enum, auto

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from shapekin.arrays import FloatArray, IntArray
from shapekin.session import Change, Cluster, Session
from shapekin_app.views.embedding.canvas import NO_ROWS, EmbeddingCanvas
from shapekin_app.views.embedding.selecting import RADIUS, Mode, Stroke, Tool, draw_brush, draw_count, resized
from shapekin_app.workspace import Workspace

DRAG_STARTS = 4  # pixels; a click may tremble
WHEEL_STEP = 1.2  # zoom of one notch
KEY_STEP = 48  # pixels of an arrow key
KEY_ZOOM = 1.35
TOOL_KEYS = {Qt.Key.Key_L: Tool.LASSO, Qt.Key.Key_B: Tool.BOX, Qt.Key.Key_C: Tool.BRUSH}


class Gesture(Enum):
    """What a drag does."""

    NONE = auto()
    PAN = auto()
    TURN = auto()
    SELECT = auto()


class EmbeddingMap(EmbeddingCanvas):
    """The map with hands: pan, zoom, turn, hover, click, and tools that select.

    Attributes:
        moment: Number of the training whose map is shown, 0 for the present.
        snapshot: Places `(n, 3)` from within a training that are shown instead of the present ones, None for those.
        tool: What a plain drag does.
        radius: Of the brush, in pixels.
        stroke: What is being drawn, None for nothing.
    """

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        self.moment = 0
        self._past: tuple[IntArray, tuple[Cluster, ...]] | None = None
        self.snapshot: FloatArray | None = None
        super().__init__(workspace, parent)
        self.tool = Tool.HAND
        self.radius = RADIUS
        self.stroke: Stroke | None = None
        self._caught = NO_ROWS
        self._mode = Mode.REPLACE
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

    def show_snapshot(self, places: FloatArray | None) -> None:
        """Let the points glide to where they were while something was learned, in the colours of the present.

        Args:
            places: `(n, 3) float32` along the first three principal components; None for the present.
        """
        if places is self.snapshot:
            return
        self.snapshot = places
        self._on_places()
        self.options_changed.emit()

    @property
    def partition(self) -> tuple[IntArray, tuple[Cluster, ...]]:
        """Labels `(n,)` and clusters that are shown."""
        return super().partition if self._past is None else self._past

    def _wanted_places(self) -> FloatArray:
        session = self.workspace.session
        if session is not None and self.snapshot is not None:
            return self.snapshot[:, list(self.axes)] if max(self.axes) < 3 else self.snapshot
        if session is None or not self.moment:
            return super()._wanted_places()
        return np.asarray(session.run(self.moment).projection, np.float32)

    def _captions(self, session: Session) -> tuple[str, str]:
        then = self.moment or self.snapshot is not None  # its axes are not known any more
        return ("", "") if then else super()._captions(session)

    def _on_session(self) -> None:
        self.moment, self._past, self.snapshot = 0, None, None
        super()._on_session()

    def _on_change(self, change: Change) -> None:
        if (self.moment or self.snapshot is not None) and (change.partition or change.items):
            self.moment, self._past, self.snapshot = 0, None, None
            self._on_places()
            self.options_changed.emit()
        super()._on_change(change)

    # -- tools -----------------------------------------------------------------------------------

    def set_tool(self, tool: Tool) -> None:
        """Let a plain drag select instead of moving the map, or move it again."""
        self.tool = tool
        shapes = {Tool.HAND: Qt.CursorShape.ArrowCursor, Tool.BRUSH: Qt.CursorShape.BlankCursor}
        self.setCursor(shapes.get(tool, Qt.CursorShape.CrossCursor))
        self.update()
        self.options_changed.emit()

    def resize_brush(self, notches: float) -> None:
        """Make the brush larger, or smaller."""
        self.radius = resized(self.radius, notches)
        self.update()

    def select_all(self) -> None:
        """Select every item."""
        self.workspace.select(np.arange(len(self.scene.pixels)))

    # -- mouse -----------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a drag, or what may become a click."""
        self._pressed = self._last = event.position()
        self._dragged = False
        self._gesture = self._gesture_of(event)
        if self._gesture is Gesture.SELECT and self.tool is Tool.BRUSH:
            self._dragged = True  # a touch of the brush selects already
            self.workspace.hover(-1)
            self._reach(event)
        event.accept()

    def _gesture_of(self, event: QMouseEvent) -> Gesture:
        held = event.modifiers()
        if event.button() in {Qt.MouseButton.MiddleButton, Qt.MouseButton.RightButton}:
            return Gesture.PAN
        if self.tool is not Tool.HAND or Mode.of(held) is not Mode.REPLACE:
            return Gesture.SELECT
        return Gesture.TURN if self.solid else Gesture.PAN

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with the drag, or point at what lies under the mouse."""
        at = event.position()
        self._mode = Mode.of(event.modifiers())
        if self._gesture is Gesture.NONE:
            self.cursor_at = at
            self.workspace.hover(self.scene.hit(at.x(), at.y()))
            if self.workspace.hovered >= 0 or self.tool is Tool.BRUSH:
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
        if self._gesture is Gesture.SELECT:
            self._reach(event)
        elif self._gesture is Gesture.TURN:
            self.look_from(self.camera.turned(step.x(), step.y()))
        else:
            self.look_from(self.camera.panned(step.x(), step.y()))

    def _reach(self, event: QMouseEvent) -> None:
        if self.stroke is None:
            tool = Tool.LASSO if self.tool is Tool.HAND else self.tool
            self.stroke = Stroke(tool, self.radius, [self._pressed])
        self.stroke.reach(event.position())
        self._mode = Mode.of(event.modifiers())
        self._caught = self.stroke.rows(self.scene)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the drag; without one it was a click."""
        self._gesture = Gesture.NONE
        if self.stroke is not None:
            self._combine(self.stroke.rows(self.scene), Mode.of(event.modifiers()))
            self.stroke, self.cursor_at = None, event.position()
            self.update()
        elif not self._dragged and event.button() == Qt.MouseButton.LeftButton:
            self._click(event)

    def _combine(self, rows: IntArray, mode: Mode) -> None:
        if mode is not Mode.REPLACE:
            chosen = np.zeros(len(self.scene.pixels), bool)
            chosen[self.workspace.selection] = True
            chosen[rows] = mode is Mode.ADD
            rows = np.flatnonzero(chosen)
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
        """Zoom to what lies under the mouse; with Ctrl, another size of the brush."""
        notches = event.angleDelta().y() / 120
        if self.tool is Tool.BRUSH and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.resize_brush(notches)
            event.accept()
            return
        middle = QPointF(self.width() / 2, self.height() / 2)
        away = event.position() - middle
        self.look_from(self.camera.zoomed(WHEEL_STEP**notches, away.x(), away.y()))
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        """Point at nothing."""
        self.cursor_at = None
        self.workspace.hover(-1)
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The map, and over it what is being drawn."""
        super().paintEvent(event)
        at = self._last if self.stroke is not None else self.cursor_at
        if at is None or (self.stroke is None and self.tool is not Tool.BRUSH):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.stroke is not None:
            self.stroke.draw(painter, self._mode)
        if self.tool is Tool.BRUSH:
            draw_brush(painter, at, self.radius, self._mode)
        if self.stroke is not None:
            draw_count(painter, at, QRectF(self.rect()), len(self._caught), self._mode)
        painter.end()

    # -- keys ------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Escape belongs to the map, not to the window, while there is a stroke or a tool to give up."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            busy = self.stroke is not None or self.tool is not Tool.HAND
            if busy and event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
        return super().event(event)

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
        elif key in TOOL_KEYS and not held:
            tool = TOOL_KEYS[Qt.Key(key)]
            self.set_tool(Tool.HAND if tool is self.tool else tool)
        elif key in {Qt.Key.Key_BracketLeft, Qt.Key.Key_BracketRight} and self.tool is Tool.BRUSH:
            self.resize_brush(1 if key == Qt.Key.Key_BracketRight else -1)
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
        """Give up what is being drawn, then the tool, then the selection."""
        if self.stroke is not None:
            self.stroke = None
            self._gesture = Gesture.NONE
            self.update()
        elif self.tool is not Tool.HAND:
            self.set_tool(Tool.HAND)
        else:
            self.workspace.select(NO_ROWS)
