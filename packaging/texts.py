"""The texts of the application, for translators: found in the sources, kept in `.ts` files, compiled to `.qm`.

`python packaging/texts.py` brings the files in `resources/translations` up to date and compiles them with
`pyside6-lrelease`; `--check` only says what is missing.

| in the sources | context |
| --- | --- |
| `self.tr("…")` | the class |
| `_tr("…")` | what the module's `_tr` hands to `QCoreApplication.translate` |
| `_("…")` | the module's `CONTEXT` |
| `translate("X", "…")` | X |
| whatever the library says to people (`library_texts.py`) | library |

Texts of the library come with numbers and names in them. The file `library.json` lists its texts with gaps: by it the
program recognises them (`shapekin_app.library_words`).
"""

from __future__ import annotations

import ast
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

sys.path.insert(0, str(Path(__file__).parent))
from library_texts import patterns

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ROOT / "app" / "shapekin_app"
FOLDER = ROOT / "resources" / "translations"
LANGUAGES = ("de",)
OF_LIBRARY = "library"
"""Context of what the library says."""

Text = tuple[str, str]
"""Context and source."""


def texts(folder: Path = SOURCES) -> dict[Text, Path]:
    """Every text of the sources, and where it stands first."""
    found: dict[Text, Path] = {}
    for file in sorted(folder.rglob("*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        for text in _of_module(tree):
            found.setdefault(text, file)
    for words, file in patterns().items() if folder == SOURCES else ():
        found.setdefault((OF_LIBRARY, words), file)
    return found


def _of_module(tree: ast.Module) -> Iterator[Text]:
    context = next(
        (_constant(node.value) for node in tree.body
         if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "CONTEXT"), "",
    )  # fmt: skip
    functions = (node for node in tree.body if isinstance(node, ast.FunctionDef))
    helper = next((_context_of(node) for node in functions if node.name == "_tr"), "")
    for scope, call in _calls(tree, {}):
        words = _constant(call.args[0]) if call.args else ""
        match call.func:
            case ast.Attribute(attr="tr", value=ast.Name(id=name)) if words:
                yield scope.get(name, ""), words
            case ast.Name(id="_tr") if words:
                yield helper, words
            case ast.Name(id="_") if words:
                yield context, words
            case ast.Attribute(attr="translate") if words and len(call.args) > 1 and _constant(call.args[1]):
                yield words, _constant(call.args[1])


def _calls(node: ast.AST, scope: dict[str, str]) -> Iterator[tuple[dict[str, str], ast.Call]]:
    """Calls, and the classes of the names in whose scope they stand: of `self`, and of arguments."""
    for child in ast.iter_child_nodes(node):
        inner = scope
        if isinstance(child, ast.Call):
            yield scope, child
        elif isinstance(child, ast.ClassDef):
            inner = {"self": child.name}
        elif isinstance(child, ast.FunctionDef):
            inner = scope | {arg.arg: ast.unparse(arg.annotation) for arg in child.args.args if arg.annotation}
        yield from _calls(child, inner)


def _context_of(function: ast.FunctionDef) -> str:
    for _, call in _calls(function, {}):
        if isinstance(call.func, ast.Attribute) and call.func.attr == "translate" and call.args:
            return _constant(call.args[0])
    return ""


def _constant(node: ast.AST) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def read(file: Path) -> dict[Text, str]:
    """Translations of a `.ts` file."""
    if not file.exists():
        return {}
    found = {}
    for context in ElementTree.parse(file).getroot().iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            found[name, message.findtext("source", "")] = message.findtext("translation", "")
    return found


def write(file: Path, language: str, wanted: dict[Text, Path], known: dict[Text, str]) -> None:
    """Write a `.ts` file: what is wanted, translated where it is known."""
    root = ElementTree.Element("TS", version="2.1", language=language, sourcelanguage="en")
    for name in sorted({context for context, _ in wanted}):
        context = ElementTree.SubElement(root, "context")
        ElementTree.SubElement(context, "name").text = name
        for owner, source in sorted(wanted):
            if owner != name:
                continue
            message = ElementTree.SubElement(context, "message")
            ElementTree.SubElement(message, "source").text = source
            translation = ElementTree.SubElement(message, "translation")
            translation.text = known.get((owner, source), "")
            if not translation.text:
                translation.set("type", "unfinished")
    ElementTree.indent(root)
    body = ElementTree.tostring(root, encoding="unicode")
    file.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', encoding="utf-8")


def missing(language: str) -> list[Text]:
    """Texts without a translation."""
    known = read(FOLDER / f"shapekin_{language}.ts")
    return [text for text in sorted(texts()) if not known.get(text)]


def with_gaps() -> str:
    """The texts of the library in which something is filled in, as they are kept for the program."""
    found = sorted(words for context, words in texts() if context == OF_LIBRARY and re.search(r"\{\d+\}", words))
    return json.dumps(found, indent=0, ensure_ascii=False) + "\n"


def compile_all() -> None:
    """Make the `.qm` files, and the list of texts with gaps."""
    (FOLDER / "library.json").write_text(with_gaps(), encoding="utf-8")
    program = shutil.which("pyside6-lrelease") or str(Path(sys.executable).with_name("pyside6-lrelease"))
    for language in LANGUAGES:
        source = FOLDER / f"shapekin_{language}.ts"
        subprocess.run([program, "-silent", str(source), "-qm", str(source.with_suffix(".qm"))], check=True)


def main() -> int:
    """Bring all up to date, or only say what is missing."""
    check = "--check" in sys.argv[1:]
    lacking = 0
    for language in LANGUAGES:
        if not check:
            FOLDER.mkdir(parents=True, exist_ok=True)
            file = FOLDER / f"shapekin_{language}.ts"
            write(file, language, texts(), read(file))
        for context, source in missing(language):
            lacking += 1
            print(f"{language}: {context}: {source}")
    if not check:
        compile_all()
    return 1 if check and lacking else 0


if __name__ == "__main__":
    sys.exit(main())
