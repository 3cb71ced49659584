"""`assign`: new files into the sub-categories there are, without any training."""

from __future__ import annotations

import argparse
import csv
import io
from pathlib import Path

from shapekin.cli.console import Console
from shapekin.cli.values import device
from shapekin.errors import ProjectError
from shapekin.jobs.job import AssignResult
from shapekin.session import Session
from shapekin.store.cache import Cache
from shapekin.store.newfile import new_file

FAR = 3.0
"""Times the usual distance among known items, from which an item is like nothing known."""
COLUMNS = ("name", "sub_category", "confidence", "distance", "nearest_sub_category")


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command of this module."""
    parser = commands.add_parser(
        "assign",
        help="new items into the sub-categories there are",
        description="Tell in which sub-category each item of another source belongs. The project is left as it is.",
    )
    parser.add_argument("project", type=Path)
    parser.add_argument("source", help="folder or file with the new items")
    parser.add_argument("--out", type=Path, required=True, help="CSV file to write; it must not exist")
    parser.add_argument(
        "--far",
        type=float,
        default=FAR,
        help=f"times the usual distance, from which it is none of these (default {FAR:g})",
    )
    parser.add_argument("--device", type=device, default="auto", help="auto, cpu, cuda or cuda:i")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.set_defaults(command=_assign, usage_error=parser.error)


def _assign(options: argparse.Namespace, console: Console) -> int:
    if not options.far >= 0:
        options.usage_error("--far must be 0 or more")
    if options.out.exists():
        raise ProjectError(f"{options.out} exists already; nothing was written.", "Choose another name.")
    cache = Cache()
    with Session.open(options.project, cache, read_only=True) as session:
        if session.needs_rebuild:
            raise ProjectError("The cache of this project is gone.", "Run `shapekin train` once to make it again.")
        job = session.assign_job(options.source, device=options.device)
        titles = {cluster.id: cluster.title for cluster in session.clusters}
    placed = console.run(job, cache)
    assert isinstance(placed, AssignResult)
    rows: list[tuple[str, ...]] = []
    none = 0
    for name, cluster, sure, away in zip(
        placed.names, placed.clusters, placed.confidence, placed.distance, strict=True
    ):
        far = away > options.far
        none += far
        rows.append((name, "" if far else titles[cluster], f"{sure:.3f}", f"{away:.3f}", titles[cluster]))
    with new_file(options.out) as temporary:
        temporary.write_text(_table(rows), encoding="utf-8", errors="surrogateescape", newline="")
    lines = [f"Placed {len(rows) - none} of {len(rows)} items; {none} are like none of the sub-categories."]
    if placed.faults:
        lines.append(f"{len(placed.faults)} could not be read: {placed.faults[0].display}: {placed.faults[0].reason}")
    lines.append(f"Wrote {options.out}.")
    values = {
        "items": len(rows),
        "none_of_these": none,
        "unreadable": len(placed.faults),
        "out": str(options.out),
        "assigned": [dict(zip(COLUMNS[:2], row[:2], strict=True)) for row in rows],
    }
    console.result(values, "\n".join(lines))
    return 0


def _table(rows: list[tuple[str, ...]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(rows)
    return text.getvalue()
