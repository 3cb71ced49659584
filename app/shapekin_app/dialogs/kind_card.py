"""A card about one kind: its mean, what stands for it, what is typical and odd, its note."""

from __future__ import annotations

from collections import OrderedDict
from typing import cast

import numpy as np
from PySide6.QtCore import QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from shapekin.arrays import ByteArray
from shapekin.clustering.kinds_tree import Kind, walk
from shapekin.session import Change
from shapekin.session.portrait import Portrait, sitting
from shapekin_app.errand import Errand
from shapekin_app.views.embedding.painters import draw_picture
from shapekin_app.views.picture_row import PictureRow
from shapekin_app.workspace import Workspace

MEAN, PICTURE = 240, 64
SHOWN = 6
KEPT = 48  # portraits


class Portraits(QObject):
    """Portraits of kinds, made beside the window and kept as long as the members are the same.

    Signals:
        arrived: The one that was asked for last can be had now.
    """

    arrived = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._kept: OrderedDict[tuple[bytes, bytes], Portrait] = OrderedDict()
        self._waiting: tuple[bytes, bytes] | None = None
        self._errand = Errand(self)
        self._errand.done.connect(self._keep)
        workspace.session_changed.connect(self._forget)

    @classmethod
    def of(cls, workspace: Workspace) -> Portraits:
        """The one that belongs to a workspace."""
        return workspace.findChild(cls) or cls(workspace)

    def get(self, kind: Kind) -> Portrait | None:
        """The portrait of a kind; None means that `arrived` will follow."""
        session = self._workspace.session
        assert session is not None
        model = sitting(session, kind)
        key = model.rows.tobytes(), model.points[:: max(1, len(model.points) // 8)].tobytes()
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        if key != self._waiting:
            self._waiting = key
            self._errand.send(lambda: (key, model.portrait()))
        return None

    def _keep(self, made: object) -> None:
        key, portrait = cast("tuple[tuple[bytes, bytes], Portrait]", made)
        self._kept[key] = portrait
        self._waiting = None
        if len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        self.arrived.emit()

    def _forget(self) -> None:
        self._errand.drop()
        self._waiting = None
        self._kept.clear()


class MeanPicture(QWidget):
    """The mean of a kind, or a word about why there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self._words = ""
        self.setFixedSize(MEAN, MEAN)

    @property
    def shown(self) -> bool:
        """Whether there is a picture."""
        return not self._image.isNull()

    def show_mean(self, mean: ByteArray | None, words: str) -> None:
        """Show a picture `(h, w, 4)`; these words where there is none."""
        self._words = words
        self._image = QImage()
        if mean is not None:
            height, width = mean.shape[:2]
            data = np.ascontiguousarray(mean).tobytes()
            straight = QImage(data, width, height, 4 * width, QImage.Format.Format_RGBA8888)
            self._image = straight.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
        self.update()

    def sizeHint(self) -> QSize:
        """As large as it is."""
        return QSize(MEAN, MEAN)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Smooth, for a mean is blurred anyway."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self.shown:
            draw_picture(painter, QRectF(self.rect()).adjusted(8, 8, -8, -8), self._image)
        else:
            middle = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect().adjusted(16, 16, -16, -16), int(middle), self._words)
        painter.end()


class KindCard(QDialog):
    """Stays beside the window and keeps up with it; gone when its kind is.

    Args:
        workspace: With an open session.
        kind: Which.
        parent: The window.

    Signals:
        note_requested(object), parts_requested(object): The Kind of which a person wants to write, or which to split.
    """

    note_requested = Signal(object)
    parts_requested = Signal(object)

    def __init__(self, workspace: Workspace, kind: Kind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        assert workspace.session is not None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(False)
        self._workspace = workspace
        self._portraits = Portraits.of(workspace)
        self.kind = kind
        self.mean = MeanPicture()
        self.told, self.title, self.size_, self.named, self.note = (QLabel() for _ in range(5))
        self.representative = PictureRow(workspace, PICTURE, ringed=True)
        self.typical = PictureRow(workspace, PICTURE)
        self.odd = PictureRow(workspace, PICTURE)
        self.noted = QLabel(self.tr("Note"))
        self.noted.setProperty("role", "small")
        self.edit_note = QPushButton(self.tr("&Note…"))
        self.parts = QPushButton(self.tr("S&plit…"))
        self._build()
        self.edit_note.clicked.connect(lambda: self.note_requested.emit(self.kind))
        self.parts.clicked.connect(lambda: self.parts_requested.emit(self.kind))
        self._portraits.arrived.connect(self._show_portrait)
        workspace.changed.connect(self._on_change)
        workspace.session_changed.connect(self.reject)
        self._show()

    def _build(self) -> None:
        self.title.setProperty("role", "title")
        for label in (self.size_, self.named):
            label.setProperty("role", "muted")
        self.told.setProperty("role", "small")
        for label in (self.told, self.title, self.note):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        frame = QFrame()
        frame.setProperty("role", "card")
        within = QVBoxLayout(frame)
        within.setContentsMargins(0, 0, 0, 0)
        within.addWidget(self.mean)
        self.told.setFixedWidth(MEAN)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(frame)
        left.addWidget(self.told)
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(4)
        right.addWidget(self.title)
        right.addWidget(self.size_)
        right.addWidget(self.named)
        for words, row in (
            (self.tr("Stands for it"), self.representative),
            (self.tr("Typical"), self.typical),
            (self.tr("Least typical"), self.odd),
        ):
            heading = QLabel(words)
            heading.setProperty("role", "small")
            right.addSpacing(8)
            right.addWidget(heading)
            right.addWidget(row)
            row.setMinimumWidth(SHOWN * (PICTURE + 4))
            row.clicked.connect(lambda item: self._workspace.select(np.array([item])))
        right.addSpacing(8)
        right.addWidget(self.noted)
        right.addWidget(self.note)
        right.addStretch(1)
        above = QHBoxLayout()
        above.setSpacing(24)
        above.addLayout(left)
        above.addLayout(right, 1)
        every = QPushButton(self.tr("&Select its items"))
        every.clicked.connect(self._select)
        close = QPushButton(self.tr("&Close"))
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (every, self.edit_note, self.parts):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        column.addLayout(above, 1)
        column.addLayout(buttons)

    # -- what is shown ---------------------------------------------------------------------------

    def _show(self) -> None:
        session, kind = self._workspace.session, self.kind
        assert session is not None
        self.setWindowTitle(kind.title)
        self.title.setText(kind.title)
        share = self.tr("{count} items, {share:.1f} % of all")
        words = share.format(count=f"{kind.size:,}", share=100 * kind.size / len(session))
        if kind.children:
            words += self.tr(", in {count} sub-categories").format(count=len(kind.leaves))
        if set(kind.leaves) <= session.locked:
            words += self.tr(", locked")
        self.size_.setText(words)
        names = [child.name for child in kind.children if child.named]
        self.named.setText(self.tr("In it: {names}").format(names=", ".join(names)) if names else "")
        self.named.setVisible(bool(names))
        note = session.notes.get(kind.cluster, "") if kind.cluster is not None else ""
        self.note.setText(note)
        for part in (self.noted, self.note):
            part.setVisible(bool(note))
        for button in (self.edit_note, self.parts):
            button.setVisible(kind.cluster is not None)
            button.setEnabled(not session.read_only)
        self.representative.show_rows([session.cluster(leaf).representative for leaf in kind.leaves[:SHOWN]])
        self._show_portrait()

    def _show_portrait(self) -> None:
        if self._workspace.session is None:
            return
        found = self._portraits.get(self.kind)
        if found is None:
            self.mean.show_mean(None, self.tr("Looking at its items…"))
            self.told.clear()
            self.typical.show_rows(())
            self.odd.show_rows(())
            return
        self.mean.show_mean(found.mean, self.tr("There is no mean picture: these items have no pictures of one size."))
        self.told.setText(self._told(found))
        self.mean.setAccessibleName(self.tr("Mean of its items. {what}").format(what=self.told.text()))
        typical = found.rows[:SHOWN].tolist()
        self.typical.show_rows(typical)
        self.odd.show_rows(found.rows[max(len(typical), len(found.rows) - SHOWN) :][::-1].tolist())

    def _told(self, found: Portrait) -> str:
        session = self._workspace.session
        if found.mean is None or session is None:
            return ""
        count = f"{found.averaged:,}"
        if session.cloud(int(found.rows[0])) is None:
            return self.tr("Mean of {count} images.").format(count=count)
        words = self.tr("Mean of {count} shapes: the more of them have something there, the denser it is.")
        return words.format(count=count)

    def _on_change(self, change: Change) -> None:
        session = self._workspace.session
        if session is None or not (change.partition or change.clusters or change.evidence):
            return
        first = self.kind.leaves
        every = list(walk(session.kinds))
        now = next((kind for kind in every if set(kind.leaves) == set(first)), None)
        now = now or next((kind for kind in every if kind.title == self.kind.title), None)
        if now is None:
            self.reject()
        else:
            self.kind = now
            self._show()

    def _select(self) -> None:
        session = self._workspace.session
        if session is not None:
            self._workspace.select(session.members_of(self.kind))
