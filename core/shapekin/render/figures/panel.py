"""Points of an embedding in a rectangle: two principal axes, the same scale along both."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from shapekin.arrays import FloatArray
from shapekin.clustering.projection import align, project
from shapekin.render.figures.look import marker_of
from shapekin.render.figures.scene import Area, Dots
from shapekin.render.figures.subject import Stage, Subject

TAIL, REACH = 0.0025, 0.3
"""A panel reaches past all but this share of the points at each end of an axis by at most this share of their extent:
what lies farther out stands at its rim instead of shrinking the rest."""


def planes(stages: Sequence[Stage]) -> list[FloatArray]:
    """The first two principal components of each stage, as in the paper: of its own codes, not of all stages'.

    Axes of different codes have nothing in common, so each plane is only turned or mirrored (distances within
    it stay) to lie as the last one does.

    Returns:
        `(n, 2) float32` for each stage.
    """
    last = project(stages[-1].embedding, 2)
    return [*(align(project(stage.embedding, 2), last) for stage in stages[:-1]), last]


def explained(stage: Stage, plane: FloatArray) -> float:
    """Share of the embedding's variance that its plane shows; 0 where there is none."""
    whole = float(np.asarray(stage.embedding, np.float64).var(axis=0).sum())
    return float(plane.astype(np.float64).var(axis=0).sum()) / whole if whole > 0 else 0.0


def placed(plane: FloatArray, area: Area) -> NDArray[np.float64]:
    """Where the points of a plane stand in an area, `(n, 2)`; outliers stand at its rim."""
    xy = np.asarray(plane, np.float64) * (1.0, -1.0)
    low, high = np.quantile(xy, TAIL, axis=0), np.quantile(xy, 1 - TAIL, axis=0)
    reach = REACH * (high - low)
    low, high = np.maximum(low - reach, xy.min(axis=0)), np.minimum(high + reach, xy.max(axis=0))
    extent = np.maximum(high - low, 1e-12)
    scale = min(area.width / extent[0], area.height / extent[1])
    middle = np.array([area.x + area.width / 2, area.y + area.height / 2])
    found: NDArray[np.float64] = middle + (xy - (low + high) / 2) * scale
    return np.clip(found, (area.x, area.y), (area.right, area.bottom))


def dots(subject: Subject, places: FloatArray, largest: float) -> Dots:
    """The points of all items: those of no group below, the others in random order, so that none hides a group.

    Args:
        subject: Tells the colours.
        places: `(n, 2)`.
        largest: Radius where there are few.
    """
    n = len(places)
    radius = float(np.clip(26 * largest / np.sqrt(max(n, 1)), 0.28 * largest, largest))
    kinds = subject.group_of + 1
    order = np.random.default_rng(0).permutation(n)
    order = order[np.argsort(kinds[order] > 0, kind="stable")]
    groups = subject.groups
    return Dots(
        places[order],
        kinds[order],
        (subject.look.faint, *(group.rgb for group in groups)),
        (marker_of(0), *(marker_of(group.colour) for group in groups)),
        radius,
        opacity=0.9 if n < 1500 else 0.7,
        rim=subject.look.ground if radius > 2.5 else None,
    )
