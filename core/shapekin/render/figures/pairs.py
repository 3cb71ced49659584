"""The pairs that a model finds hardest, with what a person said of them (figures 4 and 6 of the CPAC paper)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from shapekin.pairs.constraints import Relation
from shapekin.render.figures.cards import card
from shapekin.render.figures.lettering import fitting
from shapekin.render.figures.look import BODY, HEAD, MARGIN, PAGE, SMALL, TITLE
from shapekin.render.figures.scene import Area, Box, Line, Scene, Words
from shapekin.render.figures.subject import Subject
from shapekin.render.palette import Colour

_COLUMNS, _SIDE, _INSIDE = 6, 100.0, 8.0
_GAP, _AISLE = 20.0, 60.0  # between pairs; the middle of the page has an aisle
_HEIGHT = _SIDE + 2 * _INSIDE
_STEP = (PAGE - 2 * MARGIN - _AISLE + 2 * _GAP) / _COLUMNS
_WIDTH = _STEP - _GAP
_WORDS = 34.0
_ROWS = 4
SHOWN = _COLUMNS * _ROWS
"""So many pairs of each answer are shown at most."""


@dataclass(frozen=True, slots=True)
class Contested:
    """A pair of the model's graph.

    Attributes:
        a: Row of one item.
        b: Row of the other.
        rank: By falling loss, from 1.
        loss: Its clustering loss.
        relation: What the evidence says of them.
        said: What a person said of exactly this pair; "" where nothing: then its relation follows from other answers.
    """

    a: int
    b: int
    rank: int
    loss: float
    relation: Relation
    said: str


def pairs_figure(subject: Subject, pairs: Sequence[Contested], of: int) -> Scene:
    """Draw pairs called the same on the left, pairs called different on the right, open ones below.

    Args:
        subject: Has the pictures.
        pairs: By rank.
        of: Number of pairs in the model's graph.
    """
    look = subject.look
    same, different, still_open = (
        [pair for pair in pairs if pair.relation == relation]
        for relation in (Relation.SAME, Relation.DIFFERENT, Relation.UNKNOWN)
    )
    scene = Scene(f"{subject.title}: most contested pairs", PAGE, 0, look.ground)
    scene.add(Words(MARGIN, MARGIN + 0.8 * TITLE, "Most contested pairs", TITLE, look.ink))
    about = f"{subject.title}: pairs of neighbours with the highest clustering loss, of {of:,} pairs in the graph"
    scene.add(Words(MARGIN, MARGIN + 0.8 * TITLE + 34, fitting(about, BODY, 1400), BODY, look.quiet))
    y = MARGIN + 128.0
    titles = (("Called the same", same, look.same), ("Called different", different, look.different))
    answered = [(title, block, colour) for title, block, colour in titles if block]
    if answered:
        columns = _COLUMNS // len(answered)
        ends = [
            _block(scene, subject, title, block[: columns * _ROWS], colour, (place * columns, y, columns))
            for place, (title, block, colour) in enumerate(answered)
        ]
        y = max(ends) + 44
    if still_open:
        rows = 2 if answered else _ROWS
        shown = still_open[: _COLUMNS * rows]
        y = _block(scene, subject, "Still open", shown, look.quiet, (0, y, _COLUMNS)) + 44
    scene.height = y - 44 + MARGIN
    return scene


def _block(
    scene: Scene,
    subject: Subject,
    title: str,
    pairs: Sequence[Contested],
    colour: Colour,
    where: tuple[int, float, int],
) -> float:
    """Pairs in a grid under a title.

    Args:
        scene: Where to draw.
        subject: Has the pictures.
        title: Above.
        pairs: What to show.
        colour: Of the title's mark and the frames.
        where: First column, top, number of columns.

    Returns:
        Where the block ends.
    """
    first, top, columns = where
    left = _left(first)
    dashed = title == "Called different"
    scene.add(Line((left, top - 7), (left + 34, top - 7), colour, 4.0, dashed=dashed))
    scene.add(Words(left + 46, top, title, HEAD, subject.look.ink))
    top += 22
    for place, pair in enumerate(pairs):
        x, y = _left(first + place % columns), top + place // columns * (_HEIGHT + _WORDS + 14)
        _pair(scene, subject, pair, Area(x, y, _WIDTH, _HEIGHT), colour, dashed=dashed)
    return top + -(-len(pairs) // columns) * (_HEIGHT + _WORDS + 14) - 14


def _left(column: int) -> float:
    """Where a column of pairs begins."""
    return MARGIN + column * _STEP + (_AISLE - _GAP if column >= _COLUMNS // 2 else 0.0)


def _pair(scene: Scene, subject: Subject, pair: Contested, area: Area, colour: Colour, *, dashed: bool) -> None:
    look = subject.look
    scene.add(
        Box(area, look.card, look.line if pair.relation is Relation.UNKNOWN else colour, 2.5, radius=10, dashed=dashed)
    )
    inside = area.inset(_INSIDE)
    room = inside.width / 2
    for row, x in ((pair.a, inside.x), (pair.b, inside.x + room)):
        scene.add(*card(subject, row, Area(x + (room - _SIDE) / 2, inside.y, _SIDE, _SIDE)))
    y = area.bottom + 1.45 * SMALL
    scene.add(Words(area.x + 2, y, f"rank {pair.rank:,}{_note(pair)}", SMALL, look.ink))
    scene.add(Words(area.right - 2, y, f"loss {_digits(pair.loss)}", SMALL, look.quiet, "end"))


def _digits(loss: float) -> str:
    """Three digits, zeros at the end among them."""
    return f"{loss:#.3g}" if loss < 100 else f"{loss:,.0f}"


def _note(pair: Contested) -> str:
    if pair.said == "unsure":
        return ", unsure"
    return "" if pair.said or pair.relation is Relation.UNKNOWN else ", follows"
