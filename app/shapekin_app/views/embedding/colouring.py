"""What the colours of the points tell."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor

from shapekin.arrays import BoolArray, FloatArray, IntArray
from shapekin.session import Cluster, Session
from shapekin_app import theme
from shapekin_app.views.embedding.sprites import Look, marker_of

STEPS = 24  # of a scale
LEAST_SPREAD = 1e-9
_ON_LIGHT = (196, 214, 232), (88, 140, 190), (110, 20, 84)
_ON_DARK = (44, 62, 120), (50, 136, 160), (245, 214, 90)
ANSWERS = (0, 1, 2, 4)  # least answers of each step of "evidence"


def _tr(text: str) -> str:
    return QCoreApplication.translate("Colouring", text)


class ColourBy(StrEnum):
    """What the colours of the points tell."""

    CLUSTER = "cluster"
    TRUE_KIND = "true kind"
    MOVED = "moved"
    UNCERTAINTY = "uncertainty"
    LOSS = "loss"
    EVIDENCE = "evidence"
    RUN = "run"


@dataclass(frozen=True)
class Coloured:
    """Points with their colours, and what these mean.

    Attributes:
        look: Colours and markers.
        legend: (0xRRGGBB, words) from top to bottom; empty where titles on the map say it.
        scale: True where the legend is a scale: its first and last words are the ends.
    """

    look: Look
    legend: tuple[tuple[int, str], ...] = ()
    scale: bool = False


def choices(session: Session | None, moved: IntArray) -> tuple[ColourBy, ...]:
    """What can be told of this session.

    Args:
        session: The open one.
        moved: Rows that the last training put elsewhere.
    """
    found = [ColourBy.CLUSTER]
    if session is None:
        return tuple(found)
    if session.dataset.label_names:
        found.append(ColourBy.TRUE_KIND)
    if len(moved):
        found.append(ColourBy.MOVED)
    if session.confidence is not None:
        found.append(ColourBy.UNCERTAINTY)
    if session.item_losses is not None:
        found.append(ColourBy.LOSS)
    if session.n_answers:
        found.append(ColourBy.EVIDENCE)
    if len(session.runs) > 1:
        found.append(ColourBy.RUN)
    return tuple(found)


def coloured(
    session: Session, by: ColourBy, selection: IntArray, moved: IntArray,
    partition: tuple[IntArray, tuple[Cluster, ...]],
) -> Coloured:  # fmt: skip
    """Colours and markers of all points.

    Args:
        session: The open one.
        by: What the colours tell.
        selection: Rows to be ringed.
        moved: Rows that the last training put elsewhere.
        partition: Labels `(n,)` and clusters that `CLUSTER` and `RUN` show.
    """
    ringed = np.zeros(len(session), bool)
    ringed[selection] = True
    if by is ColourBy.MOVED:
        index = np.zeros(len(session), np.int64)
        index[moved] = 1
        accent = _parse(theme.current().accent)
        look = Look((_rgb(-1), accent), (0, 0), index, ringed)
        return Coloured(look, ((accent, _tr("moved")), (_rgb(-1), _tr("stayed"))))
    if by is ColourBy.TRUE_KIND:
        names = session.dataset.label_names
        palette = [*range(len(names)), -1]
        look = Look(
            tuple(_rgb(c) for c in palette), tuple(marker_of(c) for c in palette),
            session.dataset.true_labels % len(palette), ringed,
        )  # fmt: skip
        return Coloured(look, tuple((_rgb(number), name) for number, name in enumerate(names)))
    if by is ColourBy.UNCERTAINTY and (confidence := session.confidence) is not None:
        return _scaled(1 - confidence, ringed, _tr("sure"), _tr("unsure"))
    if by is ColourBy.LOSS and (losses := session.item_losses) is not None:
        return _scaled(losses, ringed, _tr("low loss"), _tr("high loss"))
    if by is ColourBy.EVIDENCE:
        return _by_answers(session, ringed)
    labels, clusters = partition
    by_id = sorted(clusters, key=lambda cluster: cluster.id)
    ids = np.array([cluster.id for cluster in by_id])
    look = Look(
        tuple(_rgb(cluster.colour) for cluster in by_id), tuple(marker_of(cluster.colour) for cluster in by_id),
        np.searchsorted(ids, labels), ringed,
    )  # fmt: skip
    legend = tuple((_rgb(cluster.colour), cluster.title) for cluster in clusters) if by is ColourBy.RUN else ()
    return Coloured(look, legend)


def _scaled(values: FloatArray, ringed: BoolArray, low: str, high: str) -> Coloured:
    """From quiet to loud; by rank within the middle 96 % so that a few extremes do not hide the rest."""
    known = np.isfinite(values)
    ends = np.percentile(values[known], (2, 98)) if known.any() else np.array([0.0, 1.0])
    share = (np.where(known, values, ends[0]) - ends[0]) / max(float(ends[1] - ends[0]), LEAST_SPREAD)
    index = np.clip(share * (STEPS - 1), 0, STEPS - 1).round().astype(np.int64)
    index[~known] = STEPS
    colours = (*(_ramp(step / (STEPS - 1)) for step in range(STEPS)), _rgb(-1))
    legend = tuple((colour, low if not step else high) for step, colour in enumerate(colours[:STEPS]))
    return Coloured(Look(colours, (0,) * len(colours), index, ringed), legend, scale=True)


def _by_answers(session: Session, ringed: BoolArray) -> Coloured:
    ends = np.array([row.pair for row in session.evidence], np.int64).ravel()
    count = np.bincount(ends, minlength=len(session)) if len(ends) else np.zeros(len(session), np.int64)
    index = np.searchsorted(ANSWERS, count, side="right") - 1
    colours = (_rgb(-1), *(_ramp(share) for share in (0.35, 0.7, 1.0)))
    words = (_tr("not asked about"), _tr("1 answer"), _tr("2 or 3 answers"), _tr("4 and more"))
    return Coloured(Look(colours, (0,) * len(colours), index, ringed), tuple(zip(colours, words, strict=True)))


def _ramp(share: float) -> int:
    """A colour between quiet and loud: hue and lightness both tell, so that it is read without hue as well."""
    dark = theme.current().dark
    stops = _ON_DARK if dark else _ON_LIGHT
    place = min(max(share, 0.0), 1.0) * 2
    first = min(int(place), 1)
    low, high = stops[first], stops[first + 1]
    red, green, blue = (round(a + (b - a) * (place - first)) for a, b in zip(low, high, strict=True))
    return red << 16 | green << 8 | blue


def _rgb(colour: int) -> int:
    made: QColor = theme.current().cluster(colour)
    return made.rgb() & 0xFFFFFF


def _parse(name: str) -> int:
    return int(name.removeprefix("#"), 16)
