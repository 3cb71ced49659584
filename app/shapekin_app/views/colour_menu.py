"""A menu of the colours that a sub-category may have."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QWidget

from shapekin.clustering.kinds_tree import Kind
from shapekin_app import theme
from shapekin_app.workspace import Workspace

OFFERED, SIDE = 16, 16


class ColourMenu(QMenu):
    """Filled when it opens, in the colours of the palette in use.

    Args:
        workspace: The open project.
        chosen: Tells which kinds are selected.
        parent: The list.
    """

    def __init__(self, workspace: Workspace, chosen: Callable[[], Sequence[Kind]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("Colour"))
        self._workspace = workspace
        self._chosen = chosen
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """Offer the first colours; none where more or less than one sub-category is selected."""
        self.clear()
        chosen, session = self._chosen(), self._workspace.session
        one = chosen[0].cluster if len(chosen) == 1 else None
        if session is None or one is None:
            self.addAction(self.tr("Select one sub-category")).setEnabled(False)
            return
        users = {cluster.colour: cluster.title for cluster in session.clusters}
        for colour in range(OFFERED):
            words = self.tr("Colour {number}").format(number=colour + 1)
            taken = self.tr("{colour}, of “{title}” now").format(colour=words, title=users.get(colour, ""))
            action = self.addAction(_swatch(colour), taken if colour in users else words)
            action.setEnabled(session.cluster(one).colour != colour)
            action.triggered.connect(lambda _=False, colour=colour: self._workspace.recolour(one, colour))


def _swatch(colour: int) -> QIcon:
    picture = QPixmap(SIDE, SIDE)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.current().cluster(colour))
    painter.drawRoundedRect(1, 1, SIDE - 2, SIDE - 2, 3, 3)
    painter.end()
    return QIcon(picture)
