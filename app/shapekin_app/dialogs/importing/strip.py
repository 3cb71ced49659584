"""Six items as they would be prepared, made again shortly after every change."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QColor, QHelpEvent, QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolTip, QVBoxLayout, QWidget

from shapekin.data.options import ImportOptions
from shapekin.events import Failed, Finished
from shapekin.jobs.job import PreparationJob, PreparationResult
from shapekin_app import theme
from shapekin_app.library_words import fault, library
from shapekin_app.views.embedding.painters import draw_picture
from shapekin_app.wording import short_name
from shapekin_app.workspace import Workspace

WAIT_MS = 300
COUNT = 6
GAP = 8
LARGEST = 128
NAME_HEIGHT = 18


class PreparationStrip(QWidget):
    """Asks the worker for pictures and shows the newest; older answers are dropped."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._wish: tuple[str, ImportOptions] | None = None
        self._shown: tuple[str, ImportOptions] | None = None
        self._job = ""
        self.pictures = _Pictures()
        self.told = QLabel(wordWrap=True)
        self.told.setProperty("role", "small")
        self.told.setAccessibleName(self.tr("About the pictures"))
        self._wait = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._wait.timeout.connect(self._submit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.pictures)
        column.addWidget(self.told)
        workspace.job_ended.connect(self._on_end)

    def ask(self, source: str, options: ImportOptions) -> None:
        """Show some items of `source` as `options` would prepare them, when nothing changes for a moment."""
        # Labels and features change no picture.
        wish = (source, replace(options, labels="", features="auto", feature_table=""))
        if wish == self._wish:
            return
        self._wish = wish
        self._drop()
        if wish == self._shown:
            self._wait.stop()
            self.pictures.set_stale(stale=False)
            return
        self.pictures.set_stale(stale=True)
        self._wait.start()

    def forget(self) -> None:
        """Show nothing and want nothing."""
        self._wait.stop()
        self._drop()
        self._wish = self._shown = None
        self.pictures.show_pictures((), ())
        self.told.clear()

    def stop(self) -> None:
        """Want nothing new; what is shown stays."""
        self._wait.stop()
        self._drop()
        self._wish = self._shown

    def _drop(self) -> None:
        if self._job:
            self._workspace.cancel(self._job)
            self._job = ""

    @Slot()
    def _submit(self) -> None:
        if self._wish is None:
            return
        job = PreparationJob(*self._wish, count=COUNT)
        self._job = job.job_id
        self._workspace.submit(job, quiet=True)

    @Slot(object)
    def _on_end(self, event: Finished | Failed) -> None:
        if event.job_id != self._job:
            return
        self._job = ""
        self.pictures.set_stale(stale=False)
        if isinstance(event, Failed):
            self._wish = None
            if not event.cancelled:
                self.told.setText(fault(event))
        elif isinstance(event.result, PreparationResult):
            self._shown = self._wish
            self._show(event.result)

    def _show(self, result: PreparationResult) -> None:
        self.pictures.show_pictures(result.names, result.pictures)
        if result.faults:
            name, reason = result.faults[0]
            self.told.setText(self.tr("{name}: {reason}").format(name=short_name(name), reason=library(reason)))
        elif not any(result.pictures):
            self.told.setText(self.tr("Rows of numbers have no pictures."))
        else:
            self.told.setText(self.tr("Some items, as they will be seen and learned from."))


class _Pictures(QWidget):
    """A row of pictures with names; paler while others are on their way."""

    def __init__(self) -> None:
        super().__init__()
        self.names: tuple[str, ...] = ()
        self.images: tuple[QImage, ...] = ()
        self.stale = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._tell()

    def sizeHint(self) -> QSize:
        """As wide as large pictures; the height follows the width that there is."""
        return QSize(COUNT * (LARGEST + GAP), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pictures are square."""
        super().resizeEvent(event)
        self.setFixedHeight(self._side + NAME_HEIGHT + 4)

    def show_pictures(self, names: tuple[str, ...], pictures: tuple[bytes, ...]) -> None:
        """Show these PNG files."""
        self.names = names
        self.images = tuple(QImage.fromData(picture) for picture in pictures)
        self._tell()
        self.update()

    def set_stale(self, *, stale: bool) -> None:
        """Say whether others are on their way."""
        self.stale = stale
        self._tell()
        self.update()

    def event(self, event: QEvent) -> bool:
        """The whole name in a tooltip."""
        if isinstance(event, QHelpEvent):
            place = self._place_at(event.pos())
            if place >= 0:
                QToolTip.showText(event.globalPos(), self.names[place], self)
                return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Squares, filled or still empty."""
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        for place in range(COUNT):
            box = self._box(place)
            painter.setOpacity(1.0)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.surface))
            painter.drawRoundedRect(box, 5, 5)
            painter.setOpacity(0.4 if self.stale else 1.0)
            if place < len(self.images) and not self.images[place].isNull():
                draw_picture(painter, QRectF(box).adjusted(3, 3, -3, -3), self.images[place])
            if place < len(self.names):
                painter.setPen(QColor(colours.muted))
                painter.setFont(theme.font(theme.SMALL))
                words = QRect(box.left(), box.bottom() + 3, box.width(), NAME_HEIGHT)
                name = painter.fontMetrics().elidedText(
                    short_name(self.names[place]), Qt.TextElideMode.ElideMiddle, box.width()
                )
                painter.drawText(words, Qt.AlignmentFlag.AlignCenter, name)
        painter.end()

    @property
    def _side(self) -> int:
        return max(40, min(LARGEST, (self.width() - (COUNT - 1) * GAP) // COUNT))

    def _box(self, place: int) -> QRect:
        side = self._side
        return QRect(place * (side + GAP), 0, side, side)

    def _place_at(self, point: QPoint) -> int:
        return next((place for place in range(len(self.names)) if self._box(place).contains(point)), -1)

    def _tell(self) -> None:
        names = ", ".join(self.names) or self.tr("none yet")
        words = self.tr("Pictures of prepared items: {names}").format(names=names)
        self.setAccessibleName(self.tr("{words}; being made again").format(words=words) if self.stale else words)
