"""Curves of a training: what it minimises, epoch by epoch."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from shapekin_app import theme
from shapekin_app.library_words import library

if TYPE_CHECKING:
    from pyqtgraph import PlotDataItem, PlotWidget

NOT_LOSSES = frozenset({"clusters", "epoch", "seconds"})
"""Metrics that are told elsewhere, in numbers."""
HEIGHT = 216


class LossCurves(QWidget):
    """One curve a metric; pyqtgraph is imported when the first point is drawn."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT)
        self.setAccessibleName(self.tr("Loss curves"))
        self._points: dict[str, tuple[list[float], list[float]]] = {}
        self._curves: dict[str, PlotDataItem] = {}
        self._plot: PlotWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def clear(self) -> None:
        """Forget all points; without any it takes no room."""
        self.hide()
        self._points.clear()
        self._curves.clear()
        if self._plot is not None:
            self._plot.clear()

    def add(self, step: float, metrics: Mapping[str, float]) -> None:
        """Put one more point on each curve."""
        for name, value in metrics.items():
            if name not in NOT_LOSSES:
                xs, ys = self._points.setdefault(name, ([], []))
                xs.append(step)
                ys.append(value)
        self._draw()

    def points(self, name: str) -> list[tuple[float, float]]:
        """The points of one curve."""
        xs, ys = self._points.get(name, ([], []))
        return list(zip(xs, ys, strict=True))

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours of another theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and self._plot is not None:
            self._dress()
            self._curves.clear()
            self._plot.clear()
            self._draw()

    def _draw(self) -> None:
        if not self._points:
            return
        self.show()
        import pyqtgraph

        if self._plot is None:
            self._plot = pyqtgraph.PlotWidget()
            self._plot.setMenuEnabled(False)
            self._plot.hideButtons()
            self._plot.addLegend(offset=(-8, 4))
            self._dress()
            self._column.addWidget(self._plot)
        for number, (name, (xs, ys)) in enumerate(self._points.items()):
            if name not in self._curves:
                pen = pyqtgraph.mkPen(theme.current().cluster(number), width=2)
                self._curves[name] = self._plot.plot(name=library(name.replace("_", " ")), pen=pen)
            self._curves[name].setData(xs, ys)

    def _dress(self) -> None:
        assert self._plot is not None
        colours = theme.current()
        self._plot.setBackground(colours.surface)
        for side in ("left", "bottom"):
            axis = self._plot.getAxis(side)
            axis.setPen(colours.line)
            axis.setTextPen(colours.muted)
        legend = self._plot.getPlotItem().legend
        legend.setLabelTextColor(colours.text)
