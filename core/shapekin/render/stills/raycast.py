"""A mesh as a picture: rays on the CPU (Embree, by way of open3d), no window and no graphics driver.

Soft light of three parts: a key light with a soft shadow, a sky that is brighter above than below, and
ambient occlusion; then a thin darkening where the surface breaks, so that shapes read on light and dark
grounds alike.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from shapekin.arrays import FloatArray, IntArray
from shapekin.render.smoothing import corner_normals
from shapekin.render.view import DISTANCE, framing, in_view, perspective, view_axes

Image: TypeAlias = NDArray[np.float32]
Blocked: TypeAlias = Callable[[NDArray[np.float32]], NDArray[np.bool_]]

ALBEDO = np.array([0.60, 0.565, 0.52], dtype=np.float32)  # linear light; a light, warm grey
SKY = np.array([0.46, 0.49, 0.54], dtype=np.float32)
BOUNCE = np.array([0.20, 0.175, 0.16], dtype=np.float32)
KEY = np.array([0.80, 0.765, 0.71], dtype=np.float32)
KEY_DIRECTION = np.array([-0.42, 0.72, 0.58])  # in the camera's frame
OCCLUSION_RAYS = 4
SHADOW_RAYS = 1
REACH = 0.7  # how far occlusion looks, in radii of the shape
_OFFSET = 2e-3


def shade_mesh(vertices: FloatArray, faces: IntArray, side: int) -> Image:
    """Picture of a mesh on a transparent ground.

    Args:
        vertices: `(v, 3)`, normalised to the unit sphere.
        faces: `(f, 3)`.
        side: Width and height in pixels.

    Returns:
        `(side, side, 4) float32` in [0, 1]: linear light, not premultiplied; alpha is 0 or 1.
    """
    import open3d as o3d

    points = in_view(vertices)
    scene = o3d.t.geometry.RaycastingScene(nthreads=1)
    scene.add_triangles(
        o3d.core.Tensor.from_numpy(np.ascontiguousarray(points, dtype=np.float32)),
        o3d.core.Tensor.from_numpy(np.ascontiguousarray(faces, dtype=np.uint32)),
    )
    eyes = _camera_rays(points[np.unique(faces)], side)
    cast = scene.cast_rays(o3d.core.Tensor.from_numpy(eyes), nthreads=1)
    depth = cast["t_hit"].numpy()
    hit = np.isfinite(depth)
    pixels = np.zeros((side * side, 4), dtype=np.float32)
    if not hit.any():
        return pixels.reshape(side, side, 4)

    directions = eyes[hit, 3:]
    triangle = cast["primitive_ids"].numpy()[hit].astype(np.int64)
    flat = _facing(cast["primitive_normals"].numpy()[hit], directions)
    uv = cast["primitive_uvs"].numpy()[hit]
    normals = _smooth(corner_normals(points, faces)[triangle], uv, flat)
    places = eyes[hit, :3] + directions * depth[hit, None] + flat * _OFFSET

    def blocked(rays: NDArray[np.float32]) -> NDArray[np.bool_]:
        tensor = o3d.core.Tensor.from_numpy(np.ascontiguousarray(rays, dtype=np.float32))
        result: NDArray[np.bool_] = scene.test_occlusions(tensor, tnear=0.0, tfar=REACH, nthreads=1).numpy()
        return result

    rng = np.random.default_rng(0)
    light = np.stack(
        [1.0 - _occlusion(places, normals, flat, blocked, rng), 1.0 - _shadow(places, blocked, rng)], axis=-1
    )
    light = _without_grain(light, depth[hit], flat, hit, side)
    pixels[hit, :3] = _light(normals, -directions, light[:, 0], light[:, 1])
    pixels[hit, 3] = 1.0
    _darken_edges(pixels.reshape(side, side, 4), depth.reshape(side, side), hit, flat, side)
    return pixels.reshape(side, side, 4)


def _camera_rays(points: FloatArray, side: int) -> NDArray[np.float32]:
    """One ray a pixel, row by row from the top left, unit directions; `(side², 6) float32`."""
    centre, half = framing(perspective(points))
    steps = (np.arange(side) + 0.5) / side * 2 - 1
    rays = np.zeros((side, side, 6))
    rays[..., 2] = DISTANCE
    rays[..., 3] = centre[0] + half * steps[None, :]
    rays[..., 4] = centre[1] - half * steps[:, None]
    rays[..., 5] = -DISTANCE
    rays[..., 3:] /= np.linalg.norm(rays[..., 3:], axis=-1, keepdims=True)
    return rays.reshape(-1, 6).astype(np.float32)


def _facing(normals: Image, directions: Image) -> Image:
    """Normals turned to the viewer's side."""
    away = np.einsum("ij,ij->i", normals, directions) > 0
    turned: Image = np.where(away[:, None], -normals, normals).astype(np.float32)
    return turned


def _smooth(corners: Image, uv: Image, flat: Image) -> Image:
    """Corner normals `(n, 3, 3)` mixed at the hit point, on the same side as the flat ones."""
    weights = np.concatenate([1 - uv.sum(axis=1, keepdims=True), uv], axis=1)
    mixed = np.einsum("nc,ncd->nd", weights, corners)
    mixed /= np.maximum(np.linalg.norm(mixed, axis=1, keepdims=True), 1e-9)
    sign = np.where(np.einsum("ij,ij->i", mixed, flat) < 0, -1.0, 1.0)[:, None]
    result: Image = (mixed * sign).astype(np.float32)
    return result


def _occlusion(places: Image, normals: Image, flat: Image, blocked: Blocked, rng: np.random.Generator) -> Image:
    """Share of the cosine-weighted hemisphere above each place that is blocked near by, `(n,)`."""
    n = len(places)
    turn = rng.random((n, 1))
    ring = (np.arange(OCCLUSION_RAYS)[None, :] + rng.random((n, OCCLUSION_RAYS))) / OCCLUSION_RAYS
    angle = 2 * np.pi * (turn + np.arange(OCCLUSION_RAYS)[None, :] * 0.618034)
    radius = np.sqrt(ring)
    sphere = np.stack(
        [radius * np.cos(angle), radius * np.sin(angle), np.sqrt(np.maximum(1 - ring, 0))], axis=-1
    ).astype(np.float32)
    helper = np.where(np.abs(normals[:, :1]) < 0.7, [[1.0, 0.0, 0.0]], [[0.0, 1.0, 0.0]])
    tangent = np.cross(normals, helper)
    tangent /= np.maximum(np.linalg.norm(tangent, axis=1, keepdims=True), 1e-9)
    basis = np.stack([tangent, np.cross(normals, tangent), normals], axis=1).astype(np.float32)
    directions = np.einsum("nkc,ncd->nkd", sphere, basis)
    rays = np.concatenate([np.broadcast_to(places[:, None, :], directions.shape), directions], axis=-1)
    below = np.einsum("nkd,nd->nk", directions, flat) <= 0
    share: Image = np.mean(blocked(rays.reshape(-1, 6)).reshape(n, -1) & ~below, axis=1, dtype=np.float32)
    return share


def _shadow(places: Image, blocked: Blocked, rng: np.random.Generator) -> Image:
    """Share of the key light that is blocked, `(n,)`."""
    key = KEY_DIRECTION / np.linalg.norm(KEY_DIRECTION)
    directions = key + rng.normal(scale=0.13, size=(len(places), SHADOW_RAYS, 3))
    rays = np.concatenate([np.broadcast_to(places[:, None, :], directions.shape), directions], axis=-1)
    hits = blocked(rays.reshape(-1, 6).astype(np.float32)).reshape(len(places), -1)
    share: Image = np.mean(hits, axis=1, dtype=np.float32)
    return share


def _without_grain(values: Image, depth: Image, flat: Image, hit: NDArray[np.bool_], side: int) -> Image:
    """Values `(n, c)` averaged over near pixels of the same surface, along rows and then columns."""
    rows, columns = np.nonzero(hit.reshape(side, side))
    box = (slice(rows.min(), rows.max() + 1), slice(columns.min(), columns.max() + 1))
    surface = _plane(np.concatenate([flat, depth[:, None] * 12], axis=1), hit, side, 9.0)[:, *box]
    image = _plane(values, hit, side, 0.0)[:, *box]
    for axis in (2, 1):
        total, weight = image.copy(), np.ones_like(image[0])
        for shift in (1, 2, 3):
            near, far = [slice(None)] * 3, [slice(None)] * 3
            near[axis], far[axis] = slice(shift, None), slice(None, -shift)
            to, fro = tuple(near), tuple(far)
            same = (np.abs(surface[to] - surface[fro]).max(axis=0) < 0.35).astype(np.float32)
            total[to] += image[fro] * same
            total[fro] += image[to] * same
            weight[to[1:]] += same
            weight[fro[1:]] += same
        image = total / weight
    return image[:, rows - rows.min(), columns - columns.min()].T


def _plane(values: Image, hit: NDArray[np.bool_], side: int, empty: float) -> Image:
    """Values `(n, c)` of the hit pixels as `(c, side, side)`."""
    plane = np.full((values.shape[1], side * side), empty, dtype=np.float32)
    plane[:, hit] = values.T
    return plane.reshape(-1, side, side)


def _light(normals: Image, to_viewer: Image, openness: Image, lit: Image) -> Image:
    """Linear colours `(n, 3)`."""
    key = (KEY_DIRECTION / np.linalg.norm(KEY_DIRECTION)).astype(np.float32)
    world_up = view_axes()[:, 2].astype(np.float32)
    height = 0.5 + 0.5 * (normals @ world_up)[:, None]
    ambient = (BOUNCE + (SKY - BOUNCE) * height) * (0.25 + 0.75 * openness[:, None])
    direct = KEY * (np.maximum(normals @ key, 0) * (0.2 + 0.8 * lit))[:, None]
    grazing = 1 - np.abs(np.einsum("ij,ij->i", normals, to_viewer))
    rim = 0.05 * (grazing**3)[:, None]
    colours: Image = (ALBEDO * (ambient + direct) + rim * height).astype(np.float32)
    return colours


def _darken_edges(pixels: Image, depth: Image, hit: NDArray[np.bool_], flat: Image, side: int) -> None:
    """Darken, in place, pixels behind a depth step, at a crease or at the outline."""
    normal = np.moveaxis(_plane(flat, hit, side, 0.0), 0, -1)
    inside = hit.reshape(side, side)
    distance = np.where(inside, depth, np.float32(1e3))
    slope = np.maximum(np.abs(normal[..., 2]), 0.15)
    edge = np.zeros((side, side), dtype=np.float32)
    for axis, shift in ((0, 1), (0, -1), (1, 1), (1, -1)):
        nearer = distance - np.roll(distance, shift, axis=axis)
        step = np.clip(nearer * slope / 0.05 - 0.4, 0, 1) * np.roll(inside, shift, axis=axis)
        outline = 0.75 * (~np.roll(inside, shift, axis=axis))
        bend = 1 - np.abs((normal * np.roll(normal, shift, axis=axis)).sum(axis=-1))
        crease = 0.45 * np.clip(bend * 2.5 - 0.5, 0, 1) * np.roll(inside, shift, axis=axis)
        edge = np.maximum(edge, np.maximum(np.maximum(step, outline), crease))
    pixels[..., :3] *= (1 - 0.62 * edge * inside)[..., None]
