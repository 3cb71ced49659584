"""Contact sheets: the thumbnails of one cluster on one page."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from shapekin.render.palette import Colour

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont, ImageFont

GROUND: Colour = (250, 249, 247)
INK: Colour = (38, 38, 42)
QUIET: Colour = (120, 119, 116)
_MARGIN = 40
_GAP = 12


def font(size: int) -> FreeTypeFont | ImageFont:
    """The built-in typeface of Pillow, the same on every machine."""
    from PIL import ImageFont

    return ImageFont.load_default(size)


def contact_sheet(
    title: str,
    thumbnails: Sequence[bytes],
    colour: Colour = QUIET,
    columns: int = 8,
    cell: int = 160,
    limit: int = 200,
) -> bytes:
    """One page of thumbnails, a title with their number above.

    Args:
        title: Name of the sub-category.
        thumbnails: PNG files, the most typical first; empty ones are left out.
        colour: Of the bar beside the title.
        columns: Thumbnails in a row.
        cell: Side of a thumbnail in pixels.
        limit: At most so many are shown; the title tells how many there are.

    Returns:
        A PNG file.
    """
    from PIL import Image, ImageDraw

    shown = [png for png in thumbnails if png][:limit]
    rows = max(1, -(-len(shown) // columns))
    width = 2 * _MARGIN + columns * (cell + _GAP) - _GAP
    head = 84
    page = Image.new("RGB", (width, head + rows * (cell + _GAP) - _GAP + _MARGIN), GROUND)
    draw = ImageDraw.Draw(page)
    draw.rounded_rectangle((_MARGIN, 32, _MARGIN + 6, 64), radius=3, fill=colour)
    draw.text((_MARGIN + 20, 48), title, fill=INK, font=font(26), anchor="lm")
    count = f"{len(thumbnails):,}" if len(shown) == len(thumbnails) else f"{len(shown):,} of {len(thumbnails):,}"
    draw.text((width - _MARGIN, 48), count, fill=QUIET, font=font(20), anchor="rm")
    for place, png in enumerate(shown):
        x = _MARGIN + place % columns * (cell + _GAP)
        y = head + place // columns * (cell + _GAP)
        draw.rounded_rectangle((x, y, x + cell - 1, y + cell - 1), radius=8, fill=(255, 255, 255))
        with Image.open(io.BytesIO(png)) as image:
            small = image.convert("RGBA").resize((cell, cell), Image.Resampling.LANCZOS)
        page.paste(small, (x, y), small)
    stream = io.BytesIO()
    page.save(stream, format="PNG")
    return stream.getvalue()
