"""Enough? How many items further answers would still move, as is to be expected; and how that went so far."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from shapekin.queries.enough import Moving
from shapekin_app import theme


class EnoughMeter(QWidget):
    """What share of the items is where it belongs, judged from the items that were asked about lately."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 100)
        self.bar.setAccessibleName(self.tr("Enough?"))
        self.words = QLabel()
        self.words.setProperty("role", "small")
        self.words.setWordWrap(True)
        self.curve = SettledCurve()
        head = QHBoxLayout()
        title = QLabel(self.tr("Enough?"))
        title.setProperty("role", "heading")
        self.number = QLabel()
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self.number)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(self.bar)
        layout.addWidget(self.curve)
        layout.addWidget(self.words)
        self.setToolTip(
            self.tr(
                "Of the last items you were asked about, the share that the grouping had right before you answered:"
                " so many of all items are likely to be where they belong. When it stays high, more answers move"
                " little. It is a rough guess from few items, too low where the questions look for trouble."
            )
        )

    def show_course(self, course: Sequence[Moving]) -> None:
        """Show the estimate after each item that was asked about; the last one is told in words."""
        known = [one for one in course if one.known]
        self.curve.show_course(known)
        if not known:
            self.bar.setValue(0)
            self.number.setText("")
            self.words.setText(self.tr("Too few answers to tell yet."))
            return
        now = known[-1]
        percent = round(100 * (1 - now.share))
        self.bar.setValue(percent)
        self.number.setText(self.tr("{percent} %").format(percent=percent))
        self.words.setText(
            self.tr("More answers would move about {low} to {high} % of the items.").format(
                low=round(100 * now.low), high=round(100 * now.high)
            )
        )


class SettledCurve(QWidget):
    """The share of settled items over the items asked about, and how sure that is, as a small curve."""

    HEIGHT = 36

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._course: tuple[Moving, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("How it went so far"))
        self.hide()

    def sizeHint(self) -> QSize:
        """Wide and low."""
        return QSize(160, self.HEIGHT)

    def show_course(self, course: Sequence[Moving]) -> None:
        """Draw these; two points at least, else it takes no room."""
        self._course = tuple(course)
        self.setVisible(len(self._course) > 1)
        if self._course:
            self.setAccessibleDescription(
                self.tr("from {first} % to {last} % settled").format(
                    first=round(100 * (1 - self._course[0].share)), last=round(100 * (1 - self._course[-1].share))
                )
            )
        self.update()

    def points(self, settled: Sequence[float]) -> list[QPointF]:
        """Where shares are drawn: time to the right, 1 at the top."""
        across, down = self.width() - 2, self.height() - 2
        last = max(len(settled) - 1, 1)
        return [QPointF(1 + across * at / last, 1 + down * (1 - share)) for at, share in enumerate(settled)]

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """The interval as a band, the estimate as a line."""
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        band = QColor(colours.accent)
        band.setAlphaF(0.18)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(band)
        upper = self.points([1 - one.low for one in self._course])
        lower = self.points([1 - one.high for one in self._course])
        painter.drawPolygon(QPolygonF([*upper, *lower[::-1]]))
        painter.setPen(QPen(QColor(colours.accent), 2))
        painter.drawPolyline(QPolygonF(self.points([1 - one.share for one in self._course])))
        painter.end()
