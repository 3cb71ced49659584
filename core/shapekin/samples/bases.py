"""What a chair stands on when it is not four legs: stars, pedestals, runners and rockers."""

from __future__ import annotations

import numpy as np

from shapekin.samples.frames import Back, Legs, Rng, Seat, pair
from shapekin.samples.parts import (
    Mesh,
    bar,
    cylinder,
    fillet,
    hoop,
    lathe,
    merge,
    mirrored,
    moved,
    rounded_box,
    tube,
    turned,
)


def _castor(wheel: float) -> Mesh:
    """Two wheels side by side under a stem, on the floor below the origin."""
    tyre = turned(lathe([(0.6 * wheel, 0), (wheel, 0.006), (wheel, 0.018), (0.6 * wheel, 0.024)], 14), "x", np.pi / 2)
    pin = moved(cylinder(0.007, 1.2 * wheel, sides=8), z=wheel)
    return merge([moved(tyre, y=-0.005, z=wheel), moved(tyre, y=0.029, z=wheel), pin])


def star(rng: Rng, reach: float, castors: bool) -> tuple[list[Mesh], float]:
    """A five-star base and the height of its hub's top, metres."""
    wheel = rng.uniform(0.024, 0.034)
    foot = 2.2 * wheel if castors else 0.012
    hub = foot + rng.uniform(0.02, 0.06)
    path = np.array([[0.02, 0, hub], [0.5 * reach, 0, 0.4 * hub + 0.6 * foot], [reach, 0, foot]])
    arm = bar(path, rng.uniform(0.022, 0.032), rng.uniform(0.04, 0.055), (0, 0, 1), [1.15, 0.95, 0.65])
    start = rng.uniform(0, 2 * np.pi)
    made = [moved(cylinder(0.042, 0.07, 0.034), z=hub - 0.035)]
    for angle in start + np.arange(5) * (2 * np.pi / 5):
        made.append(turned(arm, "z", angle))
        if castors:
            own = turned(_castor(wheel), "z", rng.uniform(0, 2 * np.pi))
            made.append(moved(own, float(np.cos(angle)) * reach * 0.96, float(np.sin(angle)) * reach * 0.96))
        else:
            pad = cylinder(0.022, 0.014, 0.016, 12)
            made.append(moved(pad, float(np.cos(angle)) * reach * 0.96, float(np.sin(angle)) * reach * 0.96))
    return made, hub + 0.03


def column(low: float, high: float, radius: float) -> list[Mesh]:
    """A gas lift: a wide sleeve and the thin piston in it."""
    middle = low + 0.55 * (high - low)
    return [
        moved(cylinder(radius, middle - low, 0.92 * radius), z=low - 0.005),
        moved(cylinder(0.58 * radius, high - middle + 0.01), z=middle - 0.006),
    ]


def pedestal(rng: Rng, height: float, reach: float) -> list[Mesh]:
    """A round foot and a column that flows out of it, `height` metres in all."""
    stem = rng.uniform(0.02, 0.034)
    rise = rng.uniform(0.015, 0.12)
    q = np.linspace(0, 1, 6)
    flow = np.column_stack([stem + (reach - stem) * (1 - q) ** 2, 0.012 + rise * q])
    profile = np.concatenate(
        [[[reach * 0.98, 0.0], [reach, 0.006]], flow, [[stem, height - 0.05], [stem * 1.5, height]]]
    )
    return [lathe(profile, 28)]


def foot_ring(height: float, radius: float) -> list[Mesh]:
    """A ring to rest the feet on, with two spokes to the column."""
    spoke = tube(np.array([[0.01, 0, height], [radius, 0, height]]), 0.008, 8)
    return [moved(hoop(radius, 0.011), z=height), spoke, mirrored(spoke)]


def trestle(seat: Seat, rng: Rng, squared: bool) -> list[Mesh]:
    """Two upright boards, or two closed frames of flat steel, instead of legs."""
    top = seat.height - 0.02
    x = seat.width / 2 - rng.uniform(0.03, 0.18) * seat.width
    if squared:
        board = rounded_box((rng.uniform(0.025, 0.05), 0.9 * seat.depth, top), 0.006)
        return pair(moved(board, x=x))
    half, thick = 0.45 * seat.depth, rng.uniform(0.02, 0.035)
    corners = [
        [x, 0, top],
        [x, half, top],
        [x, half, thick / 2],
        [x, -half, thick / 2],
        [x, -half, top],
        [x, 0, top],
    ]
    return pair(bar(fillet(corners, 0.035), thick, 1.3 * thick, (1, 0, 0)))


def rockers(seat: Seat, legs: Legs, rng: Rng) -> tuple[list[Mesh], float]:
    """Two bent runners and the height at which they carry the legs, metres."""
    bend = rng.uniform(0.85, 1.5)
    front, rear = seat.depth / 2 + rng.uniform(0.08, 0.18), -seat.depth / 2 - rng.uniform(0.2, 0.38)
    thick = rng.uniform(0.03, 0.045)
    x = float(legs.at(seat, 1, 1, 0.06)[0])
    y = np.linspace(rear, front, 17)
    z = thick / 2 + bend - np.sqrt(bend**2 - y**2)
    runner = bar(np.column_stack([np.full(17, x), y, z]), 0.85 * thick, thick, (1, 0, 0))
    carried = thick + bend - float(np.sqrt(bend**2 - (seat.depth / 2) ** 2))
    return pair(runner), carried - 0.3 * thick


def sled(seat: Seat, back: Back, rng: Rng, radius: float) -> list[Mesh]:
    """One bent tube from the back down into runners on the floor, cantilevered or closed at the rear."""
    x, half = seat.width / 2 - radius, seat.depth / 2
    under = seat.height - 0.035
    low, high = radius, back.at(1, 0.97)
    front = half * rng.uniform(0.86, 1.0)
    heel = -half * rng.uniform(0.75, 1.15)
    lean = rng.uniform(-0.04, 0.07)
    bend = rng.uniform(0.05, 0.11)
    knee = back.at(1, 0.0)
    spine = [[x, *high[1:]], [x, *back.at(1, 0.5)[1:]], [x, knee[1], under]]
    floor = [[x, front + lean, low], [x, heel, low]]
    if rng.random() < 0.62:
        rod = fillet([*spine, [x, front, under], *floor, [0, heel, low]], bend)
        return pair(tube(rod, radius, 12))
    frame = fillet([[x, 0, under], [x, front, under], *floor, [x, heel * 0.9, under], [x, 0, under]], 0.6 * bend)
    cross = tube(np.array([[-x, 0.3 * half, under], [x, 0.3 * half, under]]), 0.9 * radius)
    return [*pair(tube(frame, radius, 12)), *pair(tube(fillet(spine, bend), radius, 12)), cross]
