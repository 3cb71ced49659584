"""The map as a picture for a paper or a slide: points by colour, thumbnails where there is room, names."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from shapekin.arrays import FloatArray, IntArray
from shapekin.render.pages.sheet import GROUND, INK, QUIET, font
from shapekin.render.palette import Colour, cluster_colour

if TYPE_CHECKING:
    from PIL import Image, ImageDraw

WIDTH, HEIGHT = 1600, 1000
_MARGIN, _HEAD, _LEGEND = 56, 96, 250
_FINE = 2
_THUMBNAIL = 104


def map_picture(
    projection: FloatArray,
    labels: IntArray,
    thumbnails: Mapping[int, bytes],
    names: Mapping[int, str] | None = None,
    title: str = "",
    colours: Mapping[int, Colour] | None = None,
) -> bytes:
    """Draw the map.

    Args:
        projection: `(n, 2 or more)`; the first two columns are shown.
        labels: `(n,) int64` cluster of each item, -1 for none.
        thumbnails: PNG files of some rows, those worth most first; shown where they do not overlap.
        names: Name of each cluster; only named ones are in the legend, the largest first.
        title: Above the map.
        colours: Of each cluster; by `cluster_colour` of its number where missing.

    Returns:
        A PNG file of 1600 x 1000 pixels.
    """
    from PIL import Image, ImageDraw

    names, colours = names or {}, colours or {}
    legend = _LEGEND if names else 0
    places = _placed(projection, WIDTH - legend)
    colour_of = {int(label): colours.get(int(label), cluster_colour(int(label))) for label in np.unique(labels)}

    fine = Image.new("RGB", (WIDTH * _FINE, HEIGHT * _FINE), GROUND)
    draw = ImageDraw.Draw(fine)
    radius = _FINE * float(np.clip(120 / np.sqrt(max(len(labels), 1)), 1.4, 5.0))
    for row in np.random.default_rng(0).permutation(len(labels)):
        x, y = places[row] * _FINE
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=colour_of[int(labels[row])])
    page = fine.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)

    for row, (x, y) in _without_overlap(places, list(thumbnails), WIDTH - legend):
        _paste(page, thumbnails[row], int(x), int(y), colour_of[int(labels[row])])
    draw = ImageDraw.Draw(page)
    draw.text((_MARGIN, 52), title, fill=INK, font=font(32), anchor="lm")
    if names:
        _draw_legend(draw, labels, names, colour_of)
    stream = io.BytesIO()
    page.save(stream, format="PNG")
    return stream.getvalue()


def _placed(projection: FloatArray, width: int) -> NDArray[np.float64]:
    """Pixel places `(n, 2)`: the middle 99.5 % of the map fills the page, the rest stands at its rim."""
    xy = np.asarray(projection[:, :2], dtype=np.float64)
    if len(xy) == 0:
        return xy
    low, high = np.quantile(xy, 0.0025, axis=0), np.quantile(xy, 0.9975, axis=0)
    share = np.clip((xy - low) / np.maximum(high - low, 1e-12), -0.02, 1.02)
    rim = _MARGIN + _THUMBNAIL / 2
    left, top = rim, _HEAD + _THUMBNAIL / 2
    return np.stack(
        [left + share[:, 0] * (width - rim - left), HEIGHT - rim - share[:, 1] * (HEIGHT - rim - top)], axis=1
    )


def _without_overlap(places: NDArray[np.float64], rows: list[int], width: int) -> list[tuple[int, NDArray[np.float64]]]:
    """Rows, in their order, whose thumbnails (a little apart) do not touch one that was placed before."""
    kept: list[tuple[int, NDArray[np.float64]]] = []
    for row in rows:
        place = places[row]
        free = all(np.abs(place - other).max() > _THUMBNAIL + 8 for _, other in kept)
        if free and _THUMBNAIL / 2 < place[0] < width - _THUMBNAIL / 2:
            kept.append((row, place))
    return kept


def _paste(page: Image.Image, png: bytes, x: int, y: int, colour: Colour) -> None:
    from PIL import Image, ImageDraw

    if not png:
        return
    side, fine = _THUMBNAIL, 4
    card = Image.new("RGBA", (side * fine, side * fine), (0, 0, 0, 0))
    box = (fine, fine, (side - 1) * fine, (side - 1) * fine)
    ImageDraw.Draw(card).rounded_rectangle(
        box, radius=12 * fine, fill=(255, 255, 255, 240), outline=(*colour, 255), width=2 * fine
    )
    card = card.resize((side, side), Image.Resampling.LANCZOS)
    with Image.open(io.BytesIO(png)) as image:
        small = image.convert("RGBA").resize((side - 12, side - 12), Image.Resampling.LANCZOS)
    card.alpha_composite(small, (6, 6))
    page.paste(card, (x - side // 2, y - side // 2), card)


def _draw_legend(
    draw: ImageDraw.ImageDraw, labels: IntArray, names: Mapping[int, str], colour_of: Mapping[int, Colour]
) -> None:
    counts = {label: int((labels == label).sum()) for label in names}
    order = sorted((label for label in names if counts[label]), key=lambda label: (-counts[label], label))
    left, step = WIDTH - _LEGEND, 34
    room = (HEIGHT - _HEAD - _MARGIN) // step
    for place, label in enumerate(order[:room]):
        y = _HEAD + 24 + place * step
        draw.ellipse((left, y - 7, left + 14, y + 7), fill=colour_of[label])
        text = names[label] if len(names[label]) <= 20 else names[label][:19] + "…"
        draw.text((left + 26, y), text, fill=INK, font=font(17), anchor="lm")
        draw.text((WIDTH - 24, y), f"{counts[label]:,}", fill=QUIET, font=font(16), anchor="rm")
