"""What an answer would do, while one only points at it: in words and pictures, and as rings on the map."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from shapekin.pairs.constraints import Relation
from shapekin.queries.base import Answer
from shapekin.session.what_if import WhatIf
from shapekin_app import theme
from shapekin_app.views.asking import Desk
from shapekin_app.views.embedding.interaction import EmbeddingMap
from shapekin_app.views.picture_row import PictureRow
from shapekin_app.workspace import Workspace

PICTURE, PICTURES = 48, 12
GAP = 8
MOST_RINGS = 2_000
MOVING, CERTAIN = 7.0, 4.5  # pixels of the rings' radius


class WhatIfCard(QFrame):
    """Lies under the answers, or over them where there is no room; takes nothing from the mouse.

    Args:
        workspace: The open project.
        anchor: The answers.
        parent: Inside which it lies.
    """

    def __init__(self, workspace: Workspace, anchor: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._anchor = anchor
        self._inside = parent
        self._desk = Desk.of(workspace)
        self.setProperty("role", "floating")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.facts, self.guess = QLabel(), QLabel()
        self.pictures = PictureRow(workspace, PICTURE)
        for label in (self.facts, self.guess):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.guess.setProperty("role", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(4)
        for part in (self.facts, self.guess, self.pictures):
            column.addWidget(part)
        self.hide()
        self._desk.supposed_changed.connect(self._refresh)

    def _refresh(self) -> None:
        found = self._desk.supposed
        if found is None or not self._anchor.isVisible():
            self.hide()
            return
        moving = self._desk.moving
        self.facts.setText(self._facts(found))
        self.guess.setText(self._guess(found))
        self.guess.setVisible(bool(self.guess.text()))
        self.pictures.show_rows(moving[:PICTURES].tolist() if moving is not None else ())
        self.pictures.setVisible(moving is not None and len(moving) > 0)
        self.setAccessibleName(f"{self.facts.text()} {self.guess.text()}")
        self._place()
        self.show()
        self.raise_()

    def _place(self) -> None:
        parent = self._inside
        width = min(max(self._anchor.width(), 280), parent.width() - 2 * GAP)
        top = self._anchor.mapTo(parent, QPoint(0, 0))
        layout = self.layout()
        assert layout is not None
        layout.activate()
        height = max(layout.totalHeightForWidth(width), layout.totalMinimumSize().height())
        x = top.x() + (self._anchor.width() - width) // 2
        y = top.y() + self._anchor.height() + GAP
        if y + height > parent.height():
            y = max(0, top.y() - GAP - height)
        self.setGeometry(max(GAP, min(x, parent.width() - GAP - width)), y, width, height)

    def _facts(self, found: WhatIf) -> str:
        same = found.answer is Answer.SAME
        if found.known is not Relation.UNKNOWN:
            if (found.known is Relation.SAME) is same:
                return self.tr("This follows from your answers already; nothing new would be known.")
            return self.tr("This contradicts earlier answers; you would see which ones.")
        sizes = {"a": f"{len(found.ours):,}", "b": f"{len(found.theirs):,}"}
        pairs = f"{found.joined + found.parted:,}"
        if len(found.ours) == len(found.theirs) == 1:
            words = self.tr("Same: joins the two.") if same else self.tr("Different: keeps the two apart.")
        elif same:
            words = self.tr("Same: joins certain sets of {a} and {b} items.")
        else:
            words = self.tr("Different: keeps certain sets of {a} and {b} items apart.")
        words = words.format(**sizes)
        if found.joined + found.parted > 1:
            words += " " + self.tr("{pairs} pairs would be known at once.").format(pairs=pairs)
        return words

    def _guess(self, found: WhatIf) -> str:
        session, moving = self._workspace.session, self._desk.moving
        if found.known is not Relation.UNKNOWN or session is None:
            return ""
        if moving is None:
            return self.tr("Looking which items would move…")
        if not len(moving):
            return self.tr("It fits what is shown; no item would have to move.")
        home = session.cluster(int(session.labels[moving[0]])).title
        count = f"{len(moving):,}"
        if found.answer is Answer.DIFFERENT:
            return self.tr("About {count} items would leave {home}.").format(count=count, home=home)
        one, other = (session.cluster(cluster).title for cluster in found.clusters)
        there = other if home == one else one
        words = self.tr("About {count} items would move from {home} to {there}.")
        return words.format(count=count, home=home, there=there)


class WhatIfRings(QWidget):
    """Rings over the points of a map: what would move, and what is certain of the two items.

    Args:
        workspace: The open project.
        area: The map.
    """

    def __init__(self, workspace: Workspace, area: EmbeddingMap) -> None:
        super().__init__(area)
        self._area = area
        self._desk = Desk.of(workspace)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        area.installEventFilter(self)
        area.view_moved.connect(self.update)
        self._desk.supposed_changed.connect(self._refresh)

    def _refresh(self) -> None:
        self.setVisible(self._desk.supposed is not None)
        self.setGeometry(self._area.rect())
        self.raise_()
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """As large as the map."""
        if event.type() is QEvent.Type.Resize and watched is self._area:
            self.setGeometry(self._area.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """In the colour of the answer."""
        del event
        found, scene = self._desk.supposed, self._area.scene
        if found is None:
            return
        colours = theme.current()
        tone = QColor(colours.must_link if found.answer is Answer.SAME else colours.cannot_link)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        moving = self._desk.moving if self._desk.moving is not None else np.empty(0, np.int64)
        certain = np.concatenate([found.ours, found.theirs])
        for rows, radius, width in ((certain, CERTAIN, 1.2), (moving, MOVING, 2.0)):
            painter.setPen(QPen(tone, width))
            for row in rows[rows < len(scene.pixels)][:MOST_RINGS].tolist():
                painter.drawEllipse(scene.place(row), radius, radius)
        painter.end()
