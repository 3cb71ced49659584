"""How long a frame of the map takes while it is moved, beside pyqtgraph's scatter plot; and a loop round points.

sh packaging/on_screen.sh .venv/bin/python benchmarks/frames.py [--points 20000 100000] [--frames 60]

Both draw the same points in the same window, seven colours, and are moved by the same few pixels each time, turn about,
so that other work on the machine hits both alike. pyqtgraph draws as fast as it can: no outlines, no antialiasing.
Ours also draws titles and pictures of representatives; above 50,000 visible points it draws a density image, so it is
shown once more with every point stamped. Milliseconds of the clock, which other work on the machine prolongs, and of
the processor.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("PYQTGRAPH_QT_LIB", "PySide6")
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))  # the session without a project file

import numpy as np
import pyqtgraph
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPolygonF
from PySide6.QtWidgets import QApplication

from helpers.fake_session import FakeSession, make_workspace
from shapekin.arrays import FloatArray, IntArray
from shapekin_app import style, theme
from shapekin_app.views.embedding import scene
from shapekin_app.views.embedding.interaction import EmbeddingMap

SIZE = (1280, 800)
WARM = 8


def scatter(places: FloatArray, labels: IntArray) -> tuple[pyqtgraph.PlotWidget, Callable[[], object]]:
    """Pyqtgraph's plot of the same points, and how to move it."""
    plot = pyqtgraph.PlotWidget(background=theme.current().surface)
    brushes = [pyqtgraph.mkBrush(theme.current().cluster(colour)) for colour in range(int(labels.max()) + 1)]
    item = pyqtgraph.ScatterPlotItem(size=3, pen=None, pxMode=True, antialias=False)
    item.setData(x=places[:, 0], y=places[:, 1], brush=[brushes[label] for label in labels.tolist()])
    plot.addItem(item)
    plot.resize(*SIZE)
    plot.show()
    step = float(np.ptp(places[:, 0])) / SIZE[0]
    return plot, lambda: plot.getViewBox().translateBy(x=3 * step, y=step)


def frame(move: Callable[[], object], draw: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds of one frame: of the clock, of the processor."""
    began, worked = time.perf_counter(), time.process_time()
    move()
    draw()
    return 1000 * (time.perf_counter() - began), 1000 * (time.process_time() - worked)


def told(times: list[tuple[float, float]]) -> str:
    """Median and 95th percentile of the clock, median of the processor."""
    median, late = np.percentile([wall for wall, _ in times], (50, 95))
    return f"{median:7.1f} {late:7.1f} {np.median([cpu for _, cpu in times]):9.1f}"


def measure(n: int, frames: int) -> None:
    """Print one block of the table."""
    session = FakeSession(n, answers=0)
    workspace = make_workspace(session)
    ours = EmbeddingMap(workspace)
    ours.reduce_motion = True
    ours.resize(*SIZE)
    ours.show()
    plot, move = scatter(session.projection, session.labels)

    def pan() -> None:
        ours.look_from(ours.camera.panned(3, 1))

    times: dict[str, list[tuple[float, float]]] = {"ours": [], "ours, every point": [], "pyqtgraph": []}
    usual = scene.MOST_POINTS
    for number in range(WARM + frames):
        taken = {"ours": frame(pan, ours.grab), "pyqtgraph": frame(move, plot.grab)}
        scene.MOST_POINTS = n + 1
        taken["ours, every point"] = frame(pan, ours.grab)
        scene.MOST_POINTS = usual
        if number % 20 == 0:  # back to where all can be seen
            ours.frame_all()
            plot.autoRange()
        if number >= WARM:
            for name, value in taken.items():
                times[name].append(value)
    for name, values in times.items():
        print(f"{n:>8,}  {name:<20}{told(values)}")
    gain = np.median(times["pyqtgraph"], axis=0)[1] / np.median(times["ours"], axis=0)[1]
    print(f"{n:>8,}  pyqtgraph takes {gain:.1f} times as much of the processor")
    ours.frame_all()
    angles = np.linspace(0, 2 * np.pi, 200)
    track = np.stack([640 + 400 * np.cos(angles), 400 + 300 * np.sin(angles)], axis=1)
    loop = QPolygonF([QPointF(x, y) for x, y in track.tolist()])

    def lasso() -> None:
        workspace.select(np.empty(0, np.int64))
        workspace.select(ours.scene.inside(loop))

    print(f"{n:>8,}  {'loop and selection':<20}{told([frame(lasso, lambda: None) for _ in range(20)])}"
          f"   {len(workspace.selection):,} inside")  # fmt: skip
    ours.close()
    plot.close()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--points", type=int, nargs="+", default=[20_000, 100_000])
    parser.add_argument("--frames", type=int, default=60)
    asked = parser.parse_args()
    app = QApplication.instance() or QApplication([])
    style.apply(app, theme.LIGHT)
    print(f"{app.platformName()}, {SIZE[0]} x {SIZE[1]}, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}")
    print(f"{'points':>8}  {'':<20}{'median':>7} {'95 %':>7} {'processor':>9}   ms a frame")
    for n in asked.points:
        measure(n, asked.frames)


if __name__ == "__main__":
    main()
