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


@pytest.fixture(scope="module")
def screens():
    return runpy.run_path(str(DOCS / "screens.py"))


def test_the_page_of_screens_is_that_of_the_command(screens) -> None:
    assert screens["PAGE"].read_text(encoding="utf-8") == screens["page"](), "run `python docs/screens.py`"


def test_every_picture_is_shown_and_every_shown_picture_is_there(screens) -> None:
    shown = set(re.findall(r"!\[[^\]]+\]\(screens/([^)]+)\)", screens["page"]()))
    there = {file.name for file in screens["PICTURES"].iterdir()}
    assert shown == there
    assert sum(file.stat().st_size for file in screens["PICTURES"].iterdir()) < 6 << 20


def test_pictures_of_the_guide_have_a_maker(screens) -> None:
    made = {f"{screen.guide}.png" for screen in screens["SCREENS"] if screen.guide}
    assert made == {file.name for file in (DOCS / "guide" / "pictures").iterdir()}


def test_every_screen_can_be_brought_about(screens) -> None:
    text = "".join((DOCS / name).read_text(encoding="utf-8") for name in ("curator.py", "chairs_story.py"))
    acts = set(re.findall(r"    def ([a-z]\w+)\(self\) -> None:", text)) - {"tidy", "end"}
    assert acts == {screen.name for screen in screens["SCREENS"]}
