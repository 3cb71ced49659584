"""The figure behind a proposed number of groups: eigenvalues and their largest gap, silhouettes and their best."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from shapekin.clustering.counting import Proposals
from shapekin.render.figures.axes import Axis, grid
from shapekin.render.figures.look import DARK, HEAD, LIGHT, MARGIN, PAGE, SMALL, TITLE, Look, marker_of
from shapekin.render.figures.scene import Area, Dots, Line, Scene, Words

HEIGHT = 700.0
SHOWN = 25  # eigenvalues


def count_figure(found: Proposals, *, dark: bool = False) -> Scene:
    """Two plots side by side, the proposed number marked in each."""
    look = DARK if dark else LIGHT
    scene = Scene("How many sub-categories?", PAGE, HEIGHT, look.ground)
    scene.add(Words(MARGIN, 70, scene.title, TITLE, look.ink))
    wide = (PAGE - 3 * MARGIN - 100) / 2
    left = Area(MARGIN + 50, 170, wide, HEIGHT - 270)
    right = Area(left.right + MARGIN + 50, left.y, wide, left.height)
    values = found.eigenvalues[: max(SHOWN, found.by_eigengap + 5)]
    eigen = {place + 1: float(value) for place, value in enumerate(values)}
    gap = f"Largest eigengap: {found.by_eigengap}"
    _plot(scene, left, eigen, found.by_eigengap, gap, "eigenvalues of the neighbour graph, by rank", look)
    if found.silhouettes:
        best = f"Best silhouette: {found.by_silhouette}"
        _plot(scene, right, found.silhouettes, found.by_silhouette, best, "mean silhouette by number of groups", look)
    return scene


def _plot(
    scene: Scene, area: Area, values: dict[int, float], marked: int, heading: str, along: str, look: Look
) -> None:
    across = Axis([min(values), max(values)], area.x, area.right)
    up = Axis(list(values.values()), area.bottom, area.y)
    scene.add(Words(area.x, area.y - 24, heading, HEAD, look.ink))
    grid(scene, area, across, up, look, along, SMALL)
    spots = [(across.at(count), up.at(value)) for count, value in values.items()]
    for before, after in pairwise(spots):
        scene.add(Line(before, after, look.quiet, 2.0))
    kinds = np.array([int(count == marked) for count in values], np.int64)
    scene.add(Dots(np.array(spots), kinds, (look.quiet, look.same), (marker_of(0), marker_of(0)), 6.0))
    if marked in values:
        x = across.at(marked)
        scene.add(Line((x, area.y), (x, area.bottom), look.same, 2.0, dashed=True))
