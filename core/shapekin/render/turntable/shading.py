"""Pictures of solids: soft studio light on warm grey, transparent ground.

A picture is the mean of passes. Each is a plain rendering, moved by a part of a pixel and lit by
its own share of the sky, so that the mean has smooth edges and soft shadows, and any number of
passes is a picture: one while the hand moves, all when it rests.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from shapekin.arrays import ByteArray, FloatArray
from shapekin.render.turntable.sky import DIRECTIONS, Sky
from shapekin.render.turntable.solid import Cloud, Solid, Wire
from shapekin.render.turntable.viewpoint import Camera

PASSES = 8
_ALBEDO = np.array([0.93, 0.885, 0.825], np.float32)
_AMBIENT, _KEY, _FILL = 0.52, 0.92, 0.14
_WARM = np.array([1.02, 1.0, 0.97], np.float32)  # of the key light
_COOL = np.array([0.97, 0.99, 1.03], np.float32)  # of the shade
_INK = np.array([0.16, 0.17, 0.20], np.float32)  # of a mesh's edges
_STROLL = 0.07  # radius on the surface over which ambient light is averaged
# Lights stand with the camera, given as right, up, towards the viewer.
_KEY_FROM = np.array([-0.42, 0.74, 0.53], np.float32)
_FILL_FROM = np.array([0.80, 0.10, 0.59], np.float32)


@dataclass(frozen=True, eq=False, repr=False)
class Subject:
    """A solid ready to be pictured; without a sky it is lit as if nothing hid anything."""

    solid: Solid
    sky: Sky | None = None

    def with_sky(self) -> Subject:
        """This subject with its ambient light worked out: slow beside a pass, once for a subject."""
        return self if self.sky is not None else Subject(self.solid, Sky.build(self.solid))


def render_pass(subject: Subject, camera: Camera, height: int, width: int, number: int = 0) -> FloatArray:
    """One pass of a picture.

    Args:
        subject: What to picture.
        camera: From where.
        height: Rows.
        width: Columns.
        number: Which pass, 0 .. PASSES - 1. Pass 0 stands for itself: not shifted, with more of the sky.

    Returns:
        `(height, width, 4) float32`, red, green, blue multiplied by alpha, and alpha, all 0 .. 1.
    """
    solid = subject.solid
    shift = ((number * 0.7549) % 1.0 - 0.5 * (number > 0), (number * 0.5698) % 1.0 - 0.5 * (number > 0))
    screen = camera.project(solid.vertices, height, width, shift)
    per_unit = camera.pixels_per_unit(screen[:, 2], height, width)
    seen = solid.draw(screen, per_unit, camera.depth_per_unit, height, width)
    normal = solid.normals(seen, screen, camera)
    openness = np.ones((1, 1), np.float32)
    if subject.sky is not None:
        centres = np.stack([*seen.centres(), seen.depth], axis=1)
        position = camera.unproject(centres, height, width, shift)
        if number:
            position += _strolled(normal, centres, number)
        share = np.arange(16) if number == 0 else np.arange(number, DIRECTIONS, PASSES)
        openness = subject.sky.openness(position, normal, share)[:, None]
        if isinstance(solid, Cloud):  # beads stand in each other's light; a surface would not
            openness = 0.45 + 0.55 * openness
    image = np.zeros((height * width, 4), np.float32)
    image[seen.pixels, :3] = _lit(normal, openness, camera)
    image[seen.pixels, 3] = 1.0
    if isinstance(solid, Cloud):
        image[seen.pixels, :3] *= _nearness(seen.depth)[:, None]
    if isinstance(solid, Wire):
        ink = solid.ink(seen, screen)[:, None]
        image[seen.pixels, :3] = image[seen.pixels, :3] * (1 - ink) + _INK * ink
    return image.reshape(height, width, 4)


def render(subject: Subject, camera: Camera, height: int, width: int, passes: int = PASSES) -> ByteArray:
    """A finished picture: `(height, width, 4) uint8`, alpha-premultiplied RGBA.

    Args:
        subject: What to picture.
        camera: From where.
        height: Rows.
        width: Columns.
        passes: How many passes to average.
    """
    total = sum((render_pass(subject, camera, height, width, number) for number in range(passes)), np.float32(0))
    return to_bytes(np.asarray(total) / np.float32(passes))


def to_bytes(image: FloatArray) -> ByteArray:
    """Values 0 .. 1 to bytes."""
    return (image * np.float32(255.0) + np.float32(0.5)).astype(np.uint8)


def _lit(normal: FloatArray, openness: FloatArray, camera: Camera) -> FloatArray:
    key = np.maximum(normal @ (_KEY_FROM @ camera.axes), 0)[:, None]
    fill = np.maximum(normal @ (_FILL_FROM @ camera.axes), 0)[:, None]
    sky = 0.78 + 0.22 * normal[:, 2:]
    unshadowed = 0.35 + 0.65 * openness
    light = _AMBIENT * sky * openness**1.15 * _COOL + unshadowed * (_KEY * key * _WARM + _FILL * fill * _COOL)
    # A gentle shoulder instead of clipping.
    lit = _ALBEDO * light
    result: FloatArray = np.clip(1.0 - np.exp(-1.9 * lit), 0, 1).astype(np.float32)
    return result


def _strolled(normal: FloatArray, centres: FloatArray, number: int) -> FloatArray:
    """Steps along the surface, other ones in each pass, so that the mean of passes has soft shadows.

    The passes step around a disc; the angle at which they begin differs from pixel to pixel, by
    Jimenez' interleaved gradient noise (2014), which neighbours average out.
    """
    x, y, z = normal.T
    noise = (52.9829189 * ((0.06711056 * centres[:, 0] + 0.00583715 * centres[:, 1]) % 1.0)) % 1.0
    angle = 2 * np.pi * (noise + np.float32(0.618034 * number))
    radius = np.float32(_STROLL * np.sqrt((number + 0.5) / PASSES))
    across, along = radius * np.cos(angle), radius * np.sin(angle)
    # Two tangents (Duff et al., 2017): (1 + s x x a, s b, -s x) and (b, s + y y a, -y).
    s = np.copysign(np.float32(1.0), z)
    a = -1.0 / (s + z)
    b = x * y * a
    return np.stack(
        [
            across * (1.0 + s * x * x * a) + along * b,
            across * s * b + along * (s + y * y * a),
            -across * s * x - along * y,
        ],
        axis=1,
    )


def _nearness(depth: FloatArray) -> FloatArray:
    """Far beads are dimmer: 0.62 at the back of the solid, 1 at the front."""
    if depth.size == 0:
        return depth
    low, high = depth.min(), depth.max()
    dimmed: FloatArray = 1.0 - 0.38 * (depth - low) / max(high - low, 1e-6)
    return dimmed
