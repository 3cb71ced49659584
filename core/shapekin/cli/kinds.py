"""`tree`, `name`: kinds within kinds, by their names."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path

from shapekin.cli.console import Console
from shapekin.clustering.kinds_tree import Kind, walk
from shapekin.session import Session
from shapekin.store.cache import Cache


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the commands of this module."""
    tree = commands.add_parser(
        "tree",
        help="the sub-categories as a tree",
        description="Print the sub-categories as a tree, by their names: “seat/chair” is a chair in seat.",
    )
    tree.add_argument("project", type=Path)
    tree.add_argument("--json", action="store_true", help="print one JSON object")
    tree.set_defaults(command=_tree)

    name = commands.add_parser(
        "name",
        help="name a sub-category",
        description="Name a sub-category, and with it all that is in it. `shapekin undo` takes the name back.",
    )
    name.add_argument("project", type=Path)
    name.add_argument("kind", help="its name from the top, such as seat/chair or “Sub-category 5”, or its id")
    name.add_argument("name", help="the new one, a path such as seat/chair; “seat/” puts it there unnamed; “” for none")
    name.add_argument("--json", action="store_true", help="print one JSON object")
    name.set_defaults(command=_name)


def _tree(options: argparse.Namespace, console: Console) -> int:
    with Session.open(options.project, Cache(), read_only=True) as session:
        kinds, total = session.kinds, len(session)
        clusters = len(session.clusters)
    every = list(walk(kinds))
    width = max((2 * kind.depth - 2 + len(kind.name) for kind in every), default=0)
    lines = [f"{'  ' * (kind.depth - 1)}{kind.name}".ljust(width) + f"{kind.size:>8,}" for kind in every]
    lines.append(f"{clusters:,} sub-categories, {total:,} items")
    console.result({"items": total, "clusters": clusters, "kinds": _values(kinds)}, "\n".join(lines))
    return 0


def _name(options: argparse.Namespace, console: Console) -> int:
    with Session.open(options.project, Cache()) as session:
        leaves = session.get_kind(options.kind).leaves
        session.rename_kind(options.kind, options.name)
        now = next(kind for kind in walk(session.kinds) if set(kind.leaves) >= set(leaves))
        kind = next((kind for kind in walk([now]) if set(kind.leaves) == set(leaves)), now)
    console.result({"name": kind.title, "ids": list(kind.leaves)}, f"It is called {kind.title} now.")
    return 0


def _values(kinds: Iterable[Kind]) -> list[dict[str, object]]:
    return [
        {
            "name": kind.name,
            "path": kind.title,
            "named": kind.named,
            "size": kind.size,
            "id": kind.cluster,
            "ids": list(kind.leaves),
            "kinds": _values(kind.children),
        }
        for kind in kinds
    ]
