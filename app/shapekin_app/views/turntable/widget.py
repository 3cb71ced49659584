"""A turntable: one mesh, cloud or picture; drag to turn, wheel to come nearer."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from shapekin.arrays import ByteArray, FloatArray
from shapekin.render.turntable.shading import Subject
from shapekin.render.turntable.solid import Cloud, Mesh
from shapekin_app import theme
from shapekin_app.views.turntable.orbit import Orbit
from shapekin_app.views.turntable.painter import Painter, Shot

_SETTLE_MS = 90  # rest after which the fine picture is made
_COARSE_MS = 18.0  # what a picture may take while the hand moves
_MAX_SIDE = 1000  # device pixels; larger turntables stretch the picture
_DEGREES_PER_PIXEL = 0.5
_KEY_TURNS = {
    Qt.Key.Key_Left: (-7.5, 0.0),
    Qt.Key.Key_Right: (7.5, 0.0),
    Qt.Key.Key_Up: (0.0, 7.5),
    Qt.Key.Key_Down: (0.0, -7.5),
}


class Turntable(QWidget):
    """Shows one thing. Pictures are drawn beside the GUI thread, so that dragging never waits.

    Signals:
        painted: Another picture is on the screen.
    """

    painted = Signal()

    def __init__(self, orbit: Orbit | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.orbit = orbit if orbit is not None else Orbit(self)
        self.final = False
        """Whether the picture shown is the fine one of what is wanted."""
        self.pass_ms = 0.0
        """Milliseconds that the newest picture took."""
        self.highlight: QColor | None = None
        """Colour of a ring around the picture, for what the mouse points at elsewhere."""
        self._subject: Subject | None = None
        self._image: QImage | None = None
        self._is_still = False  # a flat picture: it cannot be turned
        self._is_drawn = False  # the image was drawn for this widget, not brought along
        self._detail = 0.7  # of a coarse picture, learned from what they take
        self._drag_from: QPointF | None = None
        self._painter = Painter(self._on_painted)
        self.destroyed.connect(self._painter.stop)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self._ask_fine)
        self.orbit.changed.connect(self._on_orbit)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(96, 96)
        self.setAccessibleName(self.tr("Turntable"))
        self.setAccessibleDescription(self.tr("Arrow keys turn, plus and minus zoom, Home resets."))

    # -- what is shown ---------------------------------------------------------------------------

    @property
    def subject(self) -> Subject | None:
        """The solid that is shown."""
        return self._subject

    def set_subject(self, subject: Subject | None, *, keep_picture: bool = False) -> None:
        """Show a prepared solid; with `keep_picture` the old picture stays until the new one is there."""
        refined = (
            subject is not None and self._subject is not None and subject.solid is self._subject.solid
        )  # the same with better light: no coarse picture in between
        self._subject = subject
        self._is_still = False
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        if subject is None or not (keep_picture or refined):
            self._image = None
        self.update()
        if subject is None:
            self._painter.stop()
            self._settle.stop()
        elif refined and self.final:
            self._ask_fine()
        else:
            self._ask()

    def set_mesh(self, vertices: FloatArray, faces: np.ndarray[tuple[int, int], np.dtype[np.int32]]) -> None:
        """Show a mesh: `(v, 3) float32` and `(f, 3) int32`."""
        self.set_subject(Subject(Mesh.build(vertices, faces)))

    def set_cloud(self, points: FloatArray) -> None:
        """Show points `(p, 3)`."""
        self.set_subject(Subject(Cloud.build(points)))

    def set_image(self, pixels: ByteArray) -> None:
        """Show a picture `(h, w, c) uint8` of one, three or four channels."""
        height, width, channels = pixels.shape
        rgb = np.ascontiguousarray(np.repeat(pixels, 3, axis=2) if channels == 1 else pixels)
        layout = QImage.Format.Format_RGBA8888 if rgb.shape[2] == 4 else QImage.Format.Format_RGB888
        self._show_still(QImage(rgb.data, width, height, rgb.shape[2] * width, layout).copy())

    def set_picture(self, image: QImage | None) -> None:
        """Show an image as it is: a thumbnail while the shape is on its way, None for nothing."""
        self._show_still(image)

    def _show_still(self, image: QImage | None) -> None:
        self.set_subject(None)
        self._is_still = True
        self._image = image
        self._is_drawn = False
        self.final = True
        self.unsetCursor()
        self.update()

    # -- pictures --------------------------------------------------------------------------------

    def _on_orbit(self) -> None:
        if self._subject is not None:
            self._ask()

    def _ask(self) -> None:
        """A coarse picture now, a fine one when nothing moves any more."""
        self.final = False
        if self._subject is not None and self.isVisible():
            self._painter.ask(self._shot(self._subject, coarse=True))
            self._settle.start()

    def _ask_fine(self) -> None:
        if self._subject is not None and self.isVisible():
            self._painter.ask(self._shot(self._subject, coarse=False))

    def _shot(self, subject: Subject, *, coarse: bool) -> Shot:
        ratio = self.devicePixelRatioF()
        height, width = self.height() * ratio, self.width() * ratio
        shrink = min(1.0, _MAX_SIDE / max(height, width, 1.0)) * (self._detail if coarse else 1.0)
        return Shot(subject, self.orbit.camera, max(int(height * shrink), 8), max(int(width * shrink), 8), coarse)

    def _on_painted(self, image: QImage, milliseconds: float, final: bool) -> None:
        if self._subject is None:
            return
        if image.width() < 0.97 * min(self.width() * self.devicePixelRatioF(), _MAX_SIDE) or not final:
            self._learn(milliseconds, image)
        self._image = image
        self._is_drawn = True
        self.final = final
        self.pass_ms = milliseconds
        self.update()
        self.painted.emit()

    def _learn(self, milliseconds: float, image: QImage) -> None:
        """Choose the detail of coarse pictures so that each takes about `_COARSE_MS`."""
        here = image.width() / max(min(self.width() * self.devicePixelRatioF(), _MAX_SIDE), 1.0)
        wished = here * (_COARSE_MS / max(milliseconds, 1.0)) ** 0.5
        self._detail = min(max(0.5 * self._detail + 0.5 * wished, 0.3), 1.0)

    # -- Qt --------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """A square to begin with."""
        return QSize(320, 320)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The newest picture on the theme's surface."""
        del event
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        ring = self.highlight or (QColor(colours.accent) if self.hasFocus() else None)
        line = 2.0 if ring else 1.0
        frame = QRectF(self.rect()).adjusted(line / 2, line / 2, -line / 2, -line / 2)
        painter.setPen(QPen(ring or QColor(colours.line), line))
        painter.setBrush(QColor(colours.surface))
        painter.drawRoundedRect(frame, 8.0, 8.0)
        if self._image is not None and not self._image.isNull():
            painter.drawImage(self._picture_rect(self._image), self._image)
        painter.end()

    def _picture_rect(self, image: QImage) -> QRectF:
        room = QRectF(self.rect())
        if self._is_drawn:
            return room  # perhaps at another resolution
        if self._is_still:
            room = room.adjusted(8.0, 8.0, -8.0, -8.0)
        scale = min(room.width() / image.width(), room.height() / image.height())
        width, height = image.width() * scale, image.height() * scale
        return QRectF(room.center().x() - width / 2, room.center().y() - height / 2, width, height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw for the new size; until then the old picture is stretched."""
        super().resizeEvent(event)
        self._ask()

    def showEvent(self, event: object) -> None:
        """Draw what was set while hidden."""
        del event
        self._ask()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold."""
        if event.button() == Qt.MouseButton.LeftButton and not self._is_still:
            self._drag_from = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Turn: the surface follows the hand."""
        if self._drag_from is not None:
            moved = event.position() - self._drag_from
            self._drag_from = event.position()
            self.orbit.turn(-moved.x() * _DEGREES_PER_PIXEL, moved.y() * _DEGREES_PER_PIXEL)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        if event.button() == Qt.MouseButton.LeftButton and self._drag_from is not None:
            self._drag_from = None
            self.setCursor(Qt.CursorShape.OpenHandCursor)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Back to the first view."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.orbit.reset()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Come nearer or go away."""
        if self._is_still:
            event.ignore()
            return
        self.orbit.zoom(1.15 ** (event.angleDelta().y() / 120.0))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys turn, plus and minus zoom, Home resets."""
        turn = _KEY_TURNS.get(Qt.Key(event.key()))
        if self._is_still:
            super().keyPressEvent(event)
        elif turn is not None:
            self.orbit.turn(*turn)
        elif event.key() in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            self.orbit.zoom(1.15)
        elif event.key() == Qt.Key.Key_Minus:
            self.orbit.zoom(1 / 1.15)
        elif event.key() == Qt.Key.Key_Home:
            self.orbit.reset()
        else:
            super().keyPressEvent(event)
