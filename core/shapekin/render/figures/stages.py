"""The embedding in its stages, side by side (figures 2 and 7 of the CPAC paper)."""

from __future__ import annotations

from shapekin.render.figures.cards import legend
from shapekin.render.figures.lettering import fitting
from shapekin.render.figures.look import BODY, HEAD, MARGIN, PAGE, SMALL, TITLE
from shapekin.render.figures.panel import dots, explained, placed, planes
from shapekin.render.figures.scene import Area, Box, Scene, Words
from shapekin.render.figures.subject import Stage, Subject

_SPACE = 32.0
_HEAD = 112.0
_TALLEST = 600.0


def stages_figure(subject: Subject) -> Scene:
    """Draw all stages in the same colours, with scores where they are known."""
    look, count = subject.look, len(subject.stages)
    width = (PAGE - 2 * MARGIN - (count - 1) * _SPACE) / count
    height = min(width, _TALLEST)
    rows = 1 if len(subject.groups) <= 6 else 2
    below = MARGIN + _HEAD + height
    scene = Scene(f"{subject.title}: stages", PAGE, below + 130 + 30 * rows + MARGIN + 8, look.ground)
    scene.add(Words(MARGIN, MARGIN + 0.8 * TITLE, fitting(subject.title, TITLE, 1000), TITLE, look.ink))
    scene.add(Words(MARGIN, MARGIN + 0.8 * TITLE + 34, fitting(subject.about, BODY, 1400), BODY, look.quiet))
    for place, (stage, plane) in enumerate(zip(subject.stages, planes(subject.stages), strict=True)):
        box = Area(MARGIN + place * (width + _SPACE), MARGIN + _HEAD, width, height)
        scene.add(Box(box, look.card, look.line, 1.0))
        scene.add(dots(subject, placed(plane, box.inset(28)), 4.4))
        title = f"({chr(ord('a') + place)}) {stage.title}"
        scene.add(Words(box.x, box.bottom + 36, fitting(title, HEAD, width - 160), HEAD, look.ink))
        scene.add(Words(box.x, box.bottom + 64, fitting(_told(stage), BODY, width), BODY, look.quiet))
        note = f"{explained(stage, plane):.0%} of the variance"
        scene.add(Words(box.right, box.bottom + 36, note, SMALL, look.quiet, "end"))
    scene.add(*legend(subject, Area(MARGIN, below + 118, PAGE - 2 * MARGIN, 0), rows))
    note = f"Each panel: the first two principal components of its own codes. Colours: {subject.colours_tell}."
    scene.add(Words(MARGIN, scene.height - MARGIN + 12, note, SMALL, look.quiet))
    return scene


def _told(stage: Stage) -> str:
    """The scores of a stage in a line."""
    words = (("ACC", "acc"), ("NMI", "nmi"), ("NMI max", "nmi_max"))
    told = [f"{word} {stage.scores[key]:.3f}" for word, key in words if key in stage.scores]
    if "clusters" in stage.scores:
        told.append(f"{stage.scores['clusters']:.0f} sub-categories")
    return " · ".join(told) or "no partition yet"
