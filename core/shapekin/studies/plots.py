"""Plots of a study: curves with their spread, and goals beside what came out."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence

import numpy as np

from shapekin.render.figures.axes import Axis, grid
from shapekin.render.figures.lettering import fitting
from shapekin.render.figures.look import LIGHT, marker_of
from shapekin.render.figures.scene import Area, Dots, Scene, Words
from shapekin.render.figures.scene import Line as Stroke
from shapekin.render.palette import cluster_colour
from shapekin.studies.study import Against, Curve
from shapekin.studies.summary import Line, Outcome, Spread, Verdict

WIDTH, HEIGHT = 900.0, 440.0
SIZE = 15.0
_ROW = 26.0


def curve_plot(curve: Curve, data: str, lines: Sequence[Line]) -> Scene | None:
    """Means of `curve.measure` with bars of one deviation, a colour and a marker a setting; None without numbers."""
    series = {line.setting: line.along(curve.measure) for line in lines if line.data == data}
    series = {setting: points for setting, points in series.items() if points}
    if not series:
        return None
    scene = Scene(f"{curve.title}: {data}", WIDTH, HEIGHT + 22 * len(series), LIGHT.ground)
    area = Area(70, 50, WIDTH - 110, HEIGHT - 110)
    xs = [x for points in series.values() for x in points]
    ends = [edge for points in series.values() for spread in points.values() for edge in _reach(spread)]
    across, up = Axis(xs, area.x, area.right), Axis(ends, area.bottom, area.y)
    _frame(scene, area, across, up, scene.title, curve.along)
    for place, (setting, points) in enumerate(series.items()):
        colour = cluster_colour(place)
        spots = [(across.at(x), up.at(spread.mean)) for x, spread in points.items()]
        for before, after in itertools.pairwise(spots):
            scene.add(Stroke(before, after, colour, 2.0))
        for (x, _), spread in zip(spots, points.values(), strict=True):
            low, high = _reach(spread)
            scene.add(Stroke((x, up.at(low)), (x, up.at(high)), colour, 1.5, 0.6))
        row = HEIGHT - 10 + 22 * place
        spots.append((area.x + 6, row - 5))
        kinds = np.zeros(len(spots), np.int64)
        scene.add(Dots(np.array(spots), kinds, (colour,), (marker_of(8 * place),), 4.5))
        scene.add(Words(area.x + 20, row, fitting(setting, SIZE, WIDTH - 120), SIZE, LIGHT.ink))
    return scene


def goals_plot(title: str, outcomes: Sequence[Outcome]) -> Scene | None:
    """Each goal as a row: where it lies, and the values of all seeds; None where nothing is both wanted and found."""
    shown = [one for one in outcomes if one.found.values and (one.goal.least is not None or one.goal.most is not None)
             and one.goal.against is Against.NOTHING and abs(one.found.mean) <= 1]  # fmt: skip
    if not shown:
        return None
    scene = Scene(f"{title}: goals", WIDTH, 100 + _ROW * len(shown), LIGHT.ground)
    area = Area(430, 50, WIDTH - 470, _ROW * len(shown))
    bounds = [bound for one in shown for bound in (one.goal.least, one.goal.most) if bound is not None]
    across = Axis([*bounds, *(value for one in shown for value in one.found.values)], area.x, area.right)
    _frame(scene, area, across, None, scene.title, "dots: seeds; line: the goal")
    for place, one in enumerate(shown):
        y = area.y + _ROW * (place + 0.5)
        words = f"{one.goal.measure}, {one.goal.data}, {one.goal.setting}"
        scene.add(Words(16, y + 5, fitting(words, SIZE, 400), SIZE, LIGHT.ink))
        for bound in (one.goal.least, one.goal.most):
            if bound is not None:
                scene.add(Stroke((across.at(bound), y - 10), (across.at(bound), y + 10), LIGHT.ink, 2.0))
        colour = LIGHT.same if one.verdict is Verdict.REACHED else LIGHT.different
        spots = np.array([(across.at(value), y) for value in one.found.values])
        scene.add(Dots(spots, np.zeros(len(spots), np.int64), (colour,), (marker_of(0),), 4.5, 0.7))
    return scene


def _frame(scene: Scene, area: Area, across: Axis, up: Axis | None, title: str, along: str) -> None:
    scene.add(Words(16, 28, fitting(title, 18, WIDTH - 32), 18, LIGHT.ink))
    grid(scene, area, across, up, LIGHT, along)


def _reach(spread: Spread) -> tuple[float, float]:
    deviation = 0.0 if math.isnan(spread.deviation) else spread.deviation
    return spread.mean - deviation, spread.mean + deviation
