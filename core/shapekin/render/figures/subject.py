"""What a figure is about: plain values, gathered by the caller."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from shapekin.arrays import FloatArray, IntArray
from shapekin.render.figures.look import Look
from shapekin.render.palette import Colour, cluster_colour


@dataclass(frozen=True)
class Stage:
    """The embedding at one moment.

    Attributes:
        title: What the moment is.
        embedding: `(n, d)`.
        scores: Of the partition of that moment, as `clustering.metrics.scores` names them; empty where unknown.
    """

    title: str
    embedding: FloatArray
    scores: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Group:
    """Items that share a colour: a true class or a sub-category.

    Attributes:
        name: For people.
        colour: Index into the palette.
        rows: Its items.
        detail: A few words about it.
    """

    name: str
    colour: int
    rows: IntArray
    detail: str = ""

    @property
    def rgb(self) -> Colour:
        """Its colour."""
        return cluster_colour(self.colour)


@dataclass(frozen=True)
class Subject:
    """What all figures of a project have in common.

    Attributes:
        title: Of the project.
        about: A line on what is shown.
        names: Of all items.
        groups: By falling size; items of no group are faint.
        colours_tell: What the colours stand for.
        stages: Oldest first, the present one last; at least one.
        thumbnail: PNG file of an item, b"" where there is none.
        look: Light or dark.
    """

    title: str
    about: str
    names: tuple[str, ...]
    groups: tuple[Group, ...]
    colours_tell: str
    stages: tuple[Stage, ...]
    thumbnail: Callable[[int], bytes]
    look: Look

    @cached_property
    def group_of(self) -> IntArray:
        """`(n,) int64` index of each item's group, -1 where it has none."""
        found = np.full(len(self.names), -1, np.int64)
        for number, group in enumerate(self.groups):
            found[group.rows] = number
        return found

    def portrait(self, row: int) -> bytes:
        """The item's thumbnail; one that is a plain picture without its transparent margin."""
        return _trimmed(self.thumbnail(row))


def typical(embedding: FloatArray, rows: IntArray, count: int) -> list[int]:
    """Members that stand for a group: the one nearest to its mean, then such as differ from those before.

    Args:
        embedding: `(n, d)`.
        rows: `(m,)`, the members.
        count: How many are wanted; only the half nearest to the mean is asked, where that is enough.

    Returns:
        At most `count` rows.
    """
    points = np.asarray(embedding[rows], np.float64)
    order = np.argsort(((points - points.mean(axis=0)) ** 2).sum(axis=1), kind="stable")
    core = order[: max(count, len(rows) // 2)]
    chosen = [int(core[0])]
    apart = ((points[core] - points[chosen[0]]) ** 2).sum(axis=1)
    while len(chosen) < min(count, len(core)):
        chosen.append(int(core[int(np.argmax(apart))]))
        apart = np.minimum(apart, ((points[core] - points[chosen[-1]]) ** 2).sum(axis=1))
        apart[np.isin(core, chosen)] = -1.0
    return [int(rows[at]) for at in chosen]


def _trimmed(png: bytes) -> bytes:
    import io

    from PIL import Image

    if not png:
        return png
    with Image.open(io.BytesIO(png)) as opened:
        image = opened.convert("RGBA")
    alpha = image.getchannel("A")
    inside = alpha.getbbox()
    if inside is None or inside == (0, 0, *image.size) or alpha.crop(inside).getextrema() != (255, 255):
        return png  # a shape on nothing: its margin frames it
    stream = io.BytesIO()
    image.crop(inside).save(stream, format="PNG")
    return stream.getvalue()
