"""The texts in which the library speaks to people, found in its sources for the translators.

The library knows no Qt and no language but English: it says "The file is cut off: it declares 12 vertices and 6 faces,
but ends before." What stands in the sources is a pattern, `The file is cut off: it declares {0} vertices and {1} faces,
but ends before.`, its gaps numbered. `patterns` finds them all; `shapekin_app.wording.library` recognises a text by its
pattern, also when it comes out of a project file or from the worker, and says it in the language in use.

Found are strings of two words or more wherever they stand, and single words where words for people stand: titles,
summaries, help, stages, and names and choices of parameters. Rooms that the window never shows are left out.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

LIBRARY = Path(__file__).resolve().parents[1] / "core" / "shapekin"

NEVER_SHOWN = (
    "__init__.py", "arrays.py", "cli", "clustering/subspace.py", "data/isolation.py", "data/layouts/synsets.py",
    "estimators.py", "exports/report/curves.py", "exports/report/sections.py", "features/fetching.py",
    "models/catalogue.py", "models/page.py", "nn", "pairs/neighbours.py", "render", "samples/folders.py",
    "session/described.py", "session/retold.py", "session/shared.py", "simulation.py", "store/arrayfile.py",
    "store/blobs.py", "store/migrations.py", "store/partition.py", "store/shelf.py", "studies",
)  # fmt: skip
"""Rooms and files whose texts are for the command line, for papers, for other programs, or of bugs."""

SHOWN_AFTER_ALL = ("render/turntable/preview.py",)

SILENT = re.compile(
    r"\n|<|^\W*\{\d+\}\W*$|^(PRAGMA|BEGIN|SELECT|INSERT|DELETE|UPDATE|CREATE|ALTER) |ORDER BY|^id, "
    r"|\{\d+\},\{\d+\} \{\d+\}|\(\\d"
    r"|^(element|format|length|value|affinity|pairs) \{0\}|\b(19|20)\d\d\.$"
)
"""Markup, commands to a database, names of columns and of arrays in the cache, references."""

SPOKEN = frozenset({"title", "summary", "help", "stage", "leaves_out"})
"""Names whose texts are for people even when they are one word."""

UNSPOKEN = frozenset({"citation", "file_name", "licence", "name", "package"})
"""Names whose texts stay as they are: references, and what other programs read."""

_WORDS = re.compile(r"[A-Za-z’']{2,}[,:;]? [A-Za-z{“\"(0-9]|[a-z}”] [A-Za-z]{2,}")


def patterns(folder: Path = LIBRARY) -> dict[str, Path]:
    """Every text of the library for people, and the file where it stands first."""
    found: dict[str, Path] = {}
    for file in sorted(folder.rglob("*.py")):
        place = file.relative_to(folder).as_posix()
        if place.startswith(NEVER_SHOWN) and not place.startswith(SHOWN_AFTER_ALL):
            continue
        for text in _of_module(ast.parse(file.read_text(encoding="utf-8"))):
            found.setdefault(text, file)
    return found


def _of_module(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.Call():
                yield from _of_call(node)
            case (ast.Assign(targets=[ast.Name(id=name)], value=value)
                  | ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value)):  # fmt: skip
                yield from _of_name(name, value)
    yield from _sentences(tree)


def _of_name(name: str, value: ast.expr) -> Iterator[str]:
    """Titles and the like, and names of parameters as the form writes them."""
    if name in SPOKEN or name == "STAGE":
        for branch in (value.body, value.orelse) if isinstance(value, ast.IfExp) else (value,):
            yield from _text(branch)
    if isinstance(value, ast.Call) and _called(value) == "param":
        words = name.replace("_", " ")
        yield words[:1].upper() + words[1:]


def _of_call(node: ast.Call) -> Iterator[str]:
    """What is handed over by a name for people, what a step says that it does, and titles on cards."""
    for keyword in node.keywords:
        if keyword.arg in SPOKEN:
            yield from _text(keyword.value)
        elif keyword.arg == "choices" and isinstance(keyword.value, ast.Tuple):
            for choice in keyword.value.elts:
                yield from _text(choice)
    place = {"Step": 0, "Progress": 1, "card": 1}.get(_called(node))
    if place is not None and len(node.args) > place:
        yield from _text(node.args[place])


def _sentences(node: ast.AST) -> Iterator[str]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant):
            continue  # a docstring
        if isinstance(child, ast.FormattedValue) and isinstance(node, ast.JoinedStr):
            yield from _sentences(child)
            continue
        if _name(child) in UNSPOKEN or isinstance(node, ast.JoinedStr):
            continue  # pieces of a text are no texts
        for text in _text(child):
            if _WORDS.search(text):
                yield text
        yield from _sentences(child)


def _name(node: ast.AST) -> str | None:
    """What a value is called where it stands, None where it has no name there."""
    match node:
        case ast.keyword(arg=name) | ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
            return name
    return None


def _text(node: ast.AST) -> Iterator[str]:
    """A text as a pattern with numbered gaps, nothing where it is none."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        parts = re.split(r"\{(?:[a-z_]\w*)?(?::[^{}]*)?\}", node.value)
    elif isinstance(node, ast.JoinedStr):
        parts = [""]
        for value in node.values:
            if isinstance(value, ast.Constant):
                parts[-1] += str(value.value)
            else:
                parts.append("")
    else:
        return
    text = "".join(part + f"{{{number}}}" for number, part in enumerate(parts[:-1])) + parts[-1]
    if re.search(r"[A-Za-z]{2}", re.sub(r"\{\d+\}", "", text)) and not SILENT.search(text):
        yield text.strip()


def _called(node: ast.Call) -> str:
    function = node.func
    return getattr(function, "attr", "") or getattr(function, "id", "")
