"""Contact sheet of all groups: a row of members for each, the most typical first."""

from __future__ import annotations

import numpy as np

from shapekin.arrays import FloatArray, IntArray
from shapekin.render.figures.cards import card, swatch
from shapekin.render.figures.lettering import fitting
from shapekin.render.figures.look import BODY, HEAD, MARGIN, PAGE, SMALL, TITLE
from shapekin.render.figures.scene import Area, Line, Scene, Words
from shapekin.render.figures.subject import Group, Subject

_LABEL, _CARD, _GAP = 260.0, 114.0, 10.0
_ROW = _CARD + 22.0
_ROWS = 20


def members_figure(subject: Subject, groups: tuple[Group, ...]) -> Scene:
    """Draw the members nearest to the mean of each group, in the last stage's embedding.

    Args:
        subject: Has the pictures.
        groups: By falling size; the first twenty are shown.
    """
    look, shown = subject.look, groups[:_ROWS]
    top = MARGIN + 116
    left_out = len(groups) - len(shown)
    height = top + len(shown) * _ROW - 22 + (56 if left_out else 0) + MARGIN
    scene = Scene(f"{subject.title}: members of each sub-category", PAGE, height, look.ground)
    scene.add(Words(MARGIN, MARGIN + 0.8 * TITLE, fitting(subject.title, TITLE, 1400), TITLE, look.ink))
    about = f"Sub-categories found: {len(groups):,}. Of each, the members nearest to its mean."
    scene.add(Words(MARGIN, MARGIN + 0.8 * TITLE + 34, about, BODY, look.quiet))
    columns = int((PAGE - 2 * MARGIN - _LABEL + _GAP) // (_CARD + _GAP))
    embedding = subject.stages[-1].embedding
    for place, group in enumerate(shown):
        y = top + place * _ROW
        scene.add(Line((MARGIN, y - 11), (PAGE - MARGIN, y - 11), look.line))
        scene.add(swatch(group, MARGIN + 8, y + _CARD / 2 - 20 - 0.32 * HEAD, 8))
        x, middle = MARGIN + 28, y + _CARD / 2
        scene.add(Words(x, middle - 20, fitting(group.name, HEAD, _LABEL - 44), HEAD, look.ink))
        scene.add(Words(x, middle + 8, _count(len(group.rows)), BODY, look.quiet))
        scene.add(Words(x, middle + 32, fitting(group.detail, SMALL, _LABEL - 44), SMALL, look.quiet))
        for column, row in enumerate(_nearest(embedding, group.rows)[:columns]):
            area = Area(PAGE - MARGIN - (columns - column) * (_CARD + _GAP) + _GAP, y, _CARD, _CARD)
            scene.add(*card(subject, row, area))
    if left_out:
        items = sum(len(group.rows) for group in groups[_ROWS:])
        note = f"and {left_out:,} more, of {_count(items)} together"
        scene.add(Words(MARGIN + 28, height - MARGIN, note, BODY, look.quiet))
    return scene


def _nearest(embedding: FloatArray, rows: IntArray) -> list[int]:
    points = np.asarray(embedding[rows], np.float64)
    order = np.argsort(((points - points.mean(axis=0)) ** 2).sum(axis=1), kind="stable")
    return [int(row) for row in rows[order]]


def _count(items: int) -> str:
    return f"{items:,} item{'s' * (items != 1)}"
