"""`bench`: the tables of the papers, and what answers bring; stopped, the same command goes on where it was."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from shapekin.cli.console import Console
from shapekin.cli.values import device, whole
from shapekin.errors import UnknownNameError

if TYPE_CHECKING:
    from shapekin.studies.ledger import Ledger
    from shapekin.studies.study import Cell, Table


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command of this module."""
    parser = commands.add_parser(
        "bench",
        help="measure what papers report, or what answers bring",
        description="Make the tables of a study: “papers” or “effort”. Finished cells are kept in the output folder: "
        "stopped by whatever, the same command goes on where it was. Several may work in one folder with different "
        "tables (--only).",
    )
    parser.add_argument("name", metavar="NAME", help="papers or effort")
    parser.add_argument("--data", type=Path, help="folder with the data (default: the one SHAPEKIN_DATA names)")
    parser.add_argument("--out", type=Path, help="folder for results, page.html and tables.md (default: bench-NAME)")
    parser.add_argument("--only", nargs="+", default=[], metavar="TABLE", help="these tables alone")
    parser.add_argument("--match", default="", metavar="TEXT", help="these cells alone: those with TEXT in their names")
    parser.add_argument("--seeds", type=whole(1), default=0, help="runs of each cell (default: what its table wants)")
    parser.add_argument("--quick", action="store_true", help="few items and passes: shows that it works, no more")
    parser.add_argument("--list", action="store_true", help="list the cells and their state, and measure nothing")
    parser.add_argument("--device", type=device, default="cpu", help="where networks train (default: cpu)")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.set_defaults(command=_bench)


def _bench(options: argparse.Namespace, console: Console) -> int:
    # imported here: studies reach every model, which no other command needs at its start
    from shapekin.studies.catalogue import get_study
    from shapekin.studies.ledger import Ledger
    from shapekin.studies.page import write_pages
    from shapekin.studies.running import Begun, measure
    from shapekin.studies.sources import Sources
    from shapekin.studies.study import Scale
    from shapekin.studies.workplace import Workplace

    study, sources = get_study(options.name), Sources(options.data)
    tables = study.tables(Scale(options.seeds, options.quick), sources)
    chosen = _chosen(tables, options.only)
    out = options.out or Path(f"bench-{study.name}" + ("-quick" if options.quick else ""))
    ledger = Ledger(out)
    cells = [cell for table in chosen for cell in table.cells if options.match in cell.key]
    if not cells:
        raise UnknownNameError(f'There is no cell with "{options.match}" in its name.', "See --list.")
    if options.list:
        return _list(console, cells, ledger)
    sources.require({cell.file for cell in cells if cell.file and not ledger.finished(cell)})
    place = Workplace(out, sources, options.device, console.progress)

    def write() -> None:
        shown = [cell for table in tables for cell in table.cells]
        found = Ledger(out).of_all(shown)  # read anew: others may work on other tables
        write_pages(out, study, tables, found, quick=options.quick)

    write()
    try:
        for told in measure(cells, ledger, place):
            if isinstance(told, Begun):
                console.end_progress()
                sys.stderr.write(f"{told.number}/{told.total}  {told.cell.key}\n")
            else:
                write()
                console.end_progress()
                outcome = f"FAILED: {told.entry.fault}" if told.entry.fault else "done"
                sys.stderr.write(f"    {outcome}, {told.entry.seconds:.0f} s\n")
    except KeyboardInterrupt:
        console.end_progress()
        sys.stderr.write("Stopped. The cell being measured is lost; the same command goes on with it.\n")
        raise
    return _told(console, out, chosen, cells, ledger)


def _chosen(tables: Sequence[Table], names: Sequence[str]) -> list[Table]:
    known = {table.name: table for table in tables}
    for name in names:
        if name not in known:
            raise UnknownNameError(f'There is no table "{name}".', f"There are: {', '.join(known)}.")
    return [table for table in tables if not names or table.name in names]


def _list(console: Console, cells: Iterable[Cell], ledger: Ledger) -> int:
    rows = []
    for cell in cells:
        entry = ledger.of(cell)
        state = "to do" if entry is None else "failed" if entry.fault else "finished"
        rows.append({"cell": cell.key, "state": state, "seconds": entry.seconds if entry else None,
                     "fault": entry.fault if entry else ""})  # fmt: skip
    text = "\n".join(f"{row['state']:9} {row['cell']}" for row in rows)
    console.result({"cells": rows}, text)
    return 0


def _told(console: Console, out: Path, tables: Sequence[Table], cells: Sequence[Cell], ledger: Ledger) -> int:
    from shapekin.studies.page import MARKDOWN, PAGE
    from shapekin.studies.summary import lines, outcomes

    entries = ledger.of_all(cells)
    failed = [key for key, entry in entries.items() if entry.fault]
    verdicts = Counter(one.verdict for table in tables for one in outcomes(table, lines(table, entries)))
    told = {
        "page": str(out / PAGE), "markdown": str(out / MARKDOWN), "cells": len(cells),
        "finished": len(entries) - len(failed), "failed": failed,
        "goals": {str(verdict): count for verdict, count in sorted(verdicts.items())},
    }  # fmt: skip
    summary = ", ".join(f"{count} {verdict}" for verdict, count in sorted(verdicts.items()))
    text = f"{told['finished']} of {len(cells)} cells finished; goals: {summary or 'none'}. See {out / PAGE}"
    console.result(told, text)
    return 1 if failed else 0
