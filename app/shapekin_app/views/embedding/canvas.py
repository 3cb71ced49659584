"""The picture of the map: what is drawn, and when it must be drawn again."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QSize, QSizeF, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from shapekin.arrays import FloatArray, IntArray
from shapekin.errors import ContradictionError
from shapekin.queries.base import Query
from shapekin.session import Change, Cluster, Session
from shapekin_app import theme
from shapekin_app.item_models import ThumbnailStore
from shapekin_app.views.embedding import painters
from shapekin_app.views.embedding.camera import Camera, extent
from shapekin_app.views.embedding.charts import Charts
from shapekin_app.views.embedding.colouring import ColourBy, Coloured, choices, coloured
from shapekin_app.views.embedding.links import USUAL, Link, links_of
from shapekin_app.views.embedding.motion import Motion
from shapekin_app.views.embedding.overlay import Overlay, captions
from shapekin_app.views.embedding.scene import Scene, paint_points
from shapekin_app.workspace import Workspace

GLIDE_SECONDS = 0.25
TURN, LIFT = -0.6, 0.4  # radians; the first look at three dimensions
NO_ROWS: IntArray = np.empty(0, np.int64)
NO_PAIRS: IntArray = np.empty((0, 2), np.int64)


class EmbeddingCanvas(QWidget):
    """Draws the workspace's points; `EmbeddingMap` adds the mouse and the keys.

    Attributes:
        bare: Points, links and the question only, for a map in a corner.
        reduce_motion: Nothing glides.

    Signals:
        options_changed: What the tool row shows is another: dimensions, axes, colours, tool.
        view_moved: Other items may be in view.
    """

    options_changed = Signal()
    view_moved = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.thumbnails = ThumbnailStore.of(workspace)
        self.camera = Camera()
        self.axes = (0, 1, 2)
        self.colour_by, self.colour_run = ColourBy.CLUSTER, 0
        self.links = USUAL
        self.charts = Charts.of(workspace)
        self._chart: FloatArray | None = None
        self.reduce_motion = False
        self.moved: IntArray = NO_ROWS
        self.cursor_at: QPointF | None = None
        self._solid = False
        self._places: FloatArray = np.zeros((0, 3), np.float32)
        self._from = self._to = self._places
        self._camera_from = self._camera_to = self.camera
        self._labels: IntArray = NO_ROWS
        self._question = workspace.question
        self._conflict: ContradictionError | None = None
        self.bare = False
        self._scene: Scene | None = None
        self._coloured: Coloured | None = None
        self._points: QImage | None = None
        self._framed = False
        self._steered = False
        self._glide = Motion(self._glide_step, GLIDE_SECONDS, self)
        self._flight = Motion(self._flight_step, GLIDE_SECONDS, self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, 120)
        workspace.session_changed.connect(self._on_session)
        workspace.changed.connect(self._on_change)
        workspace.projection_moved.connect(self._on_places)
        workspace.contradicted.connect(lambda _query, _answer, _seconds, error: self._show_conflict(error))
        self.charts.changed.connect(self._on_chart)
        workspace.selection_changed.connect(self._forget_look)
        workspace.hover_changed.connect(lambda _row: self.update())
        workspace.question_changed.connect(self._on_question)
        self.thumbnails.arrived.connect(self.update)
        self._on_session()

    def sizeHint(self) -> QSize:
        """The map is the largest thing in the window."""
        return QSize(720, 520)

    # -- what is seen ----------------------------------------------------------------------------

    @property
    def scene(self) -> Scene:
        """Points in pixels, as they are drawn now."""
        if self._scene is None:
            self._scene = Scene.seen(self._places, self.camera, self.size(), self.partition[1])
        return self._scene

    @property
    def partition(self) -> tuple[IntArray, tuple[Cluster, ...]]:
        """Labels `(n,)` and clusters that are shown."""
        session = self.workspace.session
        return (NO_ROWS, ()) if session is None else (session.labels, session.clusters)

    @property
    def solid(self) -> bool:
        """True for three dimensions."""
        return self._solid

    def rows_in_view(self) -> IntArray:
        """Rows that can be seen now."""
        return self.scene.visible

    def colour_choices(self) -> tuple[ColourBy, ...]:
        """What the colours can tell of this session."""
        return choices(self.workspace.session, self.moved)

    # -- commands --------------------------------------------------------------------------------

    def set_solid(self, solid: bool) -> None:
        """Two dimensions or three; the camera moves there."""
        if solid != self._solid:
            self._solid = solid
            self._steered = False
            turn, lift, depth = (TURN, LIFT, 1.0) if solid else (0.0, 0.0, 0.0)
            self.fly_to(replace(self.camera, turn=turn, lift=lift, depth=depth).framing(
                self._places, self.width(), self.height()))  # fmt: skip
            self.options_changed.emit()

    def set_axes(self, across: int, up: int, depth: int = -1) -> None:
        """Show other principal components, counted from 0; -1 for the first that is free."""
        free = next(axis for axis in range(3) if axis not in {across, up})
        self.axes = (across, up, free if depth in {-1, across, up} else depth)
        self._steered = False
        self._on_places()
        self.options_changed.emit()

    def set_colour_by(self, colour_by: ColourBy, run: int = 0) -> None:
        """Let the colours tell something else; `run` is the number of the training for `ColourBy.RUN`."""
        self.colour_by, self.colour_run = colour_by, run
        self._forget_look()
        self.options_changed.emit()

    def set_links(self, shown: frozenset[Link]) -> None:
        """Show these kinds of lines between points."""
        self.links = shown
        self._forget_points()
        self.options_changed.emit()

    def frame(self, rows: IntArray | None = None) -> None:
        """Bring these rows (the selection, without one everything) into the middle."""
        rows = self.workspace.selection if rows is None else rows
        self._steered = len(rows) > 0
        places = self._to[rows] if len(rows) else self._to
        self.fly_to(self._camera_to.framing(places, self.width(), self.height()))

    def frame_all(self) -> None:
        """Bring everything into the middle, and keep it there."""
        self._steered = False
        self.fly_to(self._camera_to.framing(self._to, self.width(), self.height()))

    def fly_to(self, camera: Camera) -> None:
        """Move the camera there in a quarter of a second."""
        self._camera_from, self._camera_to = self.camera, camera
        self._flight.start(at_once=self.reduce_motion or not self.isVisible())

    def look_from(self, camera: Camera) -> None:
        """Be there now because a person wants to; ends a flight."""
        self._steered = True
        self._be_at(camera)

    def _be_at(self, camera: Camera) -> None:
        self._flight.stop()
        self.camera = self._camera_from = self._camera_to = camera
        self._forget_scene()

    # -- what moved ------------------------------------------------------------------------------

    def _on_session(self) -> None:
        session = self.workspace.session
        self._glide.stop()
        self.moved = NO_ROWS
        self._question = self.workspace.question
        self.colour_by = ColourBy.CLUSTER
        self._labels = session.labels if session is not None else NO_ROWS
        self._places = self._from = self._to = self._wanted_places()
        self._framed = self._steered = False
        self._first_frame()
        self._forget_look()
        self.options_changed.emit()

    def _wanted_places(self) -> FloatArray:
        if self.workspace.session is None:
            return np.zeros((0, 3), np.float32)
        if self.charts.places is not None:
            return self.charts.places
        session, first = self.workspace.session, self.workspace.projection
        columns = [first[:, axis] if axis < 3 else session.component(axis)[0] for axis in self.axes]
        return np.stack(columns, axis=1).astype(np.float32)

    def _first_frame(self) -> None:
        if not self._framed and self.width() > 10:
            upright = replace(self.camera, radius=extent(self._to))
            self._be_at(upright.framing(self._to, self.width(), self.height()))
            self._framed = self.isVisible() and len(self._to) > 0

    def _on_places(self) -> None:
        self._from, self._to = self._places, self._wanted_places()
        known = min(len(self._from), len(self._to))
        if known < max(len(self._from), len(self._to)):  # new items are at their places at once
            self._places = self._from = np.concatenate([self._from[:known], self._to[known:]])
            self._forget_scene()
        # The camera follows the scale of the data, which a training may change at any time.
        self._camera_from = self.camera
        scaled = self._camera_to.rescaled(extent(self._to))
        fitted = scaled.framing(self._to, max(self.width(), 1), max(self.height(), 1))
        self._camera_to = scaled if self._steered else fitted
        at_once = self.reduce_motion or not self.isVisible()
        self._flight.start(at_once=at_once)
        self._glide.start(at_once=at_once)

    def _glide_step(self, t: float) -> None:
        self._places = self._to if t >= 1 else self._from + (self._to - self._from) * np.float32(t)
        self._forget_scene()

    def _flight_step(self, t: float) -> None:
        self.camera = self._camera_from.towards(self._camera_to, t)
        self._forget_scene()

    def _on_change(self, change: Change) -> None:
        session = self.workspace.session
        if session is None:
            return
        self._conflict = None
        if change.partition:
            if len(self._labels) == len(session):
                self.moved = np.flatnonzero(self._labels != session.labels)
            self._labels = session.labels
            if self.colour_by not in self.colour_choices():
                self.colour_by = ColourBy.CLUSTER
            self.options_changed.emit()
        if change.projection:
            self._on_places()
        self._scene = None
        self._forget_look()

    def _on_chart(self) -> None:
        if self.charts.places is not self._chart:
            self._chart = self.charts.places
            self._steered = False
            self._on_places()
        self.options_changed.emit()

    def _show_conflict(self, error: ContradictionError | None) -> None:
        self._conflict = error
        self._forget_points()

    def _on_question(self, query: Query | None) -> None:
        self._question = query
        self.update()

    def _forget_look(self) -> None:
        self._coloured = None
        self._forget_points()

    def _forget_scene(self) -> None:
        self._scene = None
        self._forget_points()
        self.view_moved.emit()

    def _forget_points(self) -> None:
        self._points = None
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Go on showing everything; where a person steered to, keep that in the middle."""
        before, now = event.oldSize(), event.size()
        if self._framed and before.width() > 0:
            grown = min(now.width() / before.width(), now.height() / max(before.height(), 1))
            fitted = self._camera_to.framing(self._to, max(now.width(), 1), max(now.height(), 1))
            self._be_at(self._camera_to.zoomed(grown) if self._steered else fitted)
        else:
            self._framed = False
            self._first_frame()
        self._forget_scene()

    def changeEvent(self, event: QEvent) -> None:
        """Other colours, another font: draw again."""
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            self._forget_look()
        super().changeEvent(event)

    # -- drawing ---------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Points from the kept image; what changes with the mouse over it."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), theme.current().surface)
        session = self.workspace.session
        area = QSizeF(self.size())
        if session is None or len(self._places) == 0:
            painters.draw_words(painter, area, self.tr("The map"), [
                self.tr("Every item becomes a point here; alike ones lie together."),
                self.tr("Drop a folder of shapes or pictures into the window to begin."),
            ])  # fmt: skip
            painter.end()
            return
        painter.drawImage(0, 0, self._points_image())
        assert self._coloured is not None
        look, ratio = self._coloured.look, self.devicePixelRatioF()
        over = Overlay(painter, session, self.partition, self.scene, look, self.thumbnails, ratio)
        if not self.bare:
            over.plates(self.workspace.selection, self.workspace.hovered)
        if self._question is not None:
            over.question(self._question)
        over.hover(self.workspace.hovered, self.cursor_at, area)
        if not self._solid and not self.bare:
            painters.draw_captions(painter, area, *self._captions(session))
        if self._coloured.legend and not self.bare:
            painters.draw_legend(painter, area, self._coloured.legend, scale=self._coloured.scale)
        painter.end()

    def _points_image(self) -> QImage:
        session = self.workspace.session
        assert session is not None
        if self._coloured is None:
            partition = self.partition
            if self.colour_by is ColourBy.RUN:
                labels = session.run_labels(self.colour_run)
                partition = labels, session.clusters_in(labels)
            self._coloured = coloured(session, self.colour_by, self.workspace.selection, self.moved, partition)
        if self._points is None:
            links = links_of(session, self.links, self.partition[0], self._conflict)
            cue = self.camera.depth > 0.02
            ratio = self.devicePixelRatioF()
            self._points = paint_points(self.scene, self._coloured.look, ratio, cue=cue, links=links)
        return self._points

    def _captions(self, session: Session) -> tuple[str, str]:
        return captions(session, self.axes, "" if self.charts.places is None else self.charts.method)
