"""`assign`: new files into the sub-categories there are, without any training."""

from __future__ import annotations

import argparse
from pathlib import Path

from shapekin.cli.console import Console
from shapekin.cli.values import device
from shapekin.errors import ProjectError
from shapekin.exports.catalogue import get_format
from shapekin.exports.originals import How
from shapekin.jobs.job import AssignResult
from shapekin.session import Session
from shapekin.session.assigned import COLUMNS, FAR, Assigned, far_ones
from shapekin.store.cache import Cache


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command of this module."""
    parser = commands.add_parser(
        "assign",
        help="new items into the sub-categories there are",
        description="Tell in which sub-category each item of another source belongs, and put the files into folders "
        "of these where that is wanted. The project is left as it is.",
    )
    parser.add_argument("project", type=Path)
    parser.add_argument("source", help="folder or file with the new items")
    parser.add_argument("--out", type=Path, required=True, help="CSV file to write; it must not exist")
    parser.add_argument("--folders", type=Path, help="new folder for the files, in a folder for each sub-category")
    parser.add_argument("--how", choices=[str(how) for how in How], default=How.COPY, help="how files come there")
    parser.add_argument("--feature-table", type=Path, help="their features, where the project was made with a table")
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
        job = session.assign_job(options.source, table=str(options.feature_table or ""), device=options.device)
        titles = {cluster.id: cluster.title for cluster in session.clusters}
        name = session.path.stem
    placed = console.run(job, cache)
    assert isinstance(placed, AssignResult)
    assigned = Assigned(placed, Path(job.source), titles, name, far_ones(placed, options.far))
    form = get_format("folders", options.how)
    if options.folders is not None:  # what cannot be done is said before anything is written
        form.write(assigned.export_input(), options.folders, dry_run=True)
    assigned.write_table(options.out)
    rows, none = assigned.rows(), len(assigned.chosen)
    lines = [f"Placed {len(rows) - none} of {len(rows)} items; {none} are like none of the sub-categories."]
    if options.folders is not None:
        filled = form.write(assigned.export_input(), options.folders)
        lines += [f"{len(filled.files)} files are in {options.folders}.", *filled.notes]
        lines += [f"Left out: {item} ({reason})." for item, reason in filled.skipped]
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
