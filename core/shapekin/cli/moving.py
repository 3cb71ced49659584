"""`move`: items from one sub-category into another, by hand."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import numpy as np

from shapekin.cli.asking import item_row
from shapekin.cli.console import Console
from shapekin.errors import ProjectError, SourceError
from shapekin.session import Session
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
