"""`sample`, `info`, `export`: sample data in, projects looked at, results out."""

from __future__ import annotations

import argparse
from pathlib import Path

from shapekin.cli.console import Console
from shapekin.cli.holdings import copies_line, holdings, left_out_line
from shapekin.cli.values import whole
from shapekin.exports.catalogue import FORMATS, get_format
from shapekin.exports.originals import How
from shapekin.jobs.job import SampleJob, SampleResult
from shapekin.samples.catalogue import SAMPLES, sample_card
from shapekin.session import Session
from shapekin.store.cache import Cache


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the commands of this module."""
    sample = commands.add_parser("sample", help="write built-in sample data", description="Write sample data.")
    sample.add_argument("name", help=f"one of {', '.join(SAMPLES)}")
    sample.add_argument("folder", type=Path, help="a new or empty folder")
    sample.add_argument("--count", type=int, help="how many items")
    sample.add_argument("--seed", type=whole(0), default=0)
    sample.add_argument("--json", action="store_true", help="print one JSON object")
    sample.set_defaults(command=_sample)

    info = commands.add_parser("info", help="what a project holds", description="Tell what a project holds.")
    info.add_argument("project", type=Path)
    info.add_argument("--json", action="store_true", help="print one JSON object")
    info.set_defaults(command=_info)

    export = commands.add_parser(
        "export",
        help="write the clusters out",
        description="Write the clusters out.",
        epilog="formats:\n" + "\n".join(f"  {name:<18}{form.summary}" for name, form in FORMATS.items()),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    export.add_argument("project", type=Path)
    export.add_argument("--format", required=True, help=f"one of {', '.join(FORMATS)}")
    export.add_argument("--out", type=Path, required=True, help="file or folder to write")
    export.add_argument("--how", default="", help=f"how originals come into a folder: {', '.join(How)} (copy)")
    export.add_argument("--dry-run", action="store_true", help="only tell what would be written")
    export.add_argument("--json", action="store_true", help="print one JSON object")
    export.set_defaults(command=_export)


def _sample(options: argparse.Namespace, console: Console) -> int:
    count = sample_card(options.name).default_count if options.count is None else options.count
    job = SampleJob(options.name, str(options.folder), count, options.seed)
    result = console.run(job, Cache())
    assert isinstance(result, SampleResult)
    console.result(
        {"name": options.name, "folder": result.folder, "count": result.count},
        f"Wrote {result.count} items to {result.folder}.",
    )
    return 0


def _info(options: argparse.Namespace, console: Console) -> int:
    with Session.open(options.project, Cache(), read_only=True) as session:
        found = holdings(session)
        lines = [f"{name:<12}{value}" for name, value in found.items() if not isinstance(value, list | dict)]
        lines += [*copies_line(session), *left_out_line(session.left_out)]
    console.result(found, "\n".join(lines))
    return 0


def _export(options: argparse.Namespace, console: Console) -> int:
    form = get_format(options.format, options.how)
    with Session.open(options.project, Cache(), read_only=True) as session:
        report = form.write(session.export_input(), options.out, dry_run=options.dry_run)
    verb = "Would write" if options.dry_run else "Wrote"
    console.result(
        {
            "format": options.format,
            "out": str(options.out),
            "dry_run": options.dry_run,
            "files": [str(path) for path in report.files],
            "skipped": [{"item": item, "reason": reason} for item, reason in report.skipped],
            **({"notes": list(report.notes)} if report.notes else {}),
        },
        "\n".join(
            [
                f"{verb} {len(report.files)} file{'s' * (len(report.files) != 1)} to {options.out}.",
                *(f"left out: {item}: {reason}" for item, reason in report.skipped),
                *(f"note: {note}" for note in report.notes),
            ]
        ),
    )
    return 0
