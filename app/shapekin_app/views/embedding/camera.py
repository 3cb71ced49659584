"""Where the map is looked at from: pan, zoom and turn, from places in space to pixels and back."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from shapekin.arrays import FloatArray

MARGIN = 0.86  # share of the widget that a framed set of points may fill
TITLES = 40  # pixels of height kept for titles and captions
EYE = 3.2  # distance of the eye in radii of the data: small is dramatic, large is flat
MAX_LIFT = 1.45  # radians; a turntable does not tip over


@dataclass(frozen=True)
class Camera:
    """A view of space, frozen: moves return another camera.

    Attributes:
        centre: The place in the middle of the picture.
        scale: Pixels for one unit.
        turn: Rotation about the vertical axis, radians.
        lift: Rotation about the horizontal axis, radians.
        depth: 0 for the flat map .. 1 for full perspective.
        radius: Half the extent of the data; the measure of the perspective.
    """

    centre: tuple[float, float, float] = (0.0, 0.0, 0.0)
    scale: float = 100.0
    turn: float = 0.0
    lift: float = 0.0
    depth: float = 0.0
    radius: float = 1.0

    def rotation(self) -> FloatArray:
        """`(3, 3) float32`: space to right, up and towards the eye."""
        ct, st, cl, sl = np.cos(self.turn), np.sin(self.turn), np.cos(self.lift), np.sin(self.lift)
        about_y = np.array([[ct, 0, st], [0, 1, 0], [-st, 0, ct]])
        about_x = np.array([[1, 0, 0], [0, cl, -sl], [0, sl, cl]])
        rotation: FloatArray = (about_x @ about_y).astype(np.float32)
        return rotation

    def project(self, places: FloatArray, width: float, height: float) -> tuple[FloatArray, FloatArray]:
        """Pixels and nearness of places in space.

        Args:
            places: `(n, 3)`.
            width: Of the picture in pixels.
            height: Of the picture in pixels.

        Returns:
            `(n, 2) float32` pixels, y down, and `(n,) float32` distance towards the eye in radii.
        """
        rotation = self.rotation()
        shift = rotation @ np.array(self.centre, np.float32)
        x, y, z = places.T
        # Sums instead of a matrix product: no waiting for the threads of BLAS, which a training keeps busy.
        right, up, near = (r[0] * x + r[1] * y + r[2] * z - s for r, s in zip(rotation, shift, strict=True))
        near /= np.float32(self.radius)
        zoom = np.float32(self.scale)
        if self.depth > 0:
            zoom = zoom / np.maximum(1 - np.float32(self.depth / EYE) * near, np.float32(0.15))
        pixels = np.empty((len(places), 2), np.float32)
        pixels[:, 0] = width / 2 + zoom * right
        pixels[:, 1] = height / 2 - zoom * up
        return pixels, near

    def panned(self, dx: float, dy: float) -> Camera:
        """The picture moved by so many pixels."""
        shift = np.array([-dx, dy, 0]) / self.scale @ self.rotation()
        x, y, z = (float(c + s) for c, s in zip(self.centre, shift, strict=True))
        return replace(self, centre=(x, y, z))

    def zoomed(self, factor: float, dx: float = 0.0, dy: float = 0.0) -> Camera:
        """Larger by `factor`; the place `(dx, dy)` pixels from the middle stays where it is."""
        scale = float(np.clip(self.scale * factor, 1e-4 / self.radius, 1e6 / self.radius))
        moved = 1 - scale / self.scale
        return replace(self.panned(0, 0), scale=scale).panned(dx * moved, dy * moved)

    def turned(self, dx: float, dy: float) -> Camera:
        """Turned as by a drag of so many pixels on a turntable."""
        lift = float(np.clip(self.lift + dy * 0.008, -MAX_LIFT, MAX_LIFT))
        return replace(self, turn=self.turn + dx * 0.008, lift=lift)

    def framing(self, places: FloatArray, width: float, height: float) -> Camera:
        """The same view with `places` in the middle and as large as fits."""
        if len(places) == 0:
            return self
        rotation = self.rotation()
        seen = places @ rotation.T
        low, high = seen.min(axis=0), seen.max(axis=0)
        extent = np.maximum(high - low, self.radius * 0.02)
        near = max(0.0, float(high[2] - low[2])) / 2 / self.radius
        # The nearest points are seldom also the outermost: half of the perspective's growth is allowed for.
        room = MARGIN * (1 - 0.5 * self.depth * min(near, 1.0) / EYE)
        x, y, z = (float(v) for v in (low + high) / 2 @ rotation)
        roomy = max(height - TITLES, 0.6 * height)
        scale = room * min(width / float(extent[0]), roomy / float(extent[1]))
        return replace(self, centre=(x, y, z), scale=scale)

    def rescaled(self, radius: float) -> Camera:
        """The same view of data that has grown or shrunk to another `radius`."""
        grown = radius / self.radius
        x, y, z = (value * grown for value in self.centre)
        return replace(self, centre=(x, y, z), scale=self.scale / grown, radius=radius)

    def towards(self, other: Camera, t: float) -> Camera:
        """Between this camera (t = 0) and another (t = 1)."""
        x, y, z = (a + (b - a) * t for a, b in zip(self.centre, other.centre, strict=True))
        return Camera(
            centre=(x, y, z),
            scale=float(self.scale ** (1 - t) * other.scale**t),
            turn=self.turn + (other.turn - self.turn) * t,
            lift=self.lift + (other.lift - self.lift) * t,
            depth=self.depth + (other.depth - self.depth) * t,
            radius=self.radius + (other.radius - self.radius) * t,
        )


def extent(places: FloatArray) -> float:
    """Half the largest side of the box round `places`; 1 when they have no extent."""
    if len(places) == 0:
        return 1.0
    return float(np.ptp(places, axis=0).max()) / 2 or 1.0
