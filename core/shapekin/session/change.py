"""What a command of the session changed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Change:
    """What a command changed. Views redraw what they show of it."""

    items: bool = False  # more rows at the end, where files lie, pictures, what could not be read
    partition: bool = False  # labels, sizes, representatives
    projection: bool = False  # the places of the points
    clusters: bool = False  # names and colours
    evidence: bool = False  # answers given or taken back
    runs: bool = False
