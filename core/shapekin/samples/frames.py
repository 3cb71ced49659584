"""What stands and leans: legs, stretchers, backs and arms of a chair with a frame.

All parts are drawn around one `Seat` and one `Back`, so that they meet wherever the proportions go.
The sitter looks along +y; the origin lies on the floor below the middle of the seat.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from shapekin.samples.parts import (
    Mesh,
    Path3,
    Points,
    bar,
    cushion,
    fillet,
    lathe,
    mirrored,
    moved,
    rounded_box,
    slab,
    tube,
)

Rng = np.random.Generator


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat's plan, metres.

    Attributes:
        width: At its front edge.
        depth: From front to rear.
        height: Of its top above the floor.
        rear: Width of the rear edge as a share of `width`.
    """

    width: float
    depth: float
    height: float
    rear: float = 1.0

    def corner(self, side: int, end: int, inset: float) -> tuple[float, float]:
        """Where a leg meets the seat: `side` -1 or 1 in x, `end` -1 (rear) or 1 (front) in y."""
        width = self.width * (self.rear if end < 0 else 1.0)
        return side * (width / 2 - inset), end * (self.depth / 2 - inset)

    def shaped(self, mesh: Mesh) -> Mesh:
        """A part of full width, narrowed towards the rear as the seat is."""
        vertices = mesh.vertices.copy()
        forward = np.clip(vertices[:, 1] / self.depth + 0.5, 0, 1)
        vertices[:, 0] *= self.rear + (1 - self.rear) * forward
        return Mesh(vertices, mesh.faces)


@dataclass(frozen=True, slots=True)
class Back:
    """The surface a back lies on, metres.

    Attributes:
        width: At its foot.
        y: Of its foot.
        z: Of its foot.
        height: Above the foot.
        tilt: How far its top is behind its foot.
        hollow: How far its middle is behind its posts.
        flare: How much wider the top is, as a share of `width`.
    """

    width: float
    y: float
    z: float
    height: float
    tilt: float
    hollow: float = 0.0
    flare: float = 0.0

    def at(self, u: ArrayLike, t: ArrayLike) -> Points:
        """Points `(..., 3)`: `u` from -1 to 1 across, `t` from 0 at the foot to 1 at the top."""
        across, up = np.broadcast_arrays(np.asarray(u, np.float64), np.asarray(t, np.float64))
        x = across * self.width / 2 * (1 + self.flare * up)
        lean = self.tilt * (0.6 * up + 0.4 * up**2)
        y = self.y - lean - self.hollow * (1 - across**2) * np.clip(up, 0, 1) * (2 - np.clip(up, 0, 1))
        return np.stack([x, y, self.z + self.height * up], axis=-1)

    def sheet(self, u: tuple[float, float], t: tuple[float, float], thickness: float, puff: float = 0.0) -> Mesh:
        """A panel on the surface; `puff` swells it towards its middle and thins its rim."""
        # Columns run from +x to -x and rows upward, so that `slab` puts the front on +y.
        across, up = np.meshgrid(np.linspace(1, -1, 9), np.linspace(-1, 1, 9))
        rim = (1 - across**6) * (1 - up**6)
        body = thickness + puff * (np.sqrt(np.clip(rim, 0, 1)) - 0.5)
        if puff == 0.0:
            across, up, body = across[::4], up[::4], body[::4]
        grid = self.at((u[1] + u[0]) / 2 + across * (u[1] - u[0]) / 2, (t[1] + t[0]) / 2 + up * (t[1] - t[0]) / 2)
        return slab(grid, np.maximum(body, 0.008))


def pair(mesh: Mesh) -> list[Mesh]:
    """A part and its mirror image on the other side."""
    return [mesh, mirrored(mesh)]


def strut(start: ArrayLike, end: ArrayLike, radius: float, squared: bool, taper: float = 1.0) -> Mesh:
    """A straight rod, `taper` times as thick at its end."""
    path = np.linspace(np.asarray(start, np.float64), np.asarray(end, np.float64), 3)
    thick = np.linspace(1, taper, 3)
    if squared:
        return bar(path, 1.8 * radius, 1.8 * radius, None, thick)
    return tube(path, radius * thick)


@dataclass(frozen=True, slots=True)
class Legs:
    """Four legs under a seat.

    Attributes:
        radius: At the top, metres.
        taper: Thickness at the foot as a share of that at the top.
        splay: How far a foot stands outside its top, as a share of the height.
        squared: Square instead of round.
        clearance: What ends the legs above the floor, metres.
        inset: Of the top from the seat's edge, metres.
    """

    radius: float
    taper: float
    splay: float
    squared: bool
    clearance: float = 0.0
    inset: float = 0.03

    def at(self, seat: Seat, side: int, end: int, z: float, below: float = 0.02) -> Points:
        """The middle of a leg `(3,)` at height `z`; the legs start `below` the seat's top."""
        x, y = seat.corner(side, end, self.inset)
        drop = (seat.height - below - z) * self.splay
        return np.array([x + side * drop, y + end * drop * 0.8, z])

    def build(self, seat: Seat, below: float = 0.02) -> list[Mesh]:
        """The four of them."""
        top = seat.height - below
        return [
            part
            for end in (-1, 1)
            for part in pair(
                strut(
                    self.at(seat, 1, end, top, below),
                    self.at(seat, 1, end, self.clearance, below),
                    self.radius,
                    self.squared,
                    self.taper,
                )
            )
        ]

    def stretchers(self, seat: Seat, height: float, style: str, radius: float, below: float = 0.02) -> list[Mesh]:
        """Rods between the legs: style "box", "h", "sides" or "none"."""
        if style == "none":
            return []
        corner = {(s, e): self.at(seat, s, e, height, below) for s in (-1, 1) for e in (-1, 1)}
        rods = pair(strut(corner[1, -1], corner[1, 1], radius, self.squared))
        if style == "h":
            left, right = ((corner[s, -1] + corner[s, 1]) / 2 for s in (-1, 1))
            rods.append(strut(left, right, radius, self.squared))
        if style == "box":
            lift = np.array([0, 0, 0.04])
            rods += [strut(corner[-1, e] + lift, corner[1, e] + lift, radius, self.squared) for e in (-1, 1)]
        return rods


def apron(seat: Seat, drop: float, inset: float, below: float) -> list[Mesh]:
    """The four boards under a seat."""
    z, thick = seat.height - below - drop / 2, 0.022
    corner = {(s, e): np.array([*seat.corner(s, e, inset), z]) for s in (-1, 1) for e in (-1, 1)}
    up = (0, 0, 1)
    return [
        *pair(bar(np.stack([corner[1, -1], corner[1, 1]]), drop, thick, up)),
        *(bar(np.stack([corner[-1, e], corner[1, e]]), drop, thick, up) for e in (-1, 1)),
    ]


def seat_top(seat: Seat, rng: Rng, soft: bool, thickness: float) -> Mesh:
    """A board, or a pad with a swelling top; its highest edge lies at the seat's height."""
    size = (seat.width, seat.depth, thickness)
    if soft:
        part = cushion(size, 0.4 * thickness, rng.uniform(0.01, 0.03))
    else:
        part = rounded_box(size, rng.uniform(0.15, 0.4) * thickness)
    return seat.shaped(moved(part, z=seat.height - thickness))


def round_seat(radius: float, height: float, thick: float, soft: bool) -> Mesh:
    """A round stool seat, a disc or a pad with a swelling top."""
    edge = 0.45 * thick if soft else 0.2 * thick
    angle = np.linspace(-np.pi / 2, np.pi / 2, 8)
    outward, upward = edge * (np.cos(angle) - 1), edge * np.sin(angle)
    rim = np.column_stack([radius + outward, height - thick / 2 + upward])
    rim[:, 1] += np.where(angle > 0, 1, -1) * (thick / 2 - edge)
    if not soft:
        return lathe(rim, 32)
    share = np.array([0.8, 0.5, 0.2, 0.02])
    dome = np.column_stack([share * (radius - edge), height + 0.02 * (1 - share**2)])
    return lathe(np.concatenate([rim, dome]), 32)


def planks(seat: Seat, rng: Rng) -> list[Mesh]:
    """A seat of boards along x with gaps between them."""
    count = int(rng.integers(3, 7))
    each = seat.depth / count
    board = rounded_box((seat.width, each * rng.uniform(0.72, 0.9), 0.026), 0.006)
    return [moved(board, y=(i - (count - 1) / 2) * each, z=seat.height - 0.026) for i in range(count)]


BACK_STYLES = ("slats", "spindles", "ladder", "panel", "pad", "splat", "windsor")


def back_frame(back: Back, rng: Rng, style: str, radius: float, squared: bool) -> list[Mesh]:
    """Posts, rails and the filling of a back in one of `BACK_STYLES`."""
    if style == "windsor":
        return _windsor(back, rng, radius)
    t = np.linspace(-0.02, 1, 7)
    width = 1 - radius / back.width * 2
    post = back.at(width, t)
    thick = np.linspace(1, rng.uniform(0.6, 0.95), 7)
    facing = (1, 0, 0)
    made = pair(bar(post, 1.8 * radius, 1.8 * radius, facing, thick) if squared else tube(post, radius * thick))
    crest = rng.uniform(0.05, 0.14) / back.height
    reach = rng.choice([width, 1.06])
    if style in ("slats", "spindles", "splat"):
        made.append(back.sheet((-reach, reach), (1 - crest, 1.01), 0.022))
        low = rng.uniform(0.0, 0.3)
        if low > 0.1:
            made.append(back.sheet((-width, width), (low - 0.06, low), 0.02))
        made += _filling(back, rng, style, (low if low > 0.1 else -0.02, 1 - crest / 2), width, radius)
    elif style == "ladder":
        rungs = int(rng.integers(3, 6))
        tops = np.linspace(rng.uniform(0.3, 0.4), 1.0, rungs)
        high = min(0.07 / back.height, 0.55 * float(tops[1] - tops[0])) * rng.uniform(0.7, 1.2)
        made += [back.sheet((-width, width), (float(top) - high, float(top)), 0.018) for top in tops]
    else:
        low = rng.uniform(0.12, 0.5)
        puff, body = (rng.uniform(0.02, 0.045), 0.04) if style == "pad" else (0.0, 0.016)
        made.append(back.sheet((-width, width), (low, 1.0), body, puff))
    return made


def _filling(back: Back, rng: Rng, style: str, t: tuple[float, float], width: float, radius: float) -> list[Mesh]:
    """Upright slats, spindles or one broad splat between two heights."""
    if style == "splat":
        half = rng.uniform(0.15, 0.4)
        return [back.sheet((-half, half), t, 0.014)]
    count = int(rng.integers(3, 7)) + (2 if style == "spindles" else 0) + int(back.width / 0.35)
    places = np.linspace(-width, width, count + 2)[1:-1]
    if style == "spindles":
        rise = np.linspace(*t, 5)
        return [tube(back.at(u, rise), 0.4 * radius * np.array([0.8, 1.2, 1.3, 1.0, 0.7]), 8) for u in places]
    half = float(places[1] - places[0]) * rng.uniform(0.18, 0.36)
    return [back.sheet((u - half, u + half), t, 0.014) for u in places.tolist()]


def _windsor(back: Back, rng: Rng, radius: float) -> list[Mesh]:
    """A bent bow over a fan of spindles."""
    power = rng.uniform(0.45, 0.8)
    angle = np.linspace(0, np.pi, 23)
    bow = back.at(np.sign(np.cos(angle)) * np.abs(np.cos(angle)) ** power * 0.94, np.sin(angle) ** power)
    count = int(rng.integers(5, 10))
    made = [tube(bow, 0.62 * radius)]
    for u in np.linspace(-0.8, 0.8, count):
        top = (1 - np.abs(u / 0.94) ** (2 / power)) ** (power / 2)
        made.append(tube(back.at(u * np.linspace(0.75, 1, 5), np.linspace(-0.02, top, 5)), 0.34 * radius, 8))
    return made


def arms(seat: Seat, back: Back, rng: Rng, radius: float, squared: bool) -> list[Mesh]:
    """Armrests from the back's posts to uprights on the seat's front corners."""
    rise = rng.uniform(0.17, 0.27)
    rear = back.at(1 - radius / back.width * 2, rise / back.height)
    x = seat.width / 2 - radius * 0.5 + rng.uniform(0, 0.03)
    front = seat.depth / 2 - rng.uniform(0.03, 0.3 * seat.depth)
    z = seat.height + rise * rng.uniform(0.88, 1.0)
    if rng.random() < 0.5:
        path: Path3 = [rear, [x, front, z], [x - 0.01, front + 0.01, seat.height - 0.03]]
        rod = fillet(path, rng.uniform(0.05, 0.12))
        return pair(bar(rod, 1.5 * radius, 1.9 * radius) if squared else tube(rod, 0.85 * radius))
    tip = np.array([x, front, z])
    elbow = (rear + tip) / 2 + np.array([0.012, 0, 0.004])
    rest = np.array([rear, elbow, tip, tip + np.array([0, 0.05, -0.008])])
    post = strut([x - 0.012, front - 0.01, seat.height - 0.03], tip, 0.7 * radius, squared)
    return [*pair(bar(rest, 0.022, rng.uniform(0.04, 0.07), (0, 0, 1))), *pair(post)]
