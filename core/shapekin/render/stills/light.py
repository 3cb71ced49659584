"""Soft light of three parts: a key light with a soft shadow, a sky that is brighter above, ambient occlusion."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from shapekin.render.view import view_axes

Image: TypeAlias = NDArray[np.float32]
Blocked: TypeAlias = Callable[[Image, float], NDArray[np.bool_]]

ALBEDO = np.array([0.60, 0.565, 0.52], dtype=np.float32)  # linear light; a light, warm grey
SKY = np.array([0.46, 0.49, 0.54], dtype=np.float32)
BOUNCE = np.array([0.20, 0.175, 0.16], dtype=np.float32)
KEY = np.array([0.80, 0.765, 0.71], dtype=np.float32)
KEY_DIRECTION = np.array([-0.42, 0.72, 0.58])  # in the camera's frame
OCCLUSION_RAYS = 6
SHADOW_RAYS = 2
REACH = 0.7  # how far occlusion and shadow look, in radii of the shape
_SPREAD = 2  # how far, in places, light is averaged to either side
_SAME = np.float32(0.35)


def received(
    places: Image, normals: Image, flat: Image, depth: Image, grid: NDArray[np.bool_], blocked: Blocked
) -> Image:
    """How open to the sky, and how much in the key light, some places on the surface are.

    Args:
        places: `(n, 3)`, a little above the surface, in the camera's frame.
        normals: `(n, 3)`, smooth.
        flat: `(n, 3)`, of the triangles.
        depth: `(n,)`, distance from the camera.
        grid: `(h, w)`, True at the n cells where the places lie in the picture, row by row.
        blocked: Tells of rays `(m, 6)` which of them meet the surface within a distance.

    Returns:
        `(n, 2)` in [0, 1]: openness, share of the key light.
    """
    rng = np.random.default_rng(0)
    open_sky = 1 - _occlusion(places, normals, flat, blocked, rng)
    in_light = 1 - _shadow(places, blocked, rng)
    return _without_grain(np.stack([open_sky, in_light]), depth, flat, grid)


def coloured(normals: Image, to_viewer: Image, light: Image) -> Image:
    """Linear colours `(n, 3)` of places with normals `(n, 3)` in light `(n, 2)`."""
    key = (KEY_DIRECTION / np.linalg.norm(KEY_DIRECTION)).astype(np.float32)
    world_up = view_axes()[:, 2].astype(np.float32)
    height = 0.5 + 0.5 * (normals @ world_up)[:, None]
    ambient = (BOUNCE + (SKY - BOUNCE) * height) * (0.25 + 0.75 * light[:, :1])
    direct = KEY * (np.maximum(normals @ key, 0)[:, None] * (0.2 + 0.8 * light[:, 1:]))
    grazing = 1 - np.abs(np.einsum("nd,nd->n", normals, to_viewer))[:, None]
    colours: Image = (ALBEDO * (ambient + direct) + 0.05 * grazing**3 * height).astype(np.float32)
    return colours


def _occlusion(places: Image, normals: Image, flat: Image, blocked: Blocked, rng: np.random.Generator) -> Image:
    """Share of the cosine-weighted hemisphere above each place that is blocked near by, `(n,)`."""
    n = len(places)
    turns = rng.random((n, 1), dtype=np.float32) + np.arange(OCCLUSION_RAYS, dtype=np.float32) * np.float32(0.618034)
    ring = (np.arange(OCCLUSION_RAYS, dtype=np.float32) + rng.random((n, OCCLUSION_RAYS), np.float32)) / OCCLUSION_RAYS
    angle, radius = np.float32(2 * np.pi) * turns, np.sqrt(ring)
    across, along = _tangents(normals)
    directions: Image = (radius * np.cos(angle))[..., None] * across[:, None]
    directions += (radius * np.sin(angle))[..., None] * along[:, None]
    directions += np.sqrt(1 - ring)[..., None] * normals[:, None]
    below = np.einsum("nkd,nd->nk", directions, flat) <= 0
    share: Image = np.mean(blocked(_rays(places, directions), REACH).reshape(n, -1) & ~below, axis=1, dtype=np.float32)
    return share


def _shadow(places: Image, blocked: Blocked, rng: np.random.Generator) -> Image:
    """Share of the key light that is blocked, `(n,)`."""
    key = (KEY_DIRECTION / np.linalg.norm(KEY_DIRECTION)).astype(np.float32)
    directions: Image = key + np.float32(0.13) * rng.standard_normal((len(places), SHADOW_RAYS, 3), np.float32)
    hidden = blocked(_rays(places, directions), REACH).reshape(len(places), -1)
    share: Image = np.mean(hidden, axis=1, dtype=np.float32)
    return share


def _rays(places: Image, directions: Image) -> Image:
    """Rays `(n · k, 6)` from each of n places in k directions `(n, k, 3)`."""
    rays = np.empty((*directions.shape[:2], 6), dtype=np.float32)
    rays[..., :3] = places[:, None]
    rays[..., 3:] = directions
    return rays.reshape(-1, 6)


def _tangents(normals: Image) -> tuple[Image, Image]:
    """Two directions `(n, 3)` at right angles to unit normals and to each other (Duff et al. 2017)."""
    x, y, z = normals.T
    sign = np.where(z < 0, np.float32(-1), np.float32(1))
    a = -1 / (sign + z)
    b = x * y * a
    return (
        np.stack([1 + sign * x * x * a, sign * b, -sign * x], axis=1),
        np.stack([b, sign + y * y * a, -y], axis=1),
    )


def _without_grain(values: Image, depth: Image, flat: Image, grid: NDArray[np.bool_]) -> Image:
    """Values `(c, n)` averaged over near places of the same surface, along rows and then columns; `(n, c)`."""
    surface = np.full((4, *grid.shape), 9.0, dtype=np.float32)
    surface[:, grid] = np.concatenate([flat.T, depth[None] * 12])
    image = np.zeros((len(values), *grid.shape), dtype=np.float32)
    image[:, grid] = values
    for axis in (2, 1):
        total, weight = image.copy(), np.ones_like(image[0])
        for shift in range(1, _SPREAD + 1):
            to, fro = ((np.s_[:, :, shift:], np.s_[:, :, :-shift]), (np.s_[:, shift:], np.s_[:, :-shift]))[2 - axis]
            same = (np.abs(surface[to] - surface[fro]).max(axis=0) < _SAME).astype(np.float32)
            total[to] += image[fro] * same
            total[fro] += image[to] * same
            weight[to[1:]] += same
            weight[fro[1:]] += same
        image = total / weight
    return image[:, grid].T
