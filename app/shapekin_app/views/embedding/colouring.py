"""What the colours of the points tell."""

from __future__ import annotations

from enum import StrEnum

import numpy as np

from shapekin.arrays import IntArray
from shapekin.session import Session
from shapekin_app import theme
from shapekin_app.views.embedding.sprites import Look, marker_of


class ColourBy(StrEnum):
    """What the colours of the points tell."""

    CLUSTER = "cluster"
    TRUE_KIND = "true kind"
    MOVED = "moved"


def choices(session: Session | None, moved: IntArray) -> tuple[ColourBy, ...]:
    """What can be told of this session.

    Args:
        session: The open one.
        moved: Rows that the last training put elsewhere.
    """
    found = [ColourBy.CLUSTER]
    if session is not None and session.dataset.label_names:
        found.append(ColourBy.TRUE_KIND)
    if len(moved):
        found.append(ColourBy.MOVED)
    return tuple(found)


def look_of(session: Session, by: ColourBy, selection: IntArray, moved: IntArray) -> Look:
    """Colours and markers of all points.

    Args:
        session: The open one.
        by: What the colours tell.
        selection: Rows to be ringed.
        moved: Rows that the last training put elsewhere.
    """
    colours = theme.current()
    ringed = np.zeros(len(session), bool)
    ringed[selection] = True
    if by is ColourBy.MOVED:
        index = np.zeros(len(session), np.int64)
        index[moved] = 1
        return Look((_rgb(-1), _parse(colours.accent)), (0, 0), index, ringed)
    if by is ColourBy.TRUE_KIND:
        palette = [*range(len(session.dataset.label_names)), -1]
        return Look(
            tuple(_rgb(c) for c in palette), tuple(marker_of(c) for c in palette),
            session.dataset.true_labels % len(palette), ringed,
        )  # fmt: skip
    clusters = sorted(session.clusters, key=lambda cluster: cluster.id)
    ids = np.array([cluster.id for cluster in clusters])
    return Look(
        tuple(_rgb(cluster.colour) for cluster in clusters),
        tuple(marker_of(cluster.colour) for cluster in clusters),
        np.searchsorted(ids, session.labels),
        ringed,
    )


def _rgb(colour: int) -> int:
    return theme.current().cluster(colour).rgb() & 0xFFFFFF


def _parse(name: str) -> int:
    return int(name.removeprefix("#"), 16)
