"""Pictures of every screen: `sh packaging/on_screen.sh python docs/screens.py` (some minutes; `--only NAME` for some).

Drives the real window on the built-in chairs, writes `docs/screens/`, `docs/screens.md` and the pictures of the guide.
Nothing but the sample is shown. Screens marked `sharp` are taken once more for a display of 2560 x 1440 at scale 2.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

DOCS = Path(__file__).parent
PICTURES = DOCS / "screens"
PAGE = DOCS / "screens.md"
WIDTH, HEIGHT = 1280, 800
SHARP_HEIGHT = 720
SHARP = "@2x"
QUALITY, SHARP_QUALITY = 80, 60  # twice the pixels hide more
HEAD = """# Screens

Every screen of the program, light and dark, on the built-in chairs. `python docs/screens.py` makes this page and its
pictures.
"""


@dataclass(frozen=True)
class Screen:
    """One screen.

    Attributes:
        name: Of the pictures, and of the method of `Story` that brings it about.
        title: Its heading.
        words: What it shows, in a line.
        sharp: True when it is taken at scale 2 as well.
        guide: Name of a picture of the guide that is made of it, "" for none.
    """

    name: str
    title: str
    words: str
    sharp: bool = False
    guide: str = ""


SCREENS = (
    Screen("start", "Start", "Drop a folder, open a project, or try the built-in chairs.", sharp=True, guide="start"),
    Screen("importing", "Import", "What was found, how it will be read, and where the project goes."),
    Screen("reading", "Reading", "Pictures appear while files are read; it can be paused and stopped."),
    Screen("first_map", "First map", "A quick look, before any training.", guide="map"),
    Screen("lasso", "Selecting with a loop", "A number at the mouse tells how many items it has caught."),
    Screen("box", "Selecting with a box", "Shift adds to the selection, Alt takes away from it."),
    Screen("brush", "Selecting with a brush", "The brush may be larger or smaller."),
    Screen("near", "Near the map", "Near enough, points become pictures; a card tells of the one under the mouse."),
    Screen("solid", "Three dimensions", "The map in space; a drag turns it."),
    Screen("gallery", "Gallery", "All items as pictures, in any order, by sub-category."),
    Screen("pair", "A question", "Are these two of the same kind?", sharp=True, guide="question"),
    Screen("what_if", "What an answer would do", "Shown before the answer is given, in words and as rings on the map."),
    Screen("which_group", "Which group", "One item, and the kinds that it may belong to."),
    Screen("odd_ones", "Odd ones out", "Several items that may be of one kind; point at those that are not."),
    Screen("focus", "Focus mode", "Nothing but the question.", sharp=True),
    Screen("conflict", "Answers that cannot all be true", "The chain of answers, and one click to mend it."),
    Screen("training", "Training", "Curves while it learns; other trainings wait in a queue."),
    Screen("training_form", "Another training", "A model and its parameters, each with help and a range."),
    Screen("named", "Sub-categories with names", "Names with a slash make a tree.", sharp=True, guide="named"),
    Screen("colours", "Colours of the map", "Points can tell sub-categories, doubt, answers, earlier trainings."),
    Screen("card", "About a sub-category", "Its mean, what is typical and odd, its note."),
    Screen("split", "Splitting a sub-category", "The parts are shown before it is done."),
    Screen("group", "Putting items elsewhere", "Type a few letters of the name."),
    Screen("surface", "A shape", "The mesh, turned by hand.", sharp=True),
    Screen("wire", "Its triangles", "The edges of the mesh."),
    Screen("decoded", "Its reconstruction", "What the network makes of it, beside the original."),
    Screen("several", "Several shapes", "The selected ones side by side, turned alike."),
    Screen("time", "Back in time", "The map as it was after each training, and during the latest."),
    Screen("evaluation", "Evaluation", "Scores, true kinds by sub-categories, all trainings.", sharp=True),
    Screen("compared", "Two trainings compared", "One selection in two maps, and what moved."),
    Screen("answers", "Answers", "All that was said; any of it can be taken back."),
    Screen("items", "Items as a table", "All that the map shows, in words and numbers."),
    Screen("faults", "Unreadable files", "What was left out, and why."),
    Screen("assign", "Assigning new files", "In which sub-category new files belong; the project stays as it is."),
    Screen("export", "Export", "What would be written is listed before it is.", guide="export"),
    Screen("palette", "Find anything", "Commands, sub-categories and items by name."),
    Screen("preferences", "Preferences", "Colours, size of text, questions, language."),
    Screen("keys", "All keys", "Each can be another."),
    Screen("help", "Guide", "The guide is in the program."),
    Screen("about", "About", "Versions and licences of all parts."),
    Screen("tour", "The tour", "Six stops for newcomers."),
    Screen("recent", "Recent projects", "The start page of the next day."),
)  # fmt: skip


def page() -> str:
    """The page that shows all screens, light beside dark."""
    parts = [HEAD]
    for screen in SCREENS:
        parts.append(f"\n## {screen.title}\n\n{screen.words}\n\n| light | dark |\n| --- | --- |\n")
        for mark in ("", SHARP) if screen.sharp else ("",):
            size = f" at {2 * WIDTH} x {2 * SHARP_HEIGHT}" if mark else ""
            cells = (
                f"[![{screen.title}, {theme}{size}](screens/{screen.name}_{theme}{mark}.webp)]"
                f"(screens/{screen.name}_{theme}{mark}.webp)"
                for theme in ("light", "dark")
            )
            parts.append(f"| {' | '.join(cells)} |\n")
    return "".join(parts)


def take(folder: Path, chosen: Sequence[Screen], out: Path, *, sharp: bool) -> None:
    """Take the pictures of some screens, in their order.

    Args:
        folder: For the project of the sample; what is there is used.
        chosen: Which screens.
        out: Where the pictures go; those of the guide go to the guide where it is this page's folder.
        sharp: True in a process that Qt has been told to scale by 2.
    """
    from chairs_story import Story
    from PySide6.QtCore import QSize

    story = Story(folder, QSize(WIDTH, SHARP_HEIGHT if sharp else HEIGHT))
    try:
        for screen in chosen:
            act: Callable[[], object] = getattr(story, screen.name)
            act()
            seen = story.stage.look()
            for theme, picture in seen.items():
                name = f"{screen.name}_{theme}{SHARP if sharp else ''}.webp"
                picture.save(str(out / name), "WEBP", SHARP_QUALITY if sharp else QUALITY)
            if screen.guide and not sharp and out == PICTURES:
                story.guide_picture(seen["light"], screen.guide)
            story.tidy()
            print(screen.name, flush=True)
    finally:
        story.end()


def main() -> None:
    """Take all pictures, or some."""
    parser = argparse.ArgumentParser(description=__doc__)
    names = [screen.name for screen in SCREENS]
    parser.add_argument("--only", nargs="+", choices=names, default=names, metavar="NAME", help="these screens alone")
    parser.add_argument("--out", type=Path, default=PICTURES, help="where the pictures go")
    parser.add_argument("--folder", type=Path, help="where the project of the sample is kept for another time")
    parser.add_argument("--sharp", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    chosen = [screen for screen in SCREENS if screen.name in given.only and (screen.sharp or not given.sharp)]
    given.out.mkdir(parents=True, exist_ok=True)
    if given.sharp:
        take(given.folder, chosen, given.out, sharp=True)
        return
    PAGE.write_text(page(), encoding="utf-8")
    with tempfile.TemporaryDirectory(prefix="shapekin-") as temporary:
        folder = given.folder or Path(temporary)
        take(folder, chosen, given.out, sharp=False)
        again = [screen.name for screen in chosen if screen.sharp]
        if again:
            command = [sys.executable, __file__, "--sharp", "--folder", str(folder), "--out", str(given.out)]
            environment = {**os.environ, "QT_SCALE_FACTOR": "2"}
            subprocess.run([*command, "--only", *again], env=environment, check=True)


if __name__ == "__main__":
    main()
