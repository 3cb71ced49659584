"""What is pictured: a mesh or a cloud in the unit sphere, with what its light needs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from shapekin.arrays import FloatArray
from shapekin.data.preparation.frames import frame
from shapekin.render.smoothing import corner_normals
from shapekin.render.turntable.raster import Visible, draw_discs, draw_triangles
from shapekin.render.turntable.viewpoint import Camera

_HALF_LINE = np.float32(0.55)  # pixels
_ROOMY = np.float32(2.5)  # pixels in the circle inside a triangle whose edges are drawn in full
_PALE = np.float32(0.12)


@dataclass(frozen=True, eq=False, repr=False)
class Mesh:
    """A triangle mesh; either side may be seen.

    Attributes:
        vertices: `(v, 3) float32` in the unit sphere.
        faces: `(f, 3) int32`.
        corner_normals: `(f, 3, 3) float32`, unit length, on the same side as their face's own normal.
    """

    vertices: FloatArray
    faces: NDArray[np.int32]
    corner_normals: FloatArray

    @classmethod
    def build(cls, vertices: FloatArray, faces: NDArray[np.int32]) -> Mesh:
        """Centre a mesh in the unit sphere and smooth its normals.

        Args:
            vertices: `(v, 3) float32`, any size and place.
            faces: `(f, 3) int32`, indices into `vertices`.
        """
        if len(faces) == 0:
            return cls(into_unit_sphere(vertices, vertices), faces, np.empty((0, 3, 3), np.float32))
        used = vertices[faces.ravel()]
        placed = into_unit_sphere(vertices, used)
        return cls(placed, faces, corner_normals(placed, faces.astype(np.int64)))

    def draw(self, screen: FloatArray, pixels_per_unit: FloatArray, bulge: float, height: int, width: int) -> Visible:
        """Rasterise; only the projected vertices matter to a mesh."""
        del pixels_per_unit, bulge
        return draw_triangles(screen[self.faces], height, width)

    def normals(self, seen: Visible, screen: FloatArray, camera: Camera) -> FloatArray:
        """`(m, 3) float32` unit normals at the pixels, turned to the viewer."""
        del camera
        a, b, c = np.moveaxis(screen[self.faces[seen.primitive], :2], 1, 0)
        x, y = seen.centres()
        pixel = np.stack([x, y], axis=1)
        area = _cross2(b - a, c - a)
        safe = np.where(np.abs(area) < 1e-12, np.float32(1.0), area)
        weights = np.stack([_cross2(c - b, pixel - b), _cross2(a - c, pixel - c), _cross2(b - a, pixel - a)], axis=1)
        weights = np.clip(weights / safe[:, None], 0, 1)
        normal = np.einsum("mk,mkd->md", weights, self.corner_normals[seen.primitive])
        # On a screen with y down a face that looks at the viewer runs clockwise: its area is negative.
        return _unit(np.where(area[:, None] > 0, -normal, normal))


class Wire(Mesh):
    """A mesh whose edges are drawn on its surface, in screen pixels of one width near and far."""

    def ink(self, seen: Visible, screen: FloatArray) -> FloatArray:
        """`(m,) float32`: how much of each pixel is covered by edges, 0 to 1; less where triangles are tiny."""
        corners = np.moveaxis(screen[self.faces[seen.primitive], :2], 1, 0)
        pixel = np.stack(seen.centres(), axis=1)
        area = np.abs(_cross2(corners[1] - corners[0], corners[2] - corners[0]))
        away = np.full(len(pixel), np.inf, np.float32)
        round_it = np.zeros(len(pixel), np.float32)
        for k in range(3):
            edge = corners[(k + 1) % 3] - corners[k]
            length = np.maximum(np.hypot(edge[:, 0], edge[:, 1]), np.float32(1e-6))
            away = np.minimum(away, np.abs(_cross2(edge, pixel - corners[k])) / length)
            round_it += length
        roomy = np.clip(area / round_it / _ROOMY, _PALE, 1)  # area / circumference: radius of the circle inside
        inked: FloatArray = np.clip(_HALF_LINE + 0.5 - away, 0, 1) * roomy
        return inked


@dataclass(frozen=True, eq=False, repr=False)
class Cloud:
    """Points drawn as small beads.

    Attributes:
        vertices: `(p, 3) float32` in the unit sphere.
        bead: Radius of one bead.
    """

    vertices: FloatArray
    bead: float

    @classmethod
    def build(cls, points: FloatArray, beside: FloatArray | None = None) -> Cloud:
        """Centre a cloud in the unit sphere; the fewer its points the larger the beads.

        Args:
            points: `(p, 3)`.
            beside: `(q, 3)` another cloud that it is to be compared with: it is moved and scaled as that one is.
        """
        bead = float(np.clip(1.0 / np.sqrt(max(len(points), 1)), 0.008, 0.06))
        return cls(into_unit_sphere(points, points if beside is None else beside), bead)

    def draw(self, screen: FloatArray, pixels_per_unit: FloatArray, bulge: float, height: int, width: int) -> Visible:
        """Rasterise.

        Args:
            screen: `(p, 3) float32` projected points.
            pixels_per_unit: `(p,) float32`, how large a unit is at each.
            bulge: How much depth changes per unit of distance.
            height: Rows of the picture.
            width: Columns of the picture.
        """
        return draw_discs(screen, pixels_per_unit * np.float32(self.bead), self.bead * bulge, height, width)

    def normals(self, seen: Visible, screen: FloatArray, camera: Camera) -> FloatArray:
        """`(m, 3) float32` unit normals of the beads at the pixels."""
        x, y = seen.centres()
        middle = screen[seen.primitive]
        radius = np.maximum(
            np.float32(self.bead) * camera.pixels_per_unit(middle[:, 2], seen.height, seen.width),
            np.float32(0.71),
        )
        across, up = (x - middle[:, 0]) / radius, (middle[:, 1] - y) / radius
        towards = np.sqrt(np.maximum(1.0 - across**2 - up**2, 0.0))
        return _unit(np.stack([across, up, towards], axis=1)) @ camera.axes


Solid = Mesh | Cloud


def into_unit_sphere(points: FloatArray, measured: FloatArray) -> FloatArray:
    """Move and scale points so that those in `measured` fill the unit sphere about their box's middle.

    Args:
        points: `(p, 3)`.
        measured: `(q, 3)`, the points that count; may be empty.

    Returns:
        `(p, 3) float32`.
    """
    if len(measured) == 0:
        return points.astype(np.float32)
    middle, radius = frame(measured)
    return np.asarray((points - middle) / radius, np.float32)


def _cross2(a: FloatArray, b: FloatArray) -> FloatArray:
    area: FloatArray = a[:, 0] * b[:, 1] - a[:, 1] * b[:, 0]
    return area


def _unit(vectors: FloatArray) -> FloatArray:
    length = np.sqrt((vectors**2).sum(axis=-1, keepdims=True))
    unit: FloatArray = vectors / np.maximum(length, 1e-20)
    return unit
