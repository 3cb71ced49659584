"""`sample`, `new`, `info`, `export`: projects in and out."""

from __future__ import annotations

import argparse
from pathlib import Path

from shapekin.cli.console import Console
from shapekin.cli.values import whole
from shapekin.data.options import ImportOptions
from shapekin.errors import ProjectError
from shapekin.exports.catalogue import FORMATS, get_format
from shapekin.jobs.job import ImportJob, ImportResult, SampleJob, SampleResult
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

    new = commands.add_parser("new", help="make a project", description="Make a project from a folder or array file.")
    new.add_argument("project", type=Path, help="the project file to make, such as chairs.shapekin")
    new.add_argument("source", type=Path, help="a folder of shapes or images, or an .npz file")
    new.add_argument("--layout", default="auto", help="auto, modelnet, folders, flat or npz")
    new.add_argument("--category", action="append", default=[], help="take only this category; repeatable")
    new.add_argument("--points", type=whole(1), default=2048, help="points sampled from each shape (default 2048)")
    new.add_argument("--image-size", type=whole(1), default=64, help="pixels of an image's longer side (default 64)")
    new.add_argument("--labels", type=Path, help="a CSV file name,label with true kinds, only to evaluate")
    new.add_argument("--seed", type=whole(0), default=0)
    new.add_argument("--json", action="store_true", help="print one JSON object")
    new.set_defaults(command=_new)

    info = commands.add_parser("info", help="what a project holds", description="Tell what a project holds.")
    info.add_argument("project", type=Path)
    info.add_argument("--json", action="store_true", help="print one JSON object")
    info.set_defaults(command=_info)

    export = commands.add_parser("export", help="write the clusters out", description="Write the clusters out.")
    export.add_argument("project", type=Path)
    export.add_argument("--format", required=True, help=f"one of {', '.join(FORMATS)}")
    export.add_argument("--out", type=Path, required=True, help="file or folder to write")
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


def _new(options: argparse.Namespace, console: Console) -> int:
    if options.project.exists():
        raise ProjectError(f"{options.project} exists already; it was left as it is.", "Choose another name.")
    import_options = ImportOptions(
        layout=options.layout,
        categories=tuple(options.category),
        points=options.points,
        image_size=options.image_size,
        labels=str(options.labels or ""),
        seed=options.seed,
    )
    cache = Cache()
    result = console.run(ImportJob(str(options.source), import_options), cache)
    assert isinstance(result, ImportResult)
    with Session.create(options.project, result, cache) as session:
        found = _summary(session)
    lines = [f"{found['items']} {found['kind']} ({found['layout']}), {found['clusters']} clusters at first look"]
    lines += [f"unreadable: {fault.display}: {fault.reason}" for fault in result.faults]
    console.result(found, "\n".join(lines))
    return 0


def _info(options: argparse.Namespace, console: Console) -> int:
    with Session.open(options.project, Cache(), read_only=True) as session:
        found = _summary(session)
    text = "\n".join(f"{name:<12}{value}" for name, value in found.items() if not isinstance(value, list))
    console.result(found, text)
    return 0


def _summary(session: Session) -> dict[str, object]:
    run = session.current_run
    return {
        "project": str(session.path),
        "source": session.source,
        "layout": session.layout,
        "kind": str(session.kind),
        "items": len(session),
        "labels": len(session.dataset.label_names),
        "unreadable": len(session.faults),
        "answers": session.n_answers,
        "clusters": len(session.clusters),
        "runs": len(session.runs),
        "model": run.model if run is not None else "",
        "strategy": session.strategy,
        "faults": [{"path": fault.display, "reason": fault.reason} for fault in session.faults],
        "sub_categories": [
            {
                "id": cluster.id,
                "name": cluster.title,
                "size": cluster.size,
                "representative": session.dataset.names[cluster.representative],
            }
            for cluster in session.clusters
        ],
    }


def _export(options: argparse.Namespace, console: Console) -> int:
    form = get_format(options.format)
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
        },
        "\n".join(
            [
                f"{verb} {len(report.files)} file{'s' * (len(report.files) != 1)} to {options.out}.",
                *(f"left out: {item}: {reason}" for item, reason in report.skipped),
            ]
        ),
    )
    return 0
