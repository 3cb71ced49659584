"""What is on the map now: where each point lies in pixels, and which of them are pictures."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPolygonF

from shapekin.arrays import AnyArray, FloatArray, IntArray
from shapekin.session import Cluster
from shapekin_app import theme
from shapekin_app.views.embedding.camera import Camera
from shapekin_app.views.embedding.density import draw_density
from shapekin_app.views.embedding.layout import place_apart
from shapekin_app.views.embedding.links import Link
from shapekin_app.views.embedding.painters import draw_links
from shapekin_app.views.embedding.sprites import Look, as_image, blank, channels, stamp

MOST_RINGS = 2_000  # beyond these selected points in a density image, the others fade instead
MOST_POINTS = 50_000  # beyond these, a density image
PICTURE = 46  # side of the plate of a near item
PICTURE_GAP = 4
TITLED = 60  # side of the plate of a representative
TITLE_HEIGHT = 20
TITLE_WIDTH = 124.0
NEAR_SHARE = 0.4  # so many of the visible points must find room before they become pictures
HIT_RADIUS = 12  # how far from a point the mouse may be


@dataclass
class Scene:
    """Points as seen by a camera, in device-independent pixels.

    Attributes:
        pixels: `(n, 2)`.
        near: `(n,)` distance towards the eye in radii.
        size: Of the picture.
        titled: Rows shown as representatives, with a title.
        named: Representatives that have room for their title only.
        pictured: Rows shown as pictures because the camera is near.
    """

    pixels: FloatArray
    near: FloatArray
    size: QSize
    titled: dict[int, Cluster] = field(default_factory=dict)
    named: dict[int, Cluster] = field(default_factory=dict)
    pictured: list[int] = field(default_factory=list)

    @classmethod
    def seen(cls, places: FloatArray, camera: Camera, size: QSize, clusters: tuple[Cluster, ...]) -> Scene:
        """The scene before a camera.

        Args:
            places: `(n, 3)` places in space.
            camera: The eye.
            size: Of the widget.
            clusters: By falling size; the larger ones have the first right to a title.
        """
        pixels, near = camera.project(places, size.width(), size.height())
        scene = cls(pixels, near, size)
        scene._choose_pictures(clusters)
        return scene

    @property
    def visible(self) -> IntArray:
        """Rows inside the picture."""
        x, y = self.pixels[:, 0], self.pixels[:, 1]
        inside = (x >= 0) & (x < self.size.width()) & (y >= 0) & (y < self.size.height())
        return np.flatnonzero(inside)

    def place(self, row: int) -> QPointF:
        """Pixel of an item."""
        return QPointF(float(self.pixels[row, 0]), float(self.pixels[row, 1]))

    def box(self, row: int) -> QRectF | None:
        """The plate of an item, None where it is a point."""
        side = TITLED if row in self.titled else PICTURE
        if row not in self.titled and row not in self._plates:
            return None
        at = self.place(row)
        return QRectF(at.x() - side / 2, at.y() - side / 2, side, side)

    def hit(self, x: float, y: float) -> int:
        """The item under a pixel, -1 for none: plates first, else the nearest point.

        Plain distances to all points: 0.2 ms at 100,000, less than any index costs to keep.
        """
        for row in (*self.titled, *self.pictured):
            box = self.box(row)
            if box is not None and box.contains(x, y):
                return row
        if len(self.pixels) == 0:
            return -1
        distance = np.abs(self.pixels[:, 0] - np.float32(x))
        distance += np.abs(self.pixels[:, 1] - np.float32(y))
        row = int(np.argmin(distance))
        return row if distance[row] <= HIT_RADIUS else -1

    def inside(self, track: QPolygonF) -> IntArray:
        """Rows of the points inside a loop."""
        return self.under(lambda painter: painter.drawPolygon(track))

    def under(self, fill: Callable[[QPainter], object]) -> IntArray:
        """Rows of the points under what `fill` draws in white, ascending: it is drawn into a mask and looked up."""
        mask = QImage(self.size, QImage.Format.Format_Grayscale8)
        mask.fill(0)
        painter = QPainter(mask)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("white"))
        fill(painter)
        painter.end()
        lines = np.frombuffer(mask.constBits(), np.uint8).reshape(mask.height(), mask.bytesPerLine())
        rows = self.visible
        at = self.pixels[rows].astype(np.int64)
        return rows[lines[at[:, 1], at[:, 0]] > 0]

    def _choose_pictures(self, clusters: tuple[Cluster, ...]) -> None:
        area = (float(self.size.width()), float(self.size.height()))
        representatives = np.array([c.representative for c in clusters if c.size > 1], np.int64)
        by_row = {cluster.representative: cluster for cluster in clusters}
        box = (TITLE_WIDTH + 4.0, TITLED + TITLE_HEIGHT + 4.0)
        self.titled = {row: by_row[row] for row in place_apart(self.pixels, representatives, box, area)}
        # A title is half as high as a plate: four of its boxes cover a plate and its title.
        boxes = [(x, y + dy) for x, y in self.pixels[list(self.titled)].tolist() for dy in (-18.0, 4.0, 26.0, 42.0)]
        rest = representatives[~np.isin(representatives, list(self.titled))]
        named = place_apart(self.pixels, rest, (TITLE_WIDTH + 4.0, TITLE_HEIGHT + 4.0), area, boxes)
        self.named = {row: by_row[row] for row in named}
        self._plates: set[int] = set()
        visible = self.visible
        step = float(PICTURE + PICTURE_GAP)
        room = area[0] * area[1] / step**2
        if 0 < len(visible) <= room / NEAR_SHARE:
            others = visible[~np.isin(visible, list(self.titled))]
            order = others[np.argsort(-self.near[others], kind="stable")]
            # A titled plate is a little larger than the others and has its words below: three boxes cover it.
            taken = [
                (x + dx, y + dy)
                for x, y in self.pixels[list(self.titled)].tolist()
                for dx, dy in ((-8.0, -8.0), (8.0, -8.0), (-8.0, 26.0), (8.0, 26.0))
            ]
            pictured = place_apart(self.pixels, order, (step, step), area, taken)
            if len(pictured) + len(self.titled) >= NEAR_SHARE * len(visible):
                self.pictured = pictured
                self._plates = set(pictured)


def point_radius(n: int) -> float:
    """Radius of a point in pixels: fewer points may be larger."""
    return float(np.interp(np.log10(max(n, 1)), (2.5, 3.7, 4.3, 5.0), (5.0, 3.6, 2.4, 1.5)))


def paint_points(scene: Scene, look: Look, ratio: float, *, cue: bool, links: Mapping[Link, IntArray]) -> QImage:
    """Ground, links and points as one image.

    Args:
        scene: Where the points are.
        look: How they look.
        ratio: Device pixels to one pixel.
        cue: Whether near points are larger and stronger.
        links: `(m, 2)` pairs to join, by kind of line.
    """
    colours = theme.current()
    ground = QColor(colours.surface)
    width, height = round(scene.size.width() * ratio), round(scene.size.height() * ratio)
    image = blank(width, height, ground)
    pixels = scene.pixels * np.float32(ratio)
    radius = point_radius(len(pixels)) * ratio
    near = scene.near if cue else None
    if len(scene.visible) > MOST_POINTS:
        rows = np.flatnonzero(look.ringed)
        if len(rows) > MOST_RINGS:
            look, rows = _others_faded(look, ground), rows[:0]
        draw_density(image, pixels, look.colours, look.index, ground)
        look = replace(look, index=look.index[rows], ringed=look.ringed[rows])
        pixels, near = pixels[rows], None if near is None else near[rows]
    _paint_links(image, scene.pixels, ratio, links)
    stamp(image, pixels, near, look, radius, ground, QColor(colours.accent))
    return as_image(image, ratio)


def _others_faded(look: Look, ground: QColor) -> Look:
    """The same colours, paler for points that are not selected."""
    back = channels(ground.rgb())
    pale = [(channels(colour) * 0.3 + back * 0.7).astype(int).tolist() for colour in look.colours]
    colours = (*look.colours, *(red << 16 | green << 8 | blue for red, green, blue in pale))
    index = look.index + len(look.colours) * ~look.ringed
    return replace(look, colours=colours, markers=2 * look.markers, index=index)


def _paint_links(image: AnyArray, pixels: FloatArray, ratio: float, links: Mapping[Link, IntArray]) -> None:
    if not any(map(len, links.values())):
        return
    height, width = image.shape
    canvas = QImage(image.data, width, height, 4 * width, QImage.Format.Format_RGB32)
    painter = QPainter(canvas)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(ratio, ratio)
    draw_links(painter, pixels, links)
    painter.end()
