"""Pictures of some items side by side: pointed at, clicked, looked at large."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from shapekin_app import theme
from shapekin_app.item_models import ThumbnailStore
from shapekin_app.views.embedding.painters import draw_picture
from shapekin_app.workspace import Workspace

GAP = 4


class PictureRow(QWidget):
    """As many of the pictures as there is room for; the mouse over one points at the item in all views.

    Args:
        workspace: Whose items they are.
        side: Of a picture, in pixels.
        ringed: Whether the first is framed: it stands for the others.

    Signals:
        clicked(int): The row of the item that was clicked.
    """

    clicked = Signal(int)

    def __init__(self, workspace: Workspace, side: int, *, ringed: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._thumbnails = ThumbnailStore.of(workspace)
        self._side = side
        self._ringed = ringed
        self.rows: tuple[int, ...] = ()
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._thumbnails.arrived.connect(self.update)
        workspace.hover_changed.connect(lambda _row: self.update())

    def show_rows(self, rows: Sequence[int]) -> None:
        """Show these items."""
        session = self._workspace.session
        self.rows = tuple(rows) if session is not None else ()
        names = [session.dataset.names[row] for row in self.rows] if session is not None else []
        self.setAccessibleName(self.tr("Pictures of {names}").format(names=", ".join(names)) if names else "")
        self.update()

    def sizeHint(self) -> QSize:
        """One line of them."""
        return QSize(len(self.rows) * (self._side + GAP), self._side)

    def minimumSizeHint(self) -> QSize:
        """Room for two at least."""
        return QSize(2 * self._side + GAP, self._side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Those that fit, one after another."""
        del event
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        ratio = self.devicePixelRatioF()
        for place, row in enumerate(self.rows):
            box = self._box(place)
            if box.right() > self.width():
                break
            picture = self._thumbnails.soon(row, round(self._side * ratio))
            if picture is not None and not picture.isNull():
                draw_picture(painter, box.adjusted(2, 2, -2, -2), picture)
            pointed = row == self._workspace.hovered
            if pointed or (self._ringed and place == 0):
                colour = QColor(theme.current().accent if pointed else theme.current().muted)
                painter.setPen(QPen(colour, 1.6 if pointed else 1.0))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 5, 5)
        painter.end()

    def row_at(self, at: QPointF) -> int:
        """The item there, -1 for none."""
        for place, row in enumerate(self.rows):
            box = self._box(place)
            if box.contains(at) and box.right() <= self.width():
                return row
        return -1

    def _box(self, place: int) -> QRectF:
        return QRectF(place * (self._side + GAP), 0, self._side, self._side)

    # -- the mouse -------------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Point at it in all views."""
        self._workspace.hover(self.row_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """Point at nothing."""
        super().leaveEvent(event)
        self._workspace.hover(-1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Say which was clicked."""
        row = self.row_at(event.position())
        if event.button() is Qt.MouseButton.LeftButton and row >= 0:
            self.clicked.emit(row)

    def event(self, event: QEvent) -> bool:
        """The name of the item as a tip."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            row, session = self.row_at(QPointF(event.pos())), self._workspace.session
            QToolTip.showText(event.globalPos(), session.dataset.names[row] if session and row >= 0 else "", self)
            return True
        return super().event(event)
