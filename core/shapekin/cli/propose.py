"""`propose`: how many sub-categories the data suggest, with the picture behind it."""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np

from shapekin.cli.console import Console
from shapekin.clustering.counting import proposals
from shapekin.errors import SourceError
from shapekin.exports.base import ExportError
from shapekin.render.figures.count import count_figure
from shapekin.render.figures.raster import png
from shapekin.render.figures.vector import svg
from shapekin.session import Session
from shapekin.steps import finished
from shapekin.store.cache import Cache
from shapekin.store.newfile import new_file

WIDTH = 1600
FORMS = {".png": png, ".svg": svg}


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command of this module."""
    parser = commands.add_parser(
        "propose",
        help="how many sub-categories there may be",
        description="Propose a number of sub-categories by the largest eigengap and by the best silhouette.",
    )
    parser.add_argument("project", type=Path)
    parser.add_argument("--out", type=Path, help="draw both as a .png or .svg file; it must not exist")
    parser.add_argument("--dark", action="store_true", help="light on dark")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.set_defaults(command=_propose)


def _propose(options: argparse.Namespace, console: Console) -> int:
    out: Path | None = options.out
    if out is not None and (out.suffix.lower() not in FORMS or out.exists()):
        why = "exists already" if out.exists() else "is neither a .png nor a .svg file"
        raise ExportError(f"{out} {why}; nothing was written.", "Choose another name.")
    cache = Cache()
    with Session.open(options.project, cache, read_only=True) as session:
        if session.needs_rebuild:
            raise SourceError("The cache of this project is gone.", "Run `shapekin train` once to make it again.")
        points = np.asarray(cache.get(session.prepared.features), np.float32)
    if len(points) < 3:
        raise SourceError(f"{len(points)} items are too few for a proposal.", "Import more.")
    found = finished(proposals(points, np.random.default_rng(options.seed)))
    if out is not None:
        with new_file(out) as temporary:
            temporary.write_bytes(FORMS[out.suffix.lower()](count_figure(found, dark=options.dark), WIDTH))
    lines = [f"Largest eigengap: {found.by_eigengap}", f"Best silhouette:  {found.by_silhouette or 'none'}"]
    values = {
        "by_eigengap": found.by_eigengap,
        "by_silhouette": found.by_silhouette,
        "eigenvalues": found.eigenvalues.tolist(),
        "silhouettes": {str(count): value for count, value in found.silhouettes.items()},
        "out": str(out or ""),
    }
    console.result(values, "\n".join(lines + ([f"Wrote {out}"] if out else [])))
    return 0
