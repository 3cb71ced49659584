"""A mesh as a picture: rays on the CPU (Embree, by way of open3d), no window and no graphics driver.

Surfaces are lit as `light` tells, once for each block of samples, since light changes less than outlines do;
then a thin darkening where the surface breaks lets shapes read on light and dark grounds alike.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from shapekin.arrays import FloatArray, IntArray
from shapekin.render.smoothing import corner_normals
from shapekin.render.stills.light import Image, coloured, received
from shapekin.render.view import DISTANCE, framing, in_view, perspective

_BLOCK = 2  # samples along each side of a block
_AROUND = 2  # empty samples around the shape in its window
_OFFSET = 2e-3


@dataclass(frozen=True, slots=True)
class _Window:
    """The part of the picture that the shape can cover: `height x width` samples from (`top`, `left`)."""

    top: int
    left: int
    height: int
    width: int

    @classmethod
    def of(cls, plane: FloatArray, centre: FloatArray, half: float, side: int) -> _Window:
        """Around plane points `(n, 2)`, on the borders of blocks."""
        low = np.floor(((plane.min(axis=0) - centre) * [1, -1] / half + 1) * side / 2)
        high = np.floor(((plane.max(axis=0) - centre) * [1, -1] / half + 1) * side / 2)
        (left, right), (bottom, top) = zip(low, high, strict=True)
        first = [max(0, (int(at) - _AROUND) // _BLOCK * _BLOCK) for at in (top, left)]
        last = [min(side, -(-(int(at) + 1 + _AROUND) // _BLOCK) * _BLOCK) for at in (bottom, right)]
        return cls(first[0], first[1], last[0] - first[0], last[1] - first[1])


def shade_mesh(vertices: FloatArray, faces: IntArray, side: int) -> Image:
    """Picture of a mesh on a transparent ground.

    Args:
        vertices: `(v, 3)`, normalised to the unit sphere.
        faces: `(f, 3)`.
        side: Width and height in samples, even.

    Returns:
        `(side, side, 4) float32` in [0, 1]: linear light, not premultiplied; alpha is 0 or 1.
    """
    import open3d as o3d

    points = in_view(vertices)
    used = np.zeros(len(points), dtype=np.bool_)
    used[faces.reshape(-1)] = True
    plane = perspective(points[used])
    centre, half = framing(plane)
    window = _Window.of(plane, centre, half, side)
    scene = o3d.t.geometry.RaycastingScene(nthreads=1)
    scene.add_triangles(
        o3d.core.Tensor.from_numpy(np.ascontiguousarray(points, dtype=np.float32)),
        o3d.core.Tensor.from_numpy(np.ascontiguousarray(faces, dtype=np.uint32)),
    )
    eyes = _camera_rays(window, centre, half, side)
    cast = scene.cast_rays(o3d.core.Tensor.from_numpy(eyes), nthreads=1)
    depth = cast["t_hit"].numpy()
    hit = np.isfinite(depth)
    picture = np.zeros((side, side, 4), dtype=np.float32)
    if not hit.any():
        return picture

    def blocked(rays: Image, reach: float) -> NDArray[np.bool_]:
        tensor = o3d.core.Tensor.from_numpy(rays)
        result: NDArray[np.bool_] = scene.test_occlusions(tensor, tnear=0.0, tfar=reach, nthreads=1).numpy()
        return result

    directions = eyes[hit, 3:]
    flat = _facing(cast["primitive_normals"].numpy()[hit], directions)
    seen, corner = np.unique(cast["primitive_ids"].numpy()[hit], return_inverse=True)
    corners = corner_normals(points, faces, seen.astype(np.int64))
    normals = _smooth(corners[corner.reshape(-1)], cast["primitive_uvs"].numpy()[hit], flat)
    block, some, grid = _blocks(hit, window)
    places = eyes[hit, :3][some] + directions[some] * depth[hit][some, None] + flat[some] * _OFFSET
    light = received(places, normals[some], flat[some], depth[hit][some], grid, blocked)[block]
    part = np.zeros((len(hit), 4), dtype=np.float32)
    part[hit, :3] = coloured(normals, -directions, light) * _edges(depth, hit, flat, window)[hit, None]
    part[hit, 3] = 1.0
    shape = (window.height, window.width, 4)
    picture[window.top : window.top + shape[0], window.left : window.left + shape[1]] = part.reshape(shape)
    return picture


def _camera_rays(window: _Window, centre: FloatArray, half: float, side: int) -> Image:
    """One ray a sample, row by row from the top left, unit directions; `(height · width, 6) float32`."""
    steps = ((np.arange(side) + 0.5) / side * 2 - 1) * half
    rays = np.empty((window.height, window.width, 6), dtype=np.float32)
    rays[..., :2] = 0.0
    rays[..., 2] = DISTANCE
    rays[..., 3] = (centre[0] + steps)[None, window.left : window.left + window.width]
    rays[..., 4] = (centre[1] - steps)[window.top : window.top + window.height, None]
    rays[..., 5] = -DISTANCE
    rays[..., 3:] /= np.sqrt(rays[..., 3:4] ** 2 + rays[..., 4:5] ** 2 + np.float32(DISTANCE**2))
    return rays.reshape(-1, 6)


def _facing(normals: Image, directions: Image) -> Image:
    """Normals turned to the viewer's side."""
    away = np.einsum("nd,nd->n", normals, directions) > 0
    return np.where(away[:, None], -normals, normals)


def _smooth(corners: Image, uv: Image, flat: Image) -> Image:
    """Corner normals `(n, 3, 3)` mixed at the hit point, on the same side as the flat ones."""
    mixed = corners[:, 0] * (1 - uv[:, :1] - uv[:, 1:]) + corners[:, 1] * uv[:, :1] + corners[:, 2] * uv[:, 1:]
    length = np.sqrt(np.einsum("nd,nd->n", mixed, mixed))
    length[np.einsum("nd,nd->n", mixed, flat) < 0] *= -1
    smooth: Image = mixed / np.where(length == 0, np.float32(1), length)[:, None]
    return smooth


def _blocks(hit: NDArray[np.bool_], window: _Window) -> tuple[IntArray, IntArray, NDArray[np.bool_]]:
    """Blocks that hold a hit: the block of each hit, the first hit of each block, and where they lie."""
    rows, columns = window.height // _BLOCK, window.width // _BLOCK
    at = np.flatnonzero(hit)
    of = (at // window.width // _BLOCK) * columns + at % window.width // _BLOCK
    first = np.full(rows * columns, -1, dtype=np.int64)
    first[of[::-1]] = np.arange(len(at) - 1, -1, -1)
    there = first >= 0
    number = np.cumsum(there) - 1
    return number[of], first[there], there.reshape(rows, columns)


def _edges(depth: Image, hit: NDArray[np.bool_], flat: Image, window: _Window) -> Image:
    """What is left of the light behind a depth step, at a crease or at the outline; `(height · width,)`."""
    shape = (window.height, window.width)
    inside, distance = hit.reshape(shape), depth.reshape(shape)
    normal = np.zeros((*shape, 3), dtype=np.float32)
    normal[inside] = flat
    slope = np.maximum(np.abs(normal[..., 2]), 0.15) / np.float32(0.05)
    edge = np.zeros(shape, dtype=np.float32)
    for axis in (0, 1):
        ahead, behind = (slice(1, None), slice(None, -1)) if axis == 0 else (np.s_[:, 1:], np.s_[:, :-1])
        both = inside[ahead] & inside[behind]
        gap = np.subtract(distance[ahead], distance[behind], out=np.zeros(both.shape, np.float32), where=both)
        bend = 1 - np.abs(np.einsum("ijd,ijd->ij", normal[ahead], normal[behind]))
        crease = 0.45 * np.clip(bend * 2.5 - 0.5, 0, 1)
        for here, there, farther in ((ahead, behind, gap), (behind, ahead, -gap)):
            broken = np.maximum(np.clip(farther * slope[here] - 0.4, 0, 1), crease)
            edge[here] = np.maximum(edge[here], np.where(inside[there], broken, np.float32(0.75)))
    return 1 - 0.62 * edge.reshape(-1)
