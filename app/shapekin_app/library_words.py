"""What the library says, in the language in use: titles and help, reasons of questions, errors and what to do.

The library speaks English and knows no window. Its texts arrive as they were said, with names and numbers in them, of
this process, from the worker or out of a project file. `packaging/texts.py` lists the patterns they were made of; a
text is recognised by its pattern, the pattern is translated, and names and numbers are put into the translation.

What is not recognised is shown as it is: names that people gave, words of the system, texts of plug-ins.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Protocol

from PySide6.QtCore import QCoreApplication

from shapekin_app.icons import resources

CONTEXT = "library"
LONGEST = 2000
"""Letters of a text that is looked at; what is longer holds more of strangers than of the library."""

Said = tuple[int, str]
"""How many letters of a text were recognised, and the text in the language in use."""


def _(text: str) -> str:
    """Mark a text for the translators; it is translated when it is shown."""
    return text


THINGS = (
    _("clouds"), _("images"), _("features"), _("shapes"), _("pictures"), _("files"), _("rows"), _("items"),
)  # fmt: skip
"""Single words that fill gaps and are no names."""

COUNTED = (
    _("1 category"), _("{0} categories"), _("1 mesh"), _("{0} meshes"), _("1 shape"), _("{0} shapes"), _("1 picture"),
    _("{0} pictures"), _("1 point cloud"), _("{0} point clouds"), _("1 row of features"), _("{0} rows of features"),
)  # fmt: skip
"""What the library counts, put together from numbers and nouns."""

METRICS = (
    _("loss"), _("reconstruction"), _("clustering"), _("moved"), _("outliers"), _("target weight"), _("kinds known"),
)  # fmt: skip
"""What is drawn as curves."""

_GAP = re.compile(r"\{(\d+)\}")
_END = re.compile(r"(?<=[.?!]) (?=[A-Z“\"`0-9])")
_FEWEST = 4
"""Letters that a pattern must have: one of fewer would be seen in anything."""


class Fault(Protocol):
    """What went wrong and what to do: a `ShapekinError`, or the event of a failed job."""

    @property
    def message(self) -> str: ...  # noqa: D102

    @property
    def hint(self) -> str: ...  # noqa: D102


def library(text: str) -> str:
    """A text of the library in the language in use."""
    if not text or len(text) > LONGEST:
        return text
    return _remembered(text, _tr("Sub-category {0}"))


def fault(error: Fault) -> str:
    """What went wrong and what to do about it, in the language in use."""
    return f"{library(error.message)} {library(error.hint)}".strip()


def listing(text: str) -> str:
    """The line about a source, "ModelNet: 10 categories, 587 meshes", in the language in use."""
    title, colon, counts = text.rpartition(": ")
    return library(title) + colon + ", ".join(library(count) for count in counts.split(", "))


def training(title: str) -> str:
    """The title of a run, "3 · Quick look (graph diffusion)" or what a person called it, in the language in use."""
    number, dot, model = title.partition(" · ")
    return number + dot + library(model)


def _tr(text: str) -> str:
    return QCoreApplication.translate("library", text)


@lru_cache(maxsize=4096)
def _remembered(text: str, language: str) -> str:
    """The same, worked out once in each language, which is told by a word of it."""
    whole = _tr(text)
    return whole if whole != text or language == "Sub-category {0}" else _best(text)[1]


def _best(text: str, depth: int = 0) -> Said:
    """As a whole or sentence by sentence, whichever recognises more."""
    whole = _tr(text)
    if whole != text:
        return len(text), whole
    found = max(_by_pattern(text, depth), key=lambda said: said[0], default=(0, text))
    if depth < 4:
        for end in list(_END.finditer(text))[:4]:
            first = _tr(text[: end.start()])
            head = (end.start(), first) if first != text[: end.start()] else _by_one(text[: end.start()], depth + 1)
            if head[0]:
                rest = _best(text[end.end() :], depth + 1)
                found = max(found, (head[0] + rest[0], f"{head[1]} {rest[1]}"), key=lambda said: said[0])
    return found


def _by_one(text: str, depth: int) -> Said:
    return max(_by_pattern(text, depth), key=lambda said: said[0], default=(0, text))


def _by_pattern(text: str, depth: int) -> Iterator[Said]:
    """The text by every pattern that it could be made of."""
    for pattern, parts, letters in _patterns():
        values = _gaps(parts, text)
        translation = _tr(pattern) if values is not None else pattern
        if values is not None and translation != pattern:
            filled = [_value(value, depth) for value in values]
            score = letters + sum(known for known, _word in filled)
            yield score, _GAP.sub(lambda gap, words=filled: words[int(gap[1])][1], translation)  # type: ignore[misc]


def _value(value: str, depth: int) -> Said:
    """What stands in a gap: a reason or a thing is translated, a name or a number is left alone."""
    if value in THINGS:
        return len(value), _tr(value)
    return _best(value, depth + 1) if " " in value and depth < 3 else (0, value)


def _gaps(parts: tuple[str, ...], text: str) -> list[str] | None:
    """What stands between the parts of a pattern, None when the text is not made of it."""
    first, *middle, last = parts
    if not text.startswith(first) or not text.endswith(last) or len(text) < len(first) + len(last):
        return None
    at, end, found = len(first), len(text) - len(last), []
    for part in middle:
        next_ = text.find(part, at, end)
        if next_ < 0:
            return None
        found.append(text[at:next_])
        at = next_ + len(part)
    return [*found, text[at:end]]


@cache
def _patterns() -> tuple[tuple[str, tuple[str, ...], int], ...]:
    """Every pattern with its parts between the gaps and the number of its letters."""
    file = resources() / "translations" / "library.json"
    listed = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else []
    made = ((pattern, tuple(_GAP.split(pattern)[::2])) for pattern in listed)
    counted = ((pattern, parts, sum(map(str.isalpha, "".join(parts)))) for pattern, parts in made)
    return tuple(one for one in counted if one[2] >= _FEWEST)
