"""The pages of the documentation: tables made from the program, links that lead somewhere, all in the contents."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.rglob("*.md"))
LINK = re.compile(r"(?<!`)\]\(([^)#\s]+)(?:#[^)]*)?\)")


@pytest.fixture(scope="module")
def tables():
    return runpy.run_path(str(DOCS / "tables.py"))


def test_tables_are_those_of_the_program(tables) -> None:
    made = set()
    for page in (DOCS / "guide").glob("*.md"):
        text = page.read_text(encoding="utf-8")
        assert tables["filled"](text) == text, f"{page.name} is old: run `python docs/tables.py`"
        made |= set(re.findall(r"<!-- begin (\w+) -->", text))
    assert made == set(tables["PARTS"])


def test_every_format_is_in_its_table(tables) -> None:
    from shapekin.data.readers import LOADERS
    from shapekin.exports.catalogue import FORMATS

    listed = tables["files"]()
    assert all(f"`{extension}`" in listed for extension in LOADERS)
    assert tables["exports"]().count("\n") == 2 + len(FORMATS)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(DOCS).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        if not target.startswith(("http://", "https://")):
            assert (page.parent / target).exists(), target


def test_every_page_is_in_the_contents() -> None:
    contents = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:")[2]
    listed = set(re.findall(r"[\w/.-]+\.md", contents))
    assert listed == {page.relative_to(DOCS).as_posix() for page in PAGES}
