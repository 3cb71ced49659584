"""The mean of several items as one picture: of images their mean, of clouds what they have in common from one side.

A mean of clouds is no cloud, for their points do not correspond. So each is seen as its thumbnail is, and the pictures
are averaged: how opaque a pixel is tells the share of the items that have something there; its tone, lit from the side,
follows their mean depth.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from shapekin.arrays import ByteArray, FloatArray
from shapekin.render.turntable.viewpoint import Camera

SIDE = 112
CLOSING = 1  # pixels that a point reaches, so that a surface has no holes
LIGHT = np.array([-0.45, 0.55, 0.70])  # from the upper left, before the picture
DARKEST, LIGHTEST = 30.0, 222.0
SMOOTHINGS = 5


def mean_image(pictures: Iterable[ByteArray]) -> ByteArray:
    """The mean of images of one shape.

    Args:
        pictures: `(h, w, c) uint8`, c of 1 (grey), 3 or 4; at least one.

    Returns:
        `(h, w, 4) uint8`, RGBA, not premultiplied.
    """
    total, count = np.zeros(1), 0
    for picture in pictures:
        total = total + picture.astype(np.float64)
        count += 1
    mean = total / count
    height, width, channels = mean.shape
    found = np.full((height, width, 4), 255.0)
    found[..., :3] = mean[..., : min(channels, 3)]  # grey fills all three
    if channels == 4:
        found[..., 3] = mean[..., 3]
    return np.asarray(np.rint(found), np.uint8)


def mean_solid(clouds: Iterable[FloatArray], side: int = SIDE) -> ByteArray:
    """What clouds have in common, from where thumbnails are taken.

    Args:
        clouds: `(p, 3)` in the unit sphere, z up; at least one.
        side: Of the picture.

    Returns:
        `(side, side, 4) uint8`, RGBA, not premultiplied; alpha is the share of the clouds that cover a pixel.
    """
    covered: FloatArray = np.zeros((side, side))
    depths: FloatArray = np.zeros((side, side))
    count = 0
    for cloud in clouds:
        depth = _seen(np.asarray(cloud, np.float32), side)
        there = np.isfinite(depth)
        covered += there
        depths += np.where(there, depth, 0.0)
        count += 1
    weight, depths = _smoothed(covered), _smoothed(depths)
    mean = np.divide(depths, weight, out=np.zeros_like(depths), where=weight > 0)
    tone = _lit(mean, covered > 0)
    found = np.repeat(tone[..., None], 4, axis=2)
    found[..., 3] = 255.0 * covered / count
    return np.asarray(np.rint(found), np.uint8)


def _seen(cloud: FloatArray, side: int) -> FloatArray:
    """`(side, side)` distance of what is nearest to the eye in each pixel, infinite where nothing is."""
    camera = Camera()
    screen = camera.project(cloud, side, side)
    away = -(cloud @ camera.axes[2])
    column, row = (np.clip(screen[:, axis].astype(np.int64), 0, side - 1) for axis in (0, 1))
    depth = np.full((side, side), np.inf)
    far_first = np.argsort(-away, kind="stable")
    depth[row[far_first], column[far_first]] = away[far_first]
    for axis in (0, 1):
        shifted = [np.roll(depth, step, axis) for step in range(-CLOSING, CLOSING + 1)]
        depth = np.minimum.reduce(shifted)
    return depth


def _smoothed(values: FloatArray) -> FloatArray:
    """Without the grain that single points leave."""
    for _ in range(SMOOTHINGS):
        for axis in (0, 1):
            values = (np.roll(values, 1, axis) + 2 * values + np.roll(values, -1, axis)) / 4
    return values


def _lit(depth: FloatArray, there: np.ndarray) -> FloatArray:
    """A tone for each pixel of a relief."""
    side = len(depth)
    relief = np.where(there, depth, depth[there].max(initial=0.0))
    down, across = np.gradient(relief, 2.0 / side)
    normals = np.stack([across, -down, np.ones_like(relief)], axis=-1)
    normals /= np.linalg.norm(normals, axis=-1, keepdims=True)
    share = np.clip(normals @ (LIGHT / np.linalg.norm(LIGHT)), 0, 1)
    return np.asarray(DARKEST + (LIGHTEST - DARKEST) * share)
