"""Words on a figure: which typeface has their letters, how wide they are, how much of them fits."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

_BUILT_IN = ""
_OTHERS = (
    "DejaVuSans.ttf", "NotoSans-Regular.ttf", "NotoSansCJK-Regular.ttc", "segoeui.ttf", "msyh.ttc",
    "Arial Unicode.ttf", "PingFang.ttc", "arialuni.ttf", "WenQuanYiZenHei.ttf", "LiberationSans-Regular.ttf",
)  # fmt: skip
"""Typefaces of common systems, for letters that the built-in one lacks: it has little beyond ASCII."""
_MISSING = "\U0010fffd"  # a private character that no typeface has: shows the sign for missing letters
_MEASURED = 32


def plain(text: str) -> str:
    """Text in one line; what cannot be printed (names of files may hold any bytes) becomes "?"."""
    return "".join(sign if sign.isprintable() else "?" for sign in text)


def lettered(text: str, pixels: float) -> tuple[str, FreeTypeFont]:
    """Text, and a typeface of this size that has all its letters; where none has, accents go, others become "?"."""
    text = plain(text)
    for name in (_BUILT_IN, *_OTHERS):
        if all(_has(name, sign) for sign in set(text)):
            return text, _typeface(name, round(pixels))
    bare = (unicodedata.normalize("NFKD", sign) for sign in text)
    kept = "".join("".join(part for part in parts if _has(_BUILT_IN, part)) or "?" for parts in bare)
    return kept, _typeface(_BUILT_IN, round(pixels))


def width_of(text: str, size: float) -> float:
    """Width of a line of text in page units."""
    shown, face = lettered(text, _MEASURED)
    return float(face.getlength(shown)) * size / _MEASURED


def fitting(text: str, size: float, width: float) -> str:
    """As much of a text as `width` holds, with an ellipsis where it is cut."""
    text = plain(text)
    if width_of(text, size) <= width:
        return text
    least, most = 0, min(len(text), 400)
    while least < most:
        middle = (least + most + 1) // 2
        if width_of(text[:middle].rstrip() + "…", size) <= width:
            least = middle
        else:
            most = middle - 1
    return text[:least].rstrip() + "…"


def lines(text: str, size: float, width: float) -> list[str]:
    """A text in lines that are no wider than `width`."""
    found: list[str] = []
    for word in text.split():
        if found and width_of(f"{found[-1]} {word}", size) <= width:
            found[-1] += f" {word}"
        else:
            found.append(word)
    return [fitting(line, size, width) for line in found]


@lru_cache(maxsize=256)
def _typeface(name: str, pixels: int) -> FreeTypeFont:
    from PIL import ImageFont

    if name == _BUILT_IN:
        built_in = ImageFont.load_default(pixels)
        assert isinstance(built_in, ImageFont.FreeTypeFont)
        return built_in
    return ImageFont.truetype(name, pixels)


@lru_cache(maxsize=4096)
def _has(name: str, sign: str) -> bool:
    missing = _drawn(name, _MISSING)
    return missing is not None and (sign == " " or _drawn(name, sign) != missing)


@lru_cache(maxsize=4096)
def _drawn(name: str, sign: str) -> bytes | None:
    """What a typeface draws for a letter; None when this machine lacks the typeface."""
    try:
        return bytes(_typeface(name, _MEASURED).getmask(sign))
    except OSError:
        return None
