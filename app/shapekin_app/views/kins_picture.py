"""A picture of a result, for the start page: real chairs in three kinds, linked as answers link them.

The chairs are drawn by `packaging/start_pictures.py`.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from shapekin_app import theme
from shapekin_app.icons import resources
from shapekin_app.views.embedding.painters import draw_plate, draw_title, tinted

KINDS = ("swivel_chair", "bar_stool", "sofa")
SPOTS = (
    ((-0.96, -0.58), (-0.58, -0.88), (-0.54, -0.28), (-0.92, 0.04), (-0.56, 0.34)),
    ((0.08, -0.94), (0.48, -0.72), (0.90, -0.96), (0.10, -0.44), (0.88, -0.44)),
    ((-0.06, 0.58), (0.34, 0.34), (0.92, 0.34), (0.30, 0.88), (0.72, 0.80)),
)
"""Where each chair of each kind is, -1 .. 1."""
SAME = (((0, 0), (0, 2)), ((0, 2), (0, 4)), ((1, 0), (1, 3)), ((1, 1), (1, 4)), ((2, 1), (2, 2)), ((2, 0), (2, 3)))
DIFFERENT = (((0, 2), (1, 3)), ((0, 4), (2, 0)))


class KinsPicture(QWidget):
    """The map that a person will end with, small."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumSize(320, 224)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("A picture: chairs gathered into three kinds"))
        folder = resources() / "start"
        self._chairs = [
            [QImage(str(folder / f"{kind}_{number}.png")) for number in range(len(spots))]
            for kind, spots in zip(KINDS, SPOTS, strict=True)
        ]
        self._titles = (self.tr("swivel chairs"), self.tr("bar stools"), self.tr("sofas"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Links below, chairs above, names at the foot of each kind."""
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        side = min(self.width() / 9.0, self.height() / 6.0, 72.0)
        for pairs, name, style in (
            (SAME, colours.must_link, Qt.PenStyle.SolidLine),
            (DIFFERENT, colours.cannot_link, Qt.PenStyle.DashLine),
        ):
            painter.setPen(QPen(tinted(name, 0.8), 1.8, style))
            for one, other in pairs:
                painter.drawLine(self._place(one, side), self._place(other, side))
        for kind, chairs in enumerate(self._chairs):
            for number, picture in enumerate(chairs):
                box = QRectF(0, 0, side, side)
                box.moveCenter(self._place((kind, number), side))
                draw_plate(painter, box, picture, colours.cluster(kind), selected=False, pointed=False)
        for kind, title in enumerate(self._titles):
            lowest = max((self._place((kind, number), side) for number in range(5)), key=QPointF.y)
            draw_title(painter, lowest + QPointF(0, side / 2 + 12), title, self.width() / 3)
        painter.end()

    def _place(self, chair: tuple[int, int], side: float) -> QPointF:
        x, y = SPOTS[chair[0]][chair[1]]
        centre = QPointF(self.width() / 2, self.height() / 2 - 8)
        return centre + QPointF(x * (self.width() - side) / 2, y * (self.height() - side - 24) / 2)
