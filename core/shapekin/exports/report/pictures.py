"""Pictures of a report: thumbnails made small, many on a sheet, as data within the page."""

from __future__ import annotations

import base64
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from shapekin.arrays import IntArray

if TYPE_CHECKING:
    from PIL.Image import Image

_SIDES = (64, 48, 32)  # pixels; the first whose sheets are small enough
_MOST_BYTES = 9_000_000  # of all sheets; a third more within the page
_COLUMNS = 32
_QUALITY = 72


@dataclass(frozen=True)
class Sheets:
    """Square sheets of square thumbnails, from the top left row by row.

    Attributes:
        uris: The sheets as data.
        slots: Place of each row: number of its sheet times thumbnails on a sheet, plus place on it.
        side: Of a thumbnail in pixels.
        columns: Thumbnails in a row of a sheet.
    """

    uris: tuple[str, ...]
    slots: dict[int, int]
    side: int
    columns: int = _COLUMNS


def sheets(thumbnail: Callable[[int], bytes], rows: IntArray) -> Sheets:
    """Put thumbnails on sheets, smaller ones where they would take too much room.

    Args:
        thumbnail: PNG file of a row, b"" for none.
        rows: Which ones.
    """
    with_picture = [row for row in rows.tolist() if thumbnail(row)]
    slots = {row: place for place, row in enumerate(with_picture)}
    encoded: list[bytes] = []
    side = _SIDES[0]
    for side in _SIDES if with_picture else ():
        encoded = _encoded(thumbnail, with_picture, side)
        if sum(map(len, encoded)) <= _MOST_BYTES:
            break
    return Sheets(tuple(map(_uri, encoded)), slots, side)


def data_uri(png: bytes, side: int) -> str:
    """One thumbnail as data; a PNG file that cannot be read gives ""."""
    picture = _small(png, side)
    return "" if picture is None else _uri(_webp(picture))


def _encoded(thumbnail: Callable[[int], bytes], rows: Sequence[int], side: int) -> list[bytes]:
    from PIL import Image

    encoded = []
    for start in range(0, len(rows), _COLUMNS * _COLUMNS):
        on_sheet = rows[start : start + _COLUMNS * _COLUMNS]
        height = -(-len(on_sheet) // _COLUMNS)
        sheet = Image.new("RGBA", (_COLUMNS * side, height * side), (0, 0, 0, 0))
        for place, row in enumerate(on_sheet):
            small = _small(thumbnail(row), side)
            if small is not None:
                sheet.paste(small, (place % _COLUMNS * side, place // _COLUMNS * side))
        encoded.append(_webp(sheet))
    return encoded


def _small(png: bytes, side: int) -> Image | None:
    from PIL import Image

    try:
        with Image.open(io.BytesIO(png), formats=("PNG",)) as image:
            return image.convert("RGBA").resize((side, side), Image.Resampling.LANCZOS)
    except (OSError, ValueError):
        return None


def _webp(picture: Image) -> bytes:
    stream = io.BytesIO()
    picture.save(stream, format="WEBP", quality=_QUALITY, method=2)
    return stream.getvalue()


def _uri(webp: bytes) -> str:
    return "data:image/webp;base64," + base64.b64encode(webp).decode("ascii")
