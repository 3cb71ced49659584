"""A repository of chairs that never were: ten kinds, every proportion varied, ranges that overlap.

Kinds differ in what a designer names (castors, runners, upholstery) and overlap in raw size: some dining
chairs have arms, a wide one nears a bench, a small sofa an armchair, a low bar stool a chair.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from shapekin.arrays import FloatArray, IntArray
from shapekin.samples.bases import column, foot_ring, pedestal, rockers, sled, star, trestle
from shapekin.samples.frames import (
    Back,
    Legs,
    Rng,
    Seat,
    apron,
    arms,
    back_frame,
    pair,
    planks,
    round_seat,
    seat_top,
    strut,
)
from shapekin.samples.parts import (
    Mesh,
    Path3,
    bar,
    cushion,
    cylinder,
    fillet,
    merge,
    moved,
    rounded_box,
    tube,
    turned,
)
from shapekin.samples.upholstery import Body, feet, tub, upholstered


def _legs(rng: Rng, squared: bool, splay: float = 0.12) -> Legs:
    """Legs of any make."""
    return Legs(rng.uniform(0.014, 0.026), rng.uniform(0.5, 1.0), rng.uniform(0.0, splay), squared)


def _back_of(seat: Seat, rng: Rng, height: float, inset: float = 0.0) -> Back:
    """A back that rises from the rear edge of a seat."""
    return Back(
        width=seat.width * seat.rear - 2 * inset,
        y=-seat.depth / 2 + 0.02,
        z=seat.height - 0.02,
        height=height,
        tilt=height * rng.uniform(0.05, 0.3),
        hollow=rng.uniform(0.0, 0.06),
        flare=rng.uniform(-0.08, 0.12),
    )


def _dining_chair(rng: Rng) -> list[Mesh]:
    wide = rng.uniform(0.55, 0.72) if rng.random() < 0.1 else rng.uniform(0.38, 0.54)
    seat = Seat(wide, rng.uniform(0.37, 0.5), rng.uniform(0.42, 0.5), rng.uniform(0.78, 1.0))
    squared = bool(rng.random() < 0.5)
    legs = _legs(rng, squared)
    back = _back_of(seat, rng, rng.uniform(0.3, 0.6))
    soft = bool(rng.random() < 0.45)
    style = str(rng.choice(["slats", "spindles", "ladder", "panel", "pad", "splat", "windsor"]))
    made = [seat_top(seat, rng, soft, rng.uniform(0.05, 0.08) if soft else rng.uniform(0.018, 0.04))]
    made += [*legs.build(seat), *back_frame(back, rng, style, legs.radius, squared)]
    rods = str(rng.choice(["none", "none", "box", "h", "sides"]))
    made += legs.stretchers(seat, rng.uniform(0.1, 0.24), rods, 0.55 * legs.radius)
    if legs.splay < 0.05:
        made += apron(seat, rng.uniform(0.04, 0.08), 0.03, 0.015)
    if rng.random() < 0.28:
        made += arms(seat, back, rng, legs.radius, squared)
    return made


def _armchair(rng: Rng) -> list[Mesh]:
    height = rng.uniform(0.38, 0.47)
    body = Body(
        width=rng.uniform(0.48, 0.68),
        depth=rng.uniform(0.68, 0.92),
        height=height,
        back=height + rng.uniform(0.32, 0.72),
        arm_width=rng.uniform(0.07, 0.2),
        arm_height=height + rng.uniform(0.1, 0.26),
        back_depth=rng.uniform(0.18, 0.3),
        tilt=rng.uniform(0.03, 0.16),
        feet=rng.uniform(0.03, 0.2),
        places=1,
    )
    made = tub(body, rng) if rng.random() < 0.25 else upholstered(body, rng)
    if body.back - body.height > 0.6:
        wing = rounded_box((0.06, rng.uniform(0.16, 0.24), 0.8 * (body.back - body.arm_height) + 0.06), 0.028)
        made += pair(moved(wing, body.width / 2 + 0.02, -body.depth / 2 + 0.12, body.arm_height - 0.05))
    return made


def _sofa(rng: Rng) -> list[Mesh]:
    places = int(rng.choice([2, 2, 3, 3, 4]))
    height = rng.uniform(0.38, 0.46)
    body = Body(
        width=places * rng.uniform(0.5, 0.7),
        depth=rng.uniform(0.74, 1.02),
        height=height,
        back=height + rng.uniform(0.28, 0.5),
        arm_width=rng.uniform(0.08, 0.25),
        arm_height=0.0 if rng.random() < 0.12 else height + rng.uniform(0.08, 0.26),
        back_depth=rng.uniform(0.2, 0.32),
        tilt=rng.uniform(0.02, 0.14),
        feet=rng.uniform(0.03, 0.18),
        places=places,
    )
    return upholstered(body, rng)


def _swivel_chair(rng: Rng) -> list[Mesh]:
    seat = Seat(rng.uniform(0.42, 0.56), rng.uniform(0.4, 0.53), rng.uniform(0.42, 0.58), rng.uniform(0.85, 1.0))
    made, hub = star(rng, rng.uniform(0.26, 0.36), castors=True)
    thick = rng.uniform(0.045, 0.09)
    under = seat.height - thick
    made += [*column(hub, under - 0.03, rng.uniform(0.022, 0.032)), seat_top(seat, rng, True, thick)]
    made.append(moved(rounded_box((0.16, 0.22, 0.045), 0.012), z=under - 0.04))
    height = rng.uniform(0.32, 0.78)
    gap = rng.uniform(0.02, 0.18) if height < 0.6 else rng.uniform(0.0, 0.08)
    back = Back(
        seat.width * rng.uniform(0.78, 0.98),
        -seat.depth / 2 + 0.01,
        seat.height + gap,
        height,
        height * rng.uniform(0.06, 0.24),
        rng.uniform(0.02, 0.08),
        rng.uniform(-0.15, 0.08),
    )
    made.append(back.sheet((-1, 1), (0, 1), 0.05, rng.uniform(0.02, 0.05)))
    hold = back.at(0, 0.4) - np.array([0, 0.02, 0])
    spine = fillet([[0, 0, under - 0.02], [0, back.y - back.hollow - 0.06, under - 0.015], hold], 0.08)
    made.append(bar(spine, rng.uniform(0.012, 0.025), rng.uniform(0.05, 0.11), (0, 0.7, 0.7) if gap < 0 else None))
    if rng.random() < 0.2:
        head = Back(back.width * 0.6, float(back.at(0, 1)[1]) + 0.02, back.z + height + 0.04, 0.16, -0.01, 0.02)
        made += [head.sheet((-1, 1), (0, 1), 0.04, 0.03), tube([back.at(0, 0.8), head.at(0, 0.5)], 0.012)]
    if rng.random() < 0.68:
        made += _swivel_arms(seat, back, rng, under)
    return made


def _swivel_arms(seat: Seat, back: Back, rng: Rng, under: float) -> list[Mesh]:
    """T-shaped or looped armrests of an office chair."""
    x, z = seat.width / 2 + rng.uniform(0.02, 0.05), seat.height + rng.uniform(0.17, 0.26)
    if rng.random() < 0.6:
        y = rng.uniform(-0.06, 0.03)
        post = fillet([[0.08, y, under - 0.005], [x, y, under - 0.005], [x, y, z]], 0.06)
        pad = moved(rounded_box((rng.uniform(0.06, 0.1), rng.uniform(0.2, 0.3), 0.03), 0.012), x, y + 0.02, z)
        return [*pair(bar(post, 0.022, 0.045, (0, 1, 0))), *pair(pad)]
    front = seat.depth / 2 - rng.uniform(0.08, 0.2)
    rear = back.at(1, min(0.9, 0.22 / back.height)) + np.array([0.01, -0.01, 0])
    loop = fillet(
        [rear, [x, -0.1, z], [x, front, z], [x, front - 0.05, under + 0.01], [x - 0.12, front - 0.05, under]],
        0.07,
    )
    return pair(tube(loop, rng.uniform(0.013, 0.02)))


def _bar_stool(rng: Rng) -> list[Mesh]:
    height = rng.uniform(0.56, 0.82)
    broad = rng.uniform(0.32, 0.44)
    seat = Seat(broad, broad * rng.uniform(0.85, 1.0), height, rng.uniform(0.85, 1.0))
    squared, soft, thick = bool(rng.random() < 0.4), bool(rng.random() < 0.55), rng.uniform(0.03, 0.07)
    central = bool(rng.random() < 0.4)
    disc = bool(central or rng.random() < 0.3)
    top = round_seat(broad / 2, height, thick, soft) if disc else seat_top(seat, rng, soft, thick)
    made = [top]
    legs = Legs(rng.uniform(0.013, 0.02), rng.uniform(0.6, 1.0), rng.uniform(0.05, 0.14), squared, inset=0.075)
    rest = rng.uniform(0.18, 0.32) * height / 0.75
    if central:
        reach = rng.uniform(0.19, 0.25)
        made += [*pedestal(rng, height - thick + 0.01, reach), *foot_ring(rest, rng.uniform(0.12, 0.18))]
    else:
        made += legs.build(seat, below=0.5 * thick)
        made += legs.stretchers(seat, rest, str(rng.choice(["box", "box", "h"])), 0.6 * legs.radius, 0.5 * thick)
    if rng.random() < 0.4:
        within = Seat(0.66 * broad, 0.74 * broad, height) if disc else seat  # posts stand on the disc
        back = _back_of(within, rng, rng.uniform(0.14, 0.36), 0.0 if disc else 0.03)
        style = str(rng.choice(["panel", "pad", "ladder", "spindles"]))
        made += back_frame(back, rng, style, legs.radius * 0.8, squared)
    return made


def _bench(rng: Rng) -> list[Mesh]:
    seat = Seat(rng.uniform(0.85, 1.75), rng.uniform(0.32, 0.5), rng.uniform(0.41, 0.49))
    squared, make = bool(rng.random() < 0.65), rng.random()
    legs = Legs(rng.uniform(0.02, 0.036), rng.uniform(0.65, 1.0), rng.uniform(0.0, 0.1), squared, inset=0.05)
    thick = rng.uniform(0.035, 0.07)
    made = planks(seat, rng) if make < 0.35 else [seat_top(seat, rng, make > 0.75, thick)]
    if rng.random() < 0.6:
        made += [*legs.build(seat), *legs.stretchers(seat, rng.uniform(0.08, 0.2), "h", 0.6 * legs.radius)]
        made += apron(seat, rng.uniform(0.04, 0.07), 0.05, 0.02)
    else:
        made += trestle(seat, rng, squared)
    if rng.random() < 0.55:
        back = _back_of(seat, rng, rng.uniform(0.3, 0.48))
        style = str(rng.choice(["ladder", "ladder", "slats", "spindles"]))
        made += back_frame(back, rng, style, legs.radius * 0.9, squared)
        if rng.random() < 0.55:
            made += arms(seat, back, rng, legs.radius * 0.9, squared)
    return made


def _rocking_chair(rng: Rng) -> list[Mesh]:
    seat = Seat(rng.uniform(0.46, 0.6), rng.uniform(0.42, 0.54), rng.uniform(0.38, 0.46), rng.uniform(0.82, 0.96))
    squared = bool(rng.random() < 0.35)
    plain = Legs(rng.uniform(0.015, 0.022), rng.uniform(0.75, 1.0), 0.0, squared, inset=0.05)
    straight = Seat(seat.width * seat.rear, seat.depth, seat.height)
    runners, carried = rockers(straight, plain, rng)
    legs = Legs(plain.radius, plain.taper, 0.0, squared, carried, plain.inset)
    back = _back_of(seat, rng, rng.uniform(0.5, 0.78))
    soft = bool(rng.random() < 0.3)
    style = str(rng.choice(["slats", "spindles", "ladder", "windsor", "pad"]))
    made = [seat_top(seat, rng, soft, 0.06 if soft else rng.uniform(0.02, 0.04)), *runners]
    made += [*legs.build(straight), *back_frame(back, rng, style, legs.radius, squared)]
    made += legs.stretchers(straight, rng.uniform(0.16, 0.24), "box", 0.6 * legs.radius)
    return made + (arms(seat, back, rng, legs.radius, squared) if rng.random() < 0.85 else [])


def _sled_chair(rng: Rng) -> list[Mesh]:
    seat = Seat(rng.uniform(0.42, 0.56), rng.uniform(0.4, 0.52), rng.uniform(0.42, 0.49))
    radius = rng.uniform(0.0105, 0.016)
    height = rng.uniform(0.3, 0.55)
    back = Back(
        seat.width - 2 * radius,
        -seat.depth / 2,
        seat.height - 0.03,
        height,
        height * rng.uniform(0.08, 0.3),
        rng.uniform(0.0, 0.04),
    )
    puff = rng.uniform(0.015, 0.04) if rng.random() < 0.6 else 0.0
    made = [*sled(seat, back, rng, radius), seat_top(seat, rng, puff > 0, 0.06 if puff else 0.03)]
    made.append(back.sheet((-1, 1), (rng.uniform(0.15, 0.5), 1.0), 0.035 if puff else 0.016, puff))
    if rng.random() < 0.4:
        z, front = seat.height + rng.uniform(0.17, 0.24), seat.depth / 2 - rng.uniform(0.03, 0.15)
        x = seat.width / 2 - radius
        path: Path3 = [
            back.at(1, (z - back.z) / back.height),
            [x + 0.012, front, z],
            [x, front + 0.01, seat.height - 0.035],
        ]
        made += pair(tube(fillet(path, 0.08), radius))
    return made


def _folding_chair(rng: Rng) -> list[Mesh]:
    seat = Seat(rng.uniform(0.38, 0.5), rng.uniform(0.34, 0.44), rng.uniform(0.42, 0.48))
    radius, half = rng.uniform(0.009, 0.014), seat.depth / 2
    squared = bool(rng.random() < 0.5)
    x, top = seat.width / 2 + radius, rng.uniform(0.74, 0.9)
    front, rear = half + rng.uniform(-0.02, 0.08), -half - rng.uniform(0.02, 0.1)
    long = [[x, front, radius], [x, rear - 0.03, top]]
    slope = (rear - 0.03 - front) / (top - radius)
    behind = front + slope * (seat.height + 0.05 - radius)
    back = Back(
        2 * x,
        behind,
        seat.height + 0.05,
        top - seat.height - 0.05,
        (behind - rear) + 0.03,
        rng.uniform(0, 0.03),
    )
    inner = x - 2.4 * radius
    made = [*pair(strut(long[0], long[1], radius, squared))]
    made += pair(strut([inner, rear, radius], [inner, half * 0.85, seat.height - 0.015], radius, squared))
    made += [strut([-inner, y, z], [inner, y, z], 0.8 * radius, squared) for y, z in ((rear + 0.06, 0.09),)]
    made.append(strut([-x, front + slope * 0.13, 0.13], [x, front + slope * 0.13, 0.13], 0.8 * radius, squared))
    made += planks(seat, rng) if rng.random() < 0.6 else [seat_top(seat, rng, False, 0.022)]
    rows = int(rng.integers(1, 4))
    tops = np.linspace(1.0, 0.45, rows + 1)[:rows]
    return made + [
        back.sheet((-1, 1), (float(t) - rng.uniform(0.16, 0.3) * (1.6 / rows), float(t)), 0.014) for t in tops
    ]


def _chaise_longue(rng: Rng) -> list[Mesh]:
    seat = Seat(rng.uniform(0.55, 0.8), rng.uniform(1.35, 1.8), rng.uniform(0.34, 0.44))
    low, thick = rng.uniform(0.06, 0.2), rng.uniform(0.1, 0.15)
    pad = cushion((seat.width, seat.depth, thick), 0.05, rng.uniform(0.01, 0.03))
    made = [moved(pad, z=seat.height - thick), *feet(seat.width, seat.depth, low, rng)]
    made.append(moved(rounded_box((seat.width - 0.02, seat.depth - 0.03, seat.height - thick - low), 0.015), z=low))
    height = rng.uniform(0.28, 0.5)
    back = Back(seat.width, -seat.depth / 2 + 0.12, seat.height - 0.12, height + 0.12, height * rng.uniform(0.3, 0.9))
    made.append(back.sheet((-0.99, 0.99), (0, 1), 0.14, 0.07))
    if rng.random() < 0.5:
        arm = rounded_box(
            (rng.uniform(0.08, 0.14), seat.depth * rng.uniform(0.35, 0.6), 0.0 + height * 0.7 + 0.2), 0.04
        )
        size = float(np.ptp(arm.vertices[:, 1]))
        side = 1 if rng.random() < 0.5 else -1
        made.append(moved(arm, side * seat.width / 2, -seat.depth / 2 + size / 2, seat.height - 0.2))
    if rng.random() < 0.4:
        roll = moved(cylinder(0.08, seat.width * 0.9, sides=18), z=-seat.width * 0.45)
        lying = Mesh(roll.vertices[:, [2, 0, 1]], roll.faces)
        made.append(moved(lying, y=back.y + 0.14, z=seat.height + 0.09))
    return made


# Shapes in every fifty: uneven, as in real repositories.
_SHARES: dict[str, tuple[int, Callable[[Rng], list[Mesh]]]] = {
    "dining_chair": (11, _dining_chair),
    "swivel_chair": (8, _swivel_chair),
    "armchair": (7, _armchair),
    "sofa": (6, _sofa),
    "bar_stool": (5, _bar_stool),
    "sled_chair": (4, _sled_chair),
    "bench": (3, _bench),
    "rocking_chair": (2, _rocking_chair),
    "folding_chair": (2, _folding_chair),
    "chaise_longue": (2, _chaise_longue),
}
KINDS: tuple[str, ...] = tuple(_SHARES)
_DECK: NDArray[np.str_] = np.repeat(np.array(KINDS), [share for share, _ in _SHARES.values()])


def kind_of(seed: int, index: int) -> str:
    """The kind of shape `index`: dealt from shuffled decks of fifty, so that no kind is ever missing."""
    deck, card = divmod(index, len(_DECK))
    order = np.random.default_rng([seed, deck, len(_DECK)]).permutation(len(_DECK))
    return str(_DECK[order[card]])


def chair(seed: int, index: int) -> tuple[str, FloatArray, IntArray]:
    """Shape `index` of the repository `seed`, the same however many are made.

    Args:
        seed: Names the repository, at least 0.
        index: Which shape, from 0.

    Returns:
        The kind, one of `KINDS`; vertices `(v, 3) float32` in metres, z up, the sitter looks along -y, to
        whoever stands before the picture, and the floor is z = 0; faces `(f, 3) int64`, turned outward.
    """
    kind = kind_of(seed, index)
    mesh = merge(_SHARES[kind][1](np.random.default_rng([seed, index])))
    standing = moved(turned(mesh, "z", np.pi), z=-float(mesh.vertices[:, 2].min()))
    return kind, standing.vertices, standing.faces
