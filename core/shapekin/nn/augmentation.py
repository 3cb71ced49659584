"""Changes that leave an item of the same kind: knowledge that nobody has to be asked for.

Images are turned, scaled, sheared, shifted, lit and partly covered; clouds turned about the up axis, mirrored, scaled
along each axis, shaken and thinned out; feature rows blurred, with some columns taken from other rows.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import pi

import torch
from torch import Tensor
from torch.nn import functional

from shapekin.data.dataset import DataKind

Augmentation = Callable[[Tensor], Tensor]
"""Items `(b, ...)` to as many changed ones."""


@dataclass(frozen=True)
class Strength:
    """How much items are changed.

    Attributes:
        turn: Of images, radians to either side; clouds turn all the way round.
        scale: Largest change of size to either side, as a share; along each axis.
        shear: Of images, largest tangent.
        shift: Of images, as a share of half a side.
        cover: Of images, largest side of the covered rectangle, as a share; every other image is left whole.
        light: Of images, largest change of contrast, as a share; brightness changes by half as much.
        jitter: Deviation of the noise on the points of clouds, whose radius is about 1.
        points: Points of a cloud that are seen at a time.
        blur: Deviation of the noise on feature rows, in deviations of their columns.
        swap: Share of the columns of a feature row that come from another one.
    """

    turn: float = 0.26
    scale: float = 0.15
    shear: float = 0.15
    shift: float = 0.12
    cover: float = 0.3
    light: float = 0.2
    jitter: float = 0.01
    points: int = 256
    blur: float = 0.1
    swap: float = 0.15


def augmentation_for(kind: DataKind, strength: Strength, generator: torch.Generator) -> Augmentation:
    """What changes items of a kind; every call draws anew from the generator (of the CPU)."""
    if kind is DataKind.CLOUDS:
        return lambda clouds: changed_clouds(clouds, strength, generator)
    if kind is DataKind.IMAGES:
        return lambda images: changed_images(images, strength, generator)
    return lambda rows: changed_rows(rows, strength, generator)


def changed_images(images: Tensor, strength: Strength, generator: torch.Generator) -> Tensor:
    """Turn, scale, shear, shift and light each image, and cover a rectangle of it with its mean.

    Args:
        images: `(b, c, h, w)` in [0, 1].
        strength: How much.
        generator: Draws.

    Returns:
        `(b, c, h, w)`, bilinear; what lies beyond the border is as the border is.
    """
    b, _, height, width = images.shape
    turn = _either_side((b,), strength.turn, generator)
    size = 1 + _either_side((b, 2), strength.scale, generator)
    shear = _either_side((b,), strength.shear, generator)
    shift = _either_side((b, 2), strength.shift, generator)
    cos, sin = turn.cos(), turn.sin()
    aspect = width / height  # a turn in pixels is no turn in the square [-1, 1]^2 of a long image
    across = torch.stack([cos * size[:, 0], (shear * cos - sin) * size[:, 1] / aspect, shift[:, 0]], dim=1)
    down = torch.stack([sin * size[:, 0] * aspect, (shear * sin + cos) * size[:, 1], shift[:, 1]], dim=1)
    maps = torch.stack([across, down], dim=1).to(images)
    grid = functional.affine_grid(maps, list(images.shape), align_corners=False)
    moved = functional.grid_sample(images, grid, mode="bilinear", padding_mode="border", align_corners=False)
    mean = moved.mean((2, 3), keepdim=True)
    contrast = 1 + _either_side((b, 1, 1, 1), strength.light, generator).to(images)
    brightness = _either_side((b, 1, 1, 1), strength.light / 2, generator).to(images)
    covered = _rectangles(b, height, width, strength.cover, generator).to(images.device)
    return torch.where(covered, mean, mean + contrast * (moved - mean)) + brightness


def _rectangles(b: int, height: int, width: int, most: float, generator: torch.Generator) -> Tensor:
    """A rectangle in every other image or so: `(b, 1, h, w) bool`."""
    drawn = torch.rand((b, 5), generator=generator)
    half = drawn[:, :2] * most / 2 * (drawn[:, 4:] < 0.5)
    inside = [
        ((torch.arange(side) + 0.5) / side - drawn[:, 2 + axis, None]).abs() < half[:, axis, None]
        for axis, side in enumerate((height, width))
    ]
    return (inside[0][:, :, None] & inside[1][:, None, :])[:, None]


def changed_clouds(clouds: Tensor, strength: Strength, generator: torch.Generator) -> Tensor:
    """Take some points of each cloud, turn them about the up axis (z), scale each axis, mirror, shake.

    Args:
        clouds: `(b, p, 3)`.
        strength: How much.
        generator: Draws.

    Returns:
        `(b, min(p, strength.points), 3)`.
    """
    b, p, _ = clouds.shape
    kept = torch.rand((b, p), generator=generator).argsort(dim=1)[:, : strength.points].to(clouds.device)
    part = clouds.gather(1, kept[:, :, None].expand(-1, -1, 3))
    turn = _either_side((b,), pi, generator)
    size = 1 + _either_side((b, 3), strength.scale, generator)
    size[:, 0] *= torch.where(torch.rand(b, generator=generator) < 0.5, -1.0, 1.0)
    cos, sin, zero, one = turn.cos(), turn.sin(), torch.zeros(b), torch.ones(b)
    turns = torch.stack([cos, -sin, zero, sin, cos, zero, zero, zero, one], dim=1).view(b, 3, 3)
    maps = (size[:, :, None] * turns).to(part)
    noise = torch.randn(part.shape, generator=generator).to(part)
    return part @ maps + strength.jitter * noise


def changed_rows(rows: Tensor, strength: Strength, generator: torch.Generator) -> Tensor:
    """Blur each feature row, and take some of its columns from another row.

    Args:
        rows: `(b, d)`, columns of variance 1.
        strength: How much.
        generator: Draws.

    Returns:
        `(b, d)`.
    """
    noise = torch.randn(rows.shape, generator=generator).to(rows)
    others = rows[torch.randperm(len(rows), generator=generator).to(rows.device)]
    swapped = (torch.rand(rows.shape, generator=generator) < strength.swap).to(rows.device)
    return torch.where(swapped, others, rows) + strength.blur * noise


def _either_side(shape: tuple[int, ...], most: float, generator: torch.Generator) -> Tensor:
    return (2 * torch.rand(shape, generator=generator) - 1) * most
