"""The start page: drop a folder, open what was open lately, or try three hundred chairs."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from shapekin_app import theme
from shapekin_app.icons import icon, pixmap
from shapekin_app.settings import RecentProject, Settings
from shapekin_app.views.kins_picture import KinsPicture
from shapekin_app.wording import ago

SHOWN_RECENT = 6
TALLEST = 480  # pixels; of the two ways to begin


class StartPage(QWidget):
    """Three ways to begin.

    Signals:
        folder_requested, file_requested, open_requested: A person wants to choose one.
        sample_requested: A person wants the built-in chairs.
        tour_requested: A person wants to be shown round on them.
        project_requested(str): A person wants this project.
    """

    folder_requested = Signal()
    file_requested = Signal()
    open_requested = Signal()
    sample_requested = Signal()
    tour_requested = Signal()
    project_requested = Signal(str)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        page = QHBoxLayout(self)
        page.setContentsMargins(40, 24, 40, 24)
        column = QWidget()
        column.setMaximumWidth(1120)
        inner = QVBoxLayout(column)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addStretch(2)
        inner.addLayout(self._headline())
        inner.addSpacing(24)
        inner.addLayout(self._doors(), 8)
        inner.addSpacing(24)
        self._recent = QVBoxLayout()
        self._recent.setSpacing(8)
        inner.addLayout(self._recent)
        inner.addStretch(3)
        page.addStretch(1)
        page.addWidget(column, 100)
        page.addStretch(1)
        column.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        column.setMinimumWidth(720)
        self.refresh()

    def refresh(self) -> None:
        """Read the recent projects again."""
        while (old := self._recent.takeAt(0)) is not None:
            widget = old.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        entries = self._settings.recent[:SHOWN_RECENT]
        if not entries:
            return
        heading = QLabel(self.tr("Recent"))
        heading.setProperty("role", "small")
        self._recent.addWidget(heading)
        shelf = QWidget()
        row = QHBoxLayout(shelf)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        for entry in entries:
            card = RecentCard(entry, self._settings.picture_of(entry.path))
            card.clicked.connect(lambda _=False, path=entry.path: self.project_requested.emit(path))
            row.addWidget(card)
        row.addStretch(1)
        self._recent.addWidget(shelf)

    def _headline(self) -> QVBoxLayout:
        title = QLabel(self.tr("Sort shapes into kinds by answering “same or different?”"))
        title.setProperty("role", "title")
        title.setWordWrap(True)
        text = QLabel(self.tr(
            "Shapekin looks at a folder of 3D shapes or images, finds groups without being told how many, "
            "and asks the few questions whose answers matter most. Nothing leaves this computer."
        ))  # fmt: skip
        text.setProperty("role", "muted")
        text.setWordWrap(True)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(title)
        column.addWidget(text)
        return column

    def _doors(self) -> QHBoxLayout:
        self.drop = DropZone()
        self.drop.folder.clicked.connect(self.folder_requested)
        self.drop.file.clicked.connect(self.file_requested)
        self.drop.project.clicked.connect(self.open_requested)
        sample = QFrame()
        sample.setProperty("role", "card")
        sample.setMaximumHeight(TALLEST)
        inner = QVBoxLayout(sample)
        inner.setContentsMargins(16, 16, 16, 16)
        inner.setSpacing(8)
        inner.addWidget(KinsPicture(), 1)
        text = QLabel(self.tr("See how it works on chairs made on the spot. Nothing is downloaded."))
        text.setProperty("role", "muted")
        text.setWordWrap(True)
        self.sample = QPushButton(icon("chair"), self.tr("Try 320 chairs"))
        self.sample.clicked.connect(self.sample_requested)
        foot = QHBoxLayout()
        foot.setSpacing(16)
        self.tour = QPushButton(self.tr("Show me round"))
        self.tour.setProperty("role", "quiet")
        self.tour.setToolTip(self.tr("Five minutes on these chairs, one part of the window after the other"))
        self.tour.clicked.connect(self.tour_requested)
        foot.addWidget(text, 1)
        foot.addWidget(self.tour)
        foot.addWidget(self.sample)
        inner.addLayout(foot)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.drop, 1)
        row.addWidget(sample, 1)
        return row


class DropZone(QFrame):
    """Where to drop a folder; the whole window takes drops, this says so."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumHeight(304)
        self.setMaximumHeight(TALLEST)
        self.setAccessibleName(self.tr("Drop a folder here"))
        self.lit = False
        self.folder = QPushButton(self.tr("Choose a folder…"))
        self.folder.setProperty("role", "primary")
        self.file = QPushButton(self.tr("A table…"))
        self.project = QPushButton(self.tr("Open a project…"))
        for button in (self.file, self.project):
            button.setProperty("role", "quiet")
        title = QLabel(self.tr("Drop a folder of shapes or images"))
        title.setProperty("role", "heading")
        hint = QLabel(
            self.tr("Meshes, point clouds, pictures; ModelNet, ShapeNet, PartNet or any folders; .npz, .h5, .csv")
        )
        hint.setProperty("role", "small")
        hint.setWordWrap(True)
        hint.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        for button in (self.folder, self.file, self.project):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 72, 24, 24)
        column.setSpacing(8)
        column.addStretch(1)
        column.addWidget(title, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(hint)
        column.addSpacing(16)
        column.addLayout(buttons)
        column.addStretch(1)

    def light(self, on: bool) -> None:
        """Show that what hangs over the window can be dropped."""
        self.lit = on
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A dashed frame with an arrow into it."""
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        ground = QColor(colours.accent if self.lit else colours.surface)
        ground.setAlphaF(0.14 if self.lit else 1.0)
        pen = QPen(QColor(colours.accent if self.lit else colours.muted), 1.2)
        pen.setDashPattern([5, 4])
        painter.setPen(pen)
        painter.setBrush(ground)
        painter.drawRoundedRect(frame, 8, 8)
        size = 40
        arrow = pixmap("import", colours.accent, size, self.devicePixelRatioF())
        painter.drawPixmap(QPointF((self.width() - size) / 2, self.height() / 2 - 96), arrow)


class RecentCard(QAbstractButton):
    """One recent project: its map, its name, how large, how long ago."""

    def __init__(self, entry: RecentProject, picture: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entry = entry
        self._picture = QPixmap(str(picture)) if picture.is_file() else QPixmap()
        self.setText(entry.name)
        self.setToolTip(entry.path)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(self.tr("Open {name}").format(name=entry.name))
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """A small card."""
        return QSize(168, 168)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, as space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The card."""
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        edge = colours.accent if self.underMouse() or self.hasFocus() else colours.line
        painter.setPen(QPen(QColor(edge), 2 if self.hasFocus() else 1))
        painter.setBrush(QColor(colours.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        place = QRectF(9, 9, self.width() - 18, 96)
        if self._picture.isNull():
            sign = pixmap("map", colours.muted, 32, self.devicePixelRatioF())
            painter.drawPixmap(place.center() - QPointF(16, 16), sign)
        else:
            painter.drawPixmap(place, self._picture, _cut_to(self._picture, place))
        painter.setPen(QColor(colours.text))
        painter.setFont(theme.font(strong=True))
        self._write(painter, self.entry.name, 112)
        painter.setPen(QColor(colours.muted))
        painter.setFont(theme.font(theme.SMALL))
        size = self.tr("{items} items, {clusters} kinds").format(
            items=f"{self.entry.n_items:,}", clusters=self.entry.n_clusters
        )
        self._write(painter, size, 130)
        self._write(painter, ago(self.entry.opened), 146)

    def _write(self, painter: QPainter, text: str, top: int) -> None:
        box = QRectF(12, top, self.width() - 24, 18)
        elided = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, int(box.width()))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, elided)


def _cut_to(picture: QPixmap, place: QRectF) -> QRectF:
    """The middle of a picture in the proportions of the place it is drawn at."""
    wide, high = picture.width(), picture.height()
    scale = min(wide / place.width(), high / place.height())
    cut = QRectF(0, 0, place.width() * scale, place.height() * scale)
    cut.moveCenter(QPointF(wide / 2, high / 2))
    return cut
