"""Writes the tables of the guide that are made from the program: `python docs/tables.py`. A test compares.

A table stands between `<!-- begin NAME -->` and `<!-- end NAME -->`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path

GUIDE = Path(__file__).parent / "guide"
_PART = re.compile(r"(<!-- begin (\w+) -->\n)(.*?)(<!-- end \2 -->)", re.DOTALL)


def files() -> str:
    """Files that are an item each, by family, and tables that hold many."""
    from shapekin.data.layouts.catalogue import titles
    from shapekin.data.readers import PICTURE_LOADERS, SHAPE_LOADERS
    from shapekin.data.tables.catalogue import FORMATS

    rows = [("a shape", _listed(SHAPE_LOADERS)), ("an image", _listed(PICTURE_LOADERS))]
    for one in FORMATS.values():
        endings = (f"{one.beginning}*{end}" if one.beginning else end for end in one.extensions)
        rows.append((f"many items: {titles().get(one.name, one.name)}", _listed(endings)))
    return _table(("a file holds", "its name ends with"), rows)


def layouts() -> str:
    """Ways in which collections lie on disk."""
    from shapekin.data.layouts.catalogue import titles

    return _table(("`--layout`", "what it is"), ((f"`{name}`", title) for name, title in titles().items()))


def exports() -> str:
    """What results can be written as."""
    from shapekin.exports.catalogue import FORMATS

    rows = ((f"`{form.name}`", form.title, form.summary, form.leaves_out) for form in FORMATS.values())
    return _table(("`--format`", "in the app", "what it is for", "what it leaves out"), rows)


def keys() -> str:
    """Every key, by heading."""
    from shapekin_app.keys import KEYS

    groups: dict[str, list[tuple[str, str]]] = {}
    for spec in KEYS:
        if spec.keys:
            pressed = " or ".join(f"`{key}`" for key in spec.keys.split(" | "))
            groups.setdefault(spec.group, []).append((pressed, spec.words.rstrip("…")))
    return "\n".join(f"### {heading}\n\n{_table(('key', 'what it does'), rows)}" for heading, rows in groups.items())


PARTS: dict[str, Callable[[], str]] = {part.__name__: part for part in (files, layouts, exports, keys)}


def filled(text: str) -> str:
    """A page with its tables made anew."""
    return _PART.sub(lambda found: f"{found[1]}\n{PARTS[found[2]]()}\n{found[4]}", text)


def _listed(endings: Iterable[str]) -> str:
    return " ".join(f"`{one}`" for one in endings if not one.endswith(".gz"))


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |\n" for line in lines)


if __name__ == "__main__":
    for page in GUIDE.glob("*.md"):
        old = page.read_text(encoding="utf-8")
        new = filled(old)
        if new != old:
            page.write_text(new, encoding="utf-8")
            print(f"{page.name}: tables made anew")
