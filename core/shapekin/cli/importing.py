"""`scan`, `new`, `refresh`: a source before it is imported, imported, and looked at once more."""

from __future__ import annotations

import argparse
from pathlib import Path

from shapekin.cli.console import Console
from shapekin.cli.holdings import copies_line, fault_lines, holdings, left_out_line
from shapekin.cli.values import whole
from shapekin.data.options import CHOICES, ImportOptions, ScanResult
from shapekin.jobs.job import ImportJob, ImportResult, ScanJob
from shapekin.session import Session
from shapekin.store.cache import Cache
from shapekin.store.newfile import require_place

_SOURCE = "a folder of shapes or images, or a table of them, such as an .npz file"
_WORDS = {
    "kind": "what to take of a folder that holds both shapes and images",
    "up": "the axis that is up in the files of shapes",
    "sampling": "points by area alone, or spread evenly",
    "normalise": "what of a shape is brought to size 1: its bounding sphere, its box, or nothing",
    "align": "turn shapes in arbitrary pose to their principal axes",
    "fit": "bring an image to a square by a margin, or by its middle",
    "colour": "keep colours, or make images grey",
    "contrast": "stretch each image from black to white",
}
_USUAL = ImportOptions()


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the commands of this module."""
    scan = commands.add_parser(
        "scan", help="what a source holds, before it is imported", description="Tell what a source seems to hold."
    )
    scan.add_argument("source", type=Path, help=_SOURCE)
    _add_options(scan)
    scan.set_defaults(command=_scan)

    new = commands.add_parser("new", help="make a project", description="Make a project from a folder or a table.")
    new.add_argument("project", type=Path, help="the project file to make, such as chairs.shapekin")
    new.add_argument("source", type=Path, help=_SOURCE)
    _add_options(new)
    new.set_defaults(command=_new)

    refresh = commands.add_parser(
        "refresh",
        help="look at the source of a project again",
        description="Add new files, try the unreadable ones again and find those that were moved. "
        "Answers, names and sub-categories are kept.",
    )
    refresh.add_argument("project", type=Path)
    refresh.add_argument("source", type=Path, nargs="?", help="where the collection lies now, if it was moved")
    refresh.add_argument("--json", action="store_true", help="print one JSON object")
    refresh.set_defaults(command=_refresh)


def _add_options(parser: argparse.ArgumentParser) -> None:
    """One option for each field of `ImportOptions`, and `--json`."""
    what = parser.add_argument_group("what to take")
    what.add_argument("--layout", default=_USUAL.layout, help="how the source lies on disk, see `shapekin layouts`")
    _add_choice(what, "kind")
    what.add_argument("--category", action="append", default=[], help="take only this category; repeatable")
    what.add_argument(
        "--level",
        type=whole(0),
        default=_USUAL.level,
        help="folder of a nested tree that names the category: 0 the deepest, 1 the topmost, ... (default 0)",
    )
    what.add_argument("--labels", type=Path, help="a CSV file name,label with true kinds, only to evaluate")
    shapes = parser.add_argument_group("how shapes are prepared")
    shapes.add_argument(
        "--points",
        type=whole(1),
        default=_USUAL.points,
        help=f"points sampled from each shape (default {_USUAL.points})",
    )
    for name in ("sampling", "normalise", "up", "align"):
        _add_choice(shapes, name)
    images = parser.add_argument_group("how images are prepared")
    images.add_argument(
        "--image-size",
        type=whole(1),
        default=_USUAL.image_size,
        help=f"side in pixels (default {_USUAL.image_size})",
    )
    for name in ("fit", "colour", "contrast"):
        _add_choice(images, name)
    first = parser.add_argument_group("the first map")
    first.add_argument("--features", default=_USUAL.features, help="the extractor behind it, see `shapekin features`")
    first.add_argument("--feature-table", type=Path, help="a table with a row of numbers for each item, instead")
    first.add_argument("--seed", type=whole(0), default=_USUAL.seed, help="of the sampling (default 0)")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def _add_choice(group: argparse._ArgumentGroup, name: str) -> None:
    usual = getattr(_USUAL, name)
    group.add_argument(f"--{name}", choices=CHOICES[name], default=usual, help=f"{_WORDS[name]} (default {usual})")


def import_options(options: argparse.Namespace) -> ImportOptions:
    """The options of the command line; paths are absolute, as the project will be opened from elsewhere.

    Raises:
        ParameterError: A number is too large.
    """
    return ImportOptions(
        layout=options.layout,
        categories=tuple(options.category),
        level=options.level,
        labels=_absolute(options.labels),
        points=options.points,
        image_size=options.image_size,
        features=options.features,
        feature_table=_absolute(options.feature_table),
        seed=options.seed,
        **{name: getattr(options, name) for name in CHOICES},
    )


def _absolute(path: Path | None) -> str:
    return "" if path is None else str(path.absolute())


def _scan(options: argparse.Namespace, console: Console) -> int:
    found = console.run(ScanJob(str(options.source), import_options(options)), Cache())
    assert isinstance(found, ScanResult)
    left_out = dict(found.left_out)
    lines = [found.summary, *(f"{count:>7}  {name}" for name, count in found.categories)]
    lines += [f"--level chooses among {found.levels} levels of categories"] * (found.levels > 1)
    lines += fault_lines(found.faults, f"shapekin scan {options.source} --json")
    console.result(
        {
            "source": found.source,
            "layout": found.layout,
            "summary": found.summary,
            "kind": str(found.kind),
            "items": found.n_items,
            "levels": found.levels,
            "categories": [{"name": name, "items": count} for name, count in found.categories],
            "faults": [{"path": path, "reason": reason} for path, reason in found.faults],
            "left_out": left_out,
        },
        "\n".join([*lines, *left_out_line(left_out)]),
    )
    return 0


def _new(options: argparse.Namespace, console: Console) -> int:
    require_place(options.project)
    cache = Cache()
    result = console.run(ImportJob(str(options.source), import_options(options)), cache)
    assert isinstance(result, ImportResult)
    with Session.create(options.project, result, cache) as session:
        found = holdings(session)
        lines = [
            f"{found['items']} {found['kind']} ({found['layout']}), {found['clusters']} clusters at first look",
            *copies_line(session),
            *fault_lines(
                [(fault.display, fault.reason) for fault in session.faults], f"shapekin info {options.project} --json"
            ),
            *left_out_line(session.left_out),
        ]
    console.result(found, "\n".join(lines))
    return 0


def _refresh(options: argparse.Namespace, console: Console) -> int:
    cache = Cache()
    with Session.open(options.project, cache) as session:
        result = console.run(session.refresh_job(str(options.source or "")), cache)
        assert isinstance(result, ImportResult)
        found = session.compare(result)
        session.refreshed(result)
        faults = [(fault.display, fault.reason) for fault in session.faults]
        values = {
            "project": str(session.path),
            "source": session.source,
            "items": len(session),
            "new": len(found.added),
            "moved": len(found.moved),
            "readable_now": len(found.mended),
            "unreadable": len(faults),
            "faults": [{"path": path, "reason": reason} for path, reason in faults],
        }
    told = (
        f"{len(found.added)} new, {len(found.moved)} moved, {len(found.mended)} readable now, "
        f"{len(faults)} still unreadable"
    )
    console.result(values, "\n".join([told, *fault_lines(faults, f"shapekin info {options.project} --json")]))
    return 0
