"""The embedding with representatives around it, and what it was before (figures 1 and 5 of the CPAC paper)."""

from __future__ import annotations

import numpy as np

from shapekin.arrays import FloatArray
from shapekin.render.figures.cards import card
from shapekin.render.figures.lettering import fitting, lines
from shapekin.render.figures.look import BODY, HEAD, MARGIN, PAGE, SMALL, TITLE, marker_of
from shapekin.render.figures.panel import dots, explained, placed, planes
from shapekin.render.figures.ring import Ring
from shapekin.render.figures.scene import Area, Box, Dots, Line, Scene, Words
from shapekin.render.figures.subject import Subject, typical

HEIGHT = 1080.0
SIDE = 296.0
_CARD, _NAME, _GAP, _LEAD = 108.0, 24.0, 14.0, 26.0
_A_GROUP = 4  # at most so many representatives of each group


def embedding_figure(subject: Subject) -> Scene:
    """Draw the last stage, its representatives, and the first stage small beside it."""
    scene = Scene(f"{subject.title}: {subject.stages[-1].title}", PAGE, HEIGHT, subject.look.ground)
    flat = planes(subject.stages)
    frame = Area(MARGIN, MARGIN, PAGE - 3 * MARGIN - SIDE, HEIGHT - 2 * MARGIN)
    ring = Ring(frame, _CARD, _CARD + _NAME, _GAP)
    places = placed(flat[-1], ring.inner.inset(_LEAD))
    scene.add(dots(subject, places, 5.0))
    _representatives(scene, subject, ring, places)
    _side(scene, subject, flat, Area(PAGE - MARGIN - SIDE, MARGIN, SIDE, HEIGHT - 2 * MARGIN))
    return scene


def _representatives(scene: Scene, subject: Subject, ring: Ring, places: FloatArray) -> None:
    groups = subject.groups[: ring.capacity]
    embedding = subject.stages[-1].embedding
    each, more = divmod(ring.capacity, max(len(groups), 1))
    shown = [
        (group, row)
        for place, group in enumerate(groups)
        for row in typical(embedding, group.rows, min(each + (place < more), _A_GROUP))
    ]
    if not shown:
        return
    look = subject.look
    slots = ring.joined(places[[row for _, row in shown]])
    for (group, row), slot in zip(shown, slots, strict=True):
        start, (x, y) = ring.anchor(slot), places[row].tolist()
        scene.add(Line(start, (x, y), look.ground, 3.5, 0.75), Line(start, (x, y), group.rgb, 1.5))
        mark = (np.array([[x, y]]), np.zeros(1, np.int64), (group.rgb,), (marker_of(group.colour),))
        scene.add(Dots(*mark, radius=7.5, rim=look.ink))
    for (group, row), slot in zip(shown, slots, strict=True):
        above = slot.y < ring.inner.y and slot.bottom <= ring.inner.y + 1
        top = slot.y + (_NAME if above else 0)
        scene.add(*card(subject, row, Area(slot.x, top, _CARD, _CARD), group.rgb))
        baseline = slot.y + 0.95 * SMALL if above else slot.bottom - 0.35 * SMALL
        name = fitting(group.name, SMALL, _CARD + _GAP - 4)
        scene.add(Words(slot.x + _CARD / 2, baseline, name, SMALL, look.ink, "middle"))


def _side(scene: Scene, subject: Subject, flat: list[FloatArray], area: Area) -> None:
    """Title, scores and the first stage."""
    look, (first, last) = subject.look, (subject.stages[0], subject.stages[-1])
    y = area.y + 0.8 * TITLE
    scene.add(Words(area.x, y, fitting(subject.title, TITLE, area.width), TITLE, look.ink))
    y += 8
    for line in lines(f"{last.title}. {subject.about}", BODY, area.width):
        y += 1.35 * BODY
        scene.add(Words(area.x, y, line, BODY, look.quiet))
    y += 2.2 * BODY
    told = [(word, last.scores[key]) for word, key in (("ACC", "acc"), ("NMI", "nmi"), ("NMI max", "nmi_max"))
            if key in last.scores]  # fmt: skip
    for place, (word, value) in enumerate(told):
        x = area.x + place * area.width / 3
        scene.add(Words(x, y + 0.4 * HEAD, f"{value:.3f}", HEAD, look.ink))
        scene.add(Words(x, y + 0.4 * HEAD + 1.5 * SMALL, word, SMALL, look.quiet))
    note = (
        f"Points: the first two principal components of the embedding, {explained(last, flat[-1]):.0%} of its "
        f"variance. Colours: {subject.colours_tell}. Pictures: members near the middle of their group."
    )
    small = lines(note, SMALL, area.width)
    if len(subject.stages) > 1:
        box = Area(area.x, area.bottom - 0.78 * SIDE, SIDE, 0.78 * SIDE)
        heading = lines(f"Before: {first.title[:1].lower()}{first.title[1:]}", BODY, area.width)
        top = box.y - 12 - (len(heading) - 1) * 1.35 * BODY
        scene.add(*(Words(area.x, top + k * 1.35 * BODY, line, BODY, look.ink) for k, line in enumerate(heading)))
        scene.add(Box(box, look.card, look.line, 1.0), dots(subject, placed(flat[0], box.inset(16)), 2.6))
        bottom = top - 2.4 * BODY
    else:
        bottom = area.bottom
    top = bottom - (len(small) - 1) * 1.35 * SMALL
    scene.add(*(Words(area.x, top + k * 1.35 * SMALL, line, SMALL, look.quiet) for k, line in enumerate(small)))
