"""`move` and `split`: items from one sub-category into another, by hand; one sub-category into parts."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import numpy as np

from shapekin.cli.asking import item_row
from shapekin.cli.console import Console
from shapekin.clustering.parting import MOST_PARTS
from shapekin.errors import ProjectError, SourceError
from shapekin.session import Session
from shapekin.session.parting import SHOWN
from shapekin.store.cache import Cache


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the commands of this module."""
    move = commands.add_parser(
        "move",
        help="put items into a sub-category",
        description="Put items into a sub-category, or make them one of their own. It is evidence like an answer: they "
        "are of that kind, and the rest of their old kind is not. `shapekin undo` takes it back.",
    )
    move.add_argument("project", type=Path)
    move.add_argument("item", nargs="*", help="names of items")
    move.add_argument("--stdin", action="store_true", help='the names as JSON instead: ["chair_07.off", ...]')
    where = move.add_mutually_exclusive_group(required=True)
    where.add_argument("--to", metavar="KIND", help="name of a sub-category, or its id (see `shapekin tree`)")
    where.add_argument("--apart", action="store_true", help="make them a sub-category of their own")
    move.add_argument("--json", action="store_true", help="print one JSON object")
    move.set_defaults(command=_move, usage_error=move.error)

    split = commands.add_parser(
        "split",
        help="divide a sub-category into parts",
        description="Divide a sub-category into parts by what its items look like, within what was answered. The "
        "largest part stays. It is evidence: the typical items of a part, which are printed, are of one kind, and the "
        "parts differ. `shapekin undo` takes it back.",
    )
    split.add_argument("project", type=Path)
    split.add_argument("kind", help="name of a sub-category, or its id (see `shapekin tree`)")
    how = split.add_mutually_exclusive_group()
    how.add_argument(
        "--parts", type=int, default=0, metavar="K", help=f"how many, 2 to {MOST_PARTS}; proposed when left out"
    )
    how.add_argument(
        "--stdin",
        action="store_true",
        help='the parts as JSON instead, the most typical items first: [["a.off"], ["b.off", ...], ...]; the first '
        "stays, with all that is named nowhere",
    )
    split.add_argument("--dry-run", action="store_true", help="show the parts, and leave everything as it is")
    split.add_argument("--json", action="store_true", help="print one JSON object")
    split.set_defaults(command=_split, usage_error=split.error)


def _move(options: argparse.Namespace, console: Console) -> int:
    if bool(options.item) == options.stdin:
        options.usage_error("give the names of items, or --stdin")
    names = _from_stdin() if options.stdin else options.item
    with Session.open(options.project, Cache()) as session:
        rows = np.array([item_row(session, name) for name in names], np.int64)
        if options.apart:
            session.split(rows)
        else:
            session.move(rows, _cluster(session, options.to))
        kind = session.cluster(int(session.labels[rows[0]]))
    console.result(
        {"moved": len(names), "id": kind.id, "name": kind.title, "size": kind.size},
        f"{len(names)} moved; {kind.title} has {kind.size:,} items now.",
    )
    return 0


def _split(options: argparse.Namespace, console: Console) -> int:
    if options.parts and not 2 <= options.parts <= MOST_PARTS:
        options.usage_error(f"--parts is 2 to {MOST_PARTS}")
    with Session.open(options.project, Cache(), read_only=options.dry_run) as session:
        cluster = _cluster(session, options.kind)
        if options.stdin:
            parts = [np.array([item_row(session, name) for name in names], np.int64) for names in _parts_from_stdin()]
        else:
            parts = list(session.parting(cluster).into(options.parts))
        if not options.dry_run:
            session.part(cluster, parts)
        titles = [session.cluster(int(session.labels[part[0]])).title for part in parts]
        typical = [[session.dataset.names[row] for row in part[:SHOWN].tolist()] for part in parts]
        sizes = [len(part) if options.dry_run else int((session.labels == session.labels[part[0]]).sum())
                 for part in parts]  # fmt: skip
    if options.dry_run:
        titles = [f"Part {place}" for place in range(1, len(parts) + 1)]
    console.result(
        {"parts": [{"name": a, "size": b, "typical": c} for a, b, c in zip(titles, sizes, typical, strict=True)]},
        "\n".join(f"{a}, {b:,} items: {', '.join(c)}" for a, b, c in zip(titles, sizes, typical, strict=True)),
    )
    return 0


def _parts_from_stdin() -> list[list[str]]:
    try:
        parts = json.load(sys.stdin)
    except (ValueError, RecursionError):
        parts = None
    good = isinstance(parts, list) and all(isinstance(part, list) for part in parts)
    if not (isinstance(parts, list) and good and all(isinstance(name, str) for part in parts for name in part)):
        raise SourceError('The input is not [["name", ...], ...]; nothing was divided.', "Write the parts as JSON.")
    return parts


def _cluster(session: Session, which: str) -> int:
    kind = session.get_kind(which)
    if kind.cluster is None:
        inside = ", ".join(child.title for child in kind.children)
        raise ProjectError(f'"{kind.title}" holds several sub-categories.', f"Choose one of them: {inside}.")
    return kind.cluster


def _from_stdin() -> list[str]:
    try:
        names = json.load(sys.stdin)
    except (ValueError, RecursionError):
        names = None
    if not (isinstance(names, list) and names and all(isinstance(name, str) for name in names)):
        raise SourceError('The input is not ["name", ...]; nothing was moved.', "Write the names as one JSON list.")
    return names
