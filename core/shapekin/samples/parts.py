"""Closed triangle meshes out of a few numbers: boxes, tubes, turned and cushioned forms.

Every part is a *loft*: a stack of rings of equal length, skinned and capped. A loft is closed, and its
faces turn outward as long as each ring runs counter-clockwise seen from where the stack is heading.
Lengths are metres, z is up.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from shapekin.arrays import FloatArray, IntArray

Points = NDArray[np.float64]
Path3 = Sequence[Sequence[float] | Points] | Points


class Mesh(NamedTuple):
    """Triangles in space.

    Attributes:
        vertices: `(v, 3) float32`, metres.
        faces: `(f, 3) int64` indices into `vertices`, counter-clockwise seen from outside.
    """

    vertices: FloatArray
    faces: IntArray


def merge(meshes: Iterable[Mesh]) -> Mesh:
    """Join meshes into one, in order; they keep their own vertices."""
    kept = list(meshes)
    starts = np.cumsum([0, *(len(mesh.vertices) for mesh in kept[:-1])])
    return Mesh(
        np.concatenate([mesh.vertices for mesh in kept]),
        np.concatenate([mesh.faces + start for mesh, start in zip(kept, starts, strict=True)]),
    )


def moved(mesh: Mesh, x: float = 0.0, y: float = 0.0, z: float = 0.0) -> Mesh:
    """The mesh, shifted."""
    return Mesh(mesh.vertices + np.array([x, y, z], np.float32), mesh.faces)


def turned(mesh: Mesh, axis: str, angle: float) -> Mesh:
    """The mesh, turned about an axis through the origin, "x", "y" or "z", by `angle` radians."""
    first, second = {"x": (1, 2), "y": (2, 0), "z": (0, 1)}[axis]
    vertices = mesh.vertices.copy()
    cos, sin = np.float32(np.cos(angle)), np.float32(np.sin(angle))
    vertices[:, first] = cos * mesh.vertices[:, first] - sin * mesh.vertices[:, second]
    vertices[:, second] = sin * mesh.vertices[:, first] + cos * mesh.vertices[:, second]
    return Mesh(vertices, mesh.faces)


def mirrored(mesh: Mesh) -> Mesh:
    """The mesh in a mirror at x = 0; faces still turn outward."""
    return Mesh(mesh.vertices * np.array([-1, 1, 1], np.float32), mesh.faces[:, ::-1].copy())


@lru_cache(maxsize=512)
def _loft_faces(rings: int, around: int, closed: bool) -> IntArray:
    """Faces of a loft of `rings` rings of `around` vertices; `closed` joins the last ring to the first."""
    stack = np.arange(rings if closed else rings - 1)[:, None] * around
    here, after = np.arange(around), (np.arange(around) + 1) % around
    above = (stack + around) % (rings * around)
    a, b, c, d = stack + here, stack + after, above + after, above + here
    skin = np.stack([a, b, c, a, c, d], axis=-1).reshape(-1, 3)
    if closed:
        return skin.astype(np.int64)
    j = np.arange(around // 2 - 1)
    left, right = (j, around - 1 - j)
    strip = np.stack([left, left + 1, right - 1, left, right - 1, right], axis=-1).reshape(-1, 3)
    return np.concatenate([skin, strip[:, ::-1], strip + (rings - 1) * around]).astype(np.int64)


def loft(rings: ArrayLike, closed: bool = False) -> Mesh:
    """Skin a stack of rings and cap its ends.

    Args:
        rings: `(k, m, 3)`, m even, each ring counter-clockwise seen from the side the stack grows to.
        closed: Join the last ring to the first instead of capping, as for a torus.
    """
    stack = np.asarray(rings, dtype=np.float64)
    return Mesh(stack.reshape(-1, 3).astype(np.float32), _loft_faces(stack.shape[0], stack.shape[1], closed))


@lru_cache(maxsize=64)
def _circle(sides: int) -> Points:
    """`(sides, 2)` points of the unit circle, counter-clockwise, none on the x axis."""
    angle = (np.arange(sides) + 0.5) * (2 * np.pi / sides)
    return np.stack([np.cos(angle), np.sin(angle)], axis=1)


def rectangle(width: float, depth: float, radius: float, corner: int = 3) -> Points:
    """Outline `(4 * (corner + 1), 2)` of a rectangle with rounded corners about the origin."""
    radius = min(radius, 0.499 * width, 0.499 * depth)
    angle = np.linspace(0, np.pi / 2, corner + 1) + np.arange(4)[:, None] * (np.pi / 2)
    arcs = radius * np.stack([np.cos(angle), np.sin(angle)], axis=-1)
    centres = np.array([[1, 1], [-1, 1], [-1, -1], [1, -1]]) * [width / 2 - radius, depth / 2 - radius]
    outline: Points = (arcs + centres[:, None]).reshape(-1, 2)
    return outline


def _stacked(size: Sequence[float], radius: float, profile: Sequence[tuple[float, float]]) -> Mesh:
    """Rounded rectangles over each other; `profile` gives the inset and the height of each."""
    rings = []
    for inset, height in profile:
        corner = max(radius - inset, 0.25 * radius, 0.6 * (inset - radius))
        outline = rectangle(size[0] - 2 * inset, size[1] - 2 * inset, corner)
        rings.append(np.column_stack([outline, np.full(len(outline), height)]))
    return loft(np.stack(rings))


def _quarter(radius: float, steps: int = 3) -> list[tuple[float, float]]:
    """Inset and rise of a rounded edge, from the inside outward."""
    angles = np.linspace(0, np.pi / 2, steps + 1)
    return [(radius * float(1 - np.sin(a)), radius * float(1 - np.cos(a))) for a in angles]


def box(size: Sequence[float], taper: float = 1.0) -> Mesh:
    """A sharp box on z = 0 about the origin; its foot is `taper` times as wide as its top."""
    foot = rectangle(size[0] * taper, size[1] * taper, 1e-4, corner=0)
    top = rectangle(size[0], size[1], 1e-4, corner=0)
    return loft([np.column_stack([o, np.full(4, z)]) for o, z in ((foot, 0.0), (top, size[2]))])


def rounded_box(size: Sequence[float], radius: float) -> Mesh:
    """A box on z = 0 about the origin with all its edges rounded by `radius`."""
    radius = min(radius, 0.45 * min(size))
    edge = _quarter(radius)
    return _stacked(size, radius, [*edge, *((inset, size[2] - rise) for inset, rise in reversed(edge))])


def cushion(size: Sequence[float], radius: float, crown: float) -> Mesh:
    """A soft box on z = 0: rounded edges and a top that swells by `crown` towards its middle."""
    edge = _quarter(min(radius, 0.45 * min(size)))
    sides = [*edge, *((inset, size[2] - rise) for inset, rise in reversed(edge))]
    reach, start = 0.46 * min(size[0], size[1]), edge[0][0]
    top = [
        (start + (reach - start) * q, size[2] + crown * float(np.sin(q * np.pi / 2)))
        for q in (0.12, 0.3, 0.55, 0.8, 1.0)
    ]
    return _stacked(size, max(1.6 * radius, 0.02), [*sides, *top])


def lathe(profile: ArrayLike, sides: int = 24) -> Mesh:
    """A turned form: `profile` is `(k, 2)` radius and height, from the foot upward."""
    radius, height = np.asarray(profile, dtype=np.float64).T
    rings = np.empty((len(radius), sides, 3))
    rings[:, :, :2] = radius[:, None, None] * _circle(sides)
    rings[:, :, 2] = height[:, None]
    return loft(rings)


def cylinder(radius: float, height: float, top: float | None = None, sides: int = 20) -> Mesh:
    """A cylinder on z = 0, or a frustum where the radius at the `top` differs."""
    return lathe([(radius, 0.0), (radius if top is None else top, height)], sides)


def ellipsoid(radii: Sequence[float], sides: int = 16) -> Mesh:
    """An ellipsoid about the origin."""
    angle = np.linspace(-np.pi / 2, np.pi / 2, sides // 2 + 1) * 0.995
    ball = lathe(np.stack([np.cos(angle), np.sin(angle)], axis=1), sides)
    return Mesh(ball.vertices * np.asarray(radii, np.float32), ball.faces)


def hoop(radius: float, thickness: float, sides: int = 28, around: int = 8) -> Mesh:
    """A lying torus about the origin."""
    angle = -np.arange(sides) * (2 * np.pi / sides)
    section = _circle(around) * thickness
    out = radius + section[:, 0]
    rings = np.empty((sides, around, 3))
    rings[:, :, 0] = np.cos(angle)[:, None] * out
    rings[:, :, 1] = np.sin(angle)[:, None] * out
    rings[:, :, 2] = section[:, 1]
    return loft(rings, closed=True)


def _swept(path: ArrayLike, section: Points, scale: ArrayLike, facing: ArrayLike | None) -> Mesh:
    """Carry a section along a path.

    Args:
        path: `(p, 3)` points.
        section: `(m, 2)` outline; its first axis looks to `facing`.
        scale: A factor for the section, or `(p,)` of them.
        facing: A direction that the path never takes; found where None.
    """
    points = np.asarray(path, dtype=np.float64)
    along = np.gradient(points, axis=0)
    along /= np.linalg.norm(along, axis=1, keepdims=True)
    if facing is None:
        steepest = np.abs(along @ _DIRECTIONS.T).max(axis=0)
        facing = _DIRECTIONS[int(np.argmin(steepest))]
    normal = np.asarray(facing, dtype=np.float64) - (along @ np.asarray(facing))[:, None] * along
    normal /= np.linalg.norm(normal, axis=1, keepdims=True)
    side = np.cross(along, normal)
    outline = np.broadcast_to(np.asarray(scale, dtype=np.float64), len(points))[:, None, None] * section
    rings = points[:, None] + outline[..., :1] * normal[:, None] + outline[..., 1:] * side[:, None]
    return loft(rings)


_DIRECTIONS = np.concatenate([np.eye(3), np.array([[1, 1, 1], [-1, 1, 1], [1, -1, 1], [1, 1, -1]]) / np.sqrt(3)])


def tube(path: ArrayLike, radius: ArrayLike, sides: int = 10) -> Mesh:
    """A round rod along `path` `(p, 3)`; `radius` is one number or `(p,)`."""
    return _swept(path, _circle(sides), radius, None)


def bar(
    path: ArrayLike, thickness: float, width: float, facing: ArrayLike | None = None, scale: ArrayLike = 1.0
) -> Mesh:
    """A squared rod along `path` `(p, 3)`, `thickness` towards `facing` and `width` across it."""
    softness = 0.22 * min(thickness, width)
    return _swept(path, rectangle(thickness, width, softness, corner=1), scale, facing)


def slab(grid: ArrayLike, thickness: ArrayLike) -> Mesh:
    """A curved panel around the middle surface `grid` `(k, m, 3)`, k and m at least 2.

    Args:
        grid: Rows of points.
        thickness: One number, or `(k, m)` of them.
    """
    middle = np.asarray(grid, dtype=np.float64)
    normal = np.cross(np.gradient(middle, axis=1), np.gradient(middle, axis=0))
    normal /= np.linalg.norm(normal, axis=2, keepdims=True)
    offset = normal * (np.broadcast_to(np.asarray(thickness, np.float64), middle.shape[:2]) / 2)[..., None]
    return loft(np.concatenate([middle + offset, (middle - offset)[:, ::-1]], axis=1))


def fillet(corners: Path3, radius: float, steps: int = 5) -> Points:
    """A polyline `(c, 3)` with its inner corners rounded, `(p, 3)`."""
    points = np.asarray(corners, dtype=np.float64)
    kept = [points[:1]]
    weights = np.linspace(0, 1, steps)[:, None]
    for before, corner, after in zip(points[:-2], points[1:-1], points[2:], strict=True):
        start, end = (
            corner + (other - corner) * min(0.48, radius / float(np.linalg.norm(other - corner)))
            for other in (before, after)
        )
        kept.append((1 - weights) ** 2 * start + 2 * weights * (1 - weights) * corner + weights**2 * end)
    return np.concatenate([*kept, points[-1:]])
