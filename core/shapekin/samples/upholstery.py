"""Upholstered bodies: plinth, cushions, padded arms and back, shared by armchairs, sofas and chaises."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from shapekin.samples.frames import Rng, pair
from shapekin.samples.parts import Mesh, cushion, cylinder, merge, moved, rounded_box, slab, turned


@dataclass(frozen=True, slots=True)
class Body:
    """The measures of an upholstered seat, metres.

    Attributes:
        width: Between the arms.
        depth: From front to rear, back included.
        height: Of the seat cushion's top.
        back: Of the back's top.
        arm_width: Thickness of an arm.
        arm_height: Of an arm's top; 0 where there are none.
        back_depth: Thickness of the back.
        tilt: How far the back's top is behind its foot.
        feet: Height of the feet.
        places: Cushions beside each other.
    """

    width: float
    depth: float
    height: float
    back: float
    arm_width: float
    arm_height: float
    back_depth: float
    tilt: float
    feet: float
    places: int

    @property
    def outer(self) -> float:
        """Width over all, metres."""
        return self.width + (2 * self.arm_width if self.arm_height else 0.0)


def feet(width: float, depth: float, height: float, rng: Rng) -> list[Mesh]:
    """Four tapered feet, and two more in the middle of a long piece."""
    radius = rng.uniform(0.016, 0.03)
    inset = radius + 0.03
    foot = cylinder(radius * rng.uniform(0.5, 0.95), height + 0.01, radius, 12)
    if rng.random() < 0.4:
        foot = rounded_box((1.7 * radius, 1.7 * radius, height + 0.01), 0.004)
    columns = [width / 2 - inset] if width < 1.7 else [width / 2 - inset, 0.0]
    places = {(s * x, y) for x in columns for s in (-1, 1) for y in (depth / 2 - inset, inset - depth / 2)}
    return [moved(foot, x, y) for x, y in sorted(places)]


def _arm(body: Body, rng: Rng, style: str) -> Mesh:
    """The right arm: "block", "rolled" or "sloped"."""
    length, width = body.depth, body.arm_width
    low, high = body.feet, body.arm_height
    x = body.width / 2 + width / 2
    if style == "rolled":
        radius = 0.56 * width
        wall = rounded_box((0.8 * width, length - 0.02, high - radius - low), 0.02)
        roll = turned(cylinder(radius, length - 0.01, sides=20), "x", np.pi / 2)
        return merge(
            [
                moved(wall, x=x - 0.06 * width, z=low),
                moved(roll, x=x + 0.05 * width, y=(length - 0.01) / 2, z=high - radius),
            ]
        )
    block = moved(rounded_box((width, length, high - low), rng.uniform(0.12, 0.45) * width), x=x, z=low)
    if style == "block":
        return block
    vertices = block.vertices.copy()
    forward = np.clip(vertices[:, 1] / length + 0.5, 0, 1)
    share = (vertices[:, 2] - low) / (high - low)
    vertices[:, 2] -= rng.uniform(0.1, 0.3) * (high - low) * forward * share**2
    return Mesh(vertices, block.faces)


def _backrest(body: Body, rng: Rng, sitting: float) -> list[Mesh]:
    """The frame of the back and a cushion for every place before it."""
    rear = -body.depth / 2
    thick = 0.5 * body.back_depth
    rise = body.back - body.feet
    board = moved(rounded_box((body.outer - 0.01, thick, rise), 0.45 * thick), y=rear + thick / 2, z=body.feet)
    made = [_leaning(board, body)]
    each = body.width / body.places
    low = sitting - 0.01
    high = body.back + rng.uniform(-0.02, 0.05)
    pillow = cushion((each - 0.008, high - low, 0.6 * body.back_depth), 0.05, rng.uniform(0.02, 0.05))
    upright = turned(turned(pillow, "x", np.pi / 2), "z", np.pi)
    upright = moved(upright, y=rear + thick * 0.95, z=(low + high) / 2)
    made += [_leaning(moved(upright, x=(i - (body.places - 1) / 2) * each), body) for i in range(body.places)]
    return made


def _leaning(mesh: Mesh, body: Body) -> Mesh:
    """A part of the back, sheared by the body's tilt."""
    vertices = mesh.vertices.copy()
    vertices[:, 1] -= body.tilt * np.clip((vertices[:, 2] - body.height) / (body.back - body.height), 0, 1.1)
    return Mesh(vertices, mesh.faces)


def upholstered(body: Body, rng: Rng) -> list[Mesh]:
    """A whole armchair or sofa."""
    pad = rng.uniform(0.1, 0.17)
    crown = rng.uniform(0.012, 0.035)
    sitting = body.height - crown
    plinth = rounded_box((body.outer - 0.02, body.depth - 0.03, sitting - pad - body.feet), 0.015)
    made = [moved(plinth, z=body.feet), *feet(body.outer, body.depth, body.feet, rng)]
    each = body.width / body.places
    length = body.depth - 0.5 * body.back_depth
    out = rng.uniform(0.0, 0.03)
    for i in range(body.places):
        seat = cushion((each - 0.006, length + out, pad), 0.035, crown)
        made.append(moved(seat, (i - (body.places - 1) / 2) * each, (body.depth - length + out) / 2, sitting - pad))
    made += _backrest(body, rng, sitting)
    if body.arm_height:
        style = str(rng.choice(["block", "block", "rolled", "sloped"]))
        made += pair(_arm(body, rng, style))
    return made


def tub(body: Body, rng: Rng) -> list[Mesh]:
    """A barrel chair: one padded wall runs round the sitter, high at the back, low at the arms."""
    turn = rng.uniform(0.52, 0.66) * np.pi
    angle = np.linspace(-turn, turn, 25)
    up = np.linspace(0, 1, 7)
    radius_x, radius_y = body.outer / 2 - 0.04, body.depth / 2 - 0.04
    rise = np.cos(np.clip(angle / turn, -1, 1) * np.pi / 2) ** 1.6
    rim = body.arm_height + (body.back - body.arm_height) * rise
    low = body.feet
    out = 1 + body.tilt * 0.6 * up[:, None] * np.cos(angle / 2) ** 2
    grid = np.empty((7, 25, 3))
    grid[..., 0] = -np.sin(angle) * radius_x * out
    grid[..., 1] = -np.cos(angle) * radius_y * out
    grid[..., 2] = low + (rim - low) * up[:, None]
    thick = rng.uniform(0.06, 0.1) * np.array([0.8, 1, 1, 1, 0.95, 0.8, 0.35])[:, None] * np.ones(25)
    thick[:, [0, -1]] *= 0.5
    pad = cushion((1.7 * radius_x, 1.7 * radius_y, 0.13), 0.1, 0.02)
    drum = cylinder(1.0, body.height - 0.14 - low, sides=28)
    plinth = Mesh(drum.vertices * np.array([radius_x, radius_y, 1], np.float32), drum.faces)
    return [
        slab(grid[:, ::-1], thick),
        moved(pad, y=0.04, z=body.height - 0.15),
        moved(plinth, z=low),
        *feet(body.outer * 0.74, body.depth * 0.74, low, rng),
    ]
