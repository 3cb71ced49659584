"""`figures`: the pictures that a paper shows of a project."""

from __future__ import annotations

import argparse
import uuid
from collections.abc import Callable
from pathlib import Path

from shapekin.cli.console import Console, score_line
from shapekin.cli.depicted import Depicted
from shapekin.cli.values import whole
from shapekin.exports.base import ExportError
from shapekin.render.figures.embedding import embedding_figure
from shapekin.render.figures.members import members_figure
from shapekin.render.figures.pairs import pairs_figure
from shapekin.render.figures.raster import png
from shapekin.render.figures.scene import Scene
from shapekin.render.figures.stages import stages_figure
from shapekin.render.figures.vector import svg
from shapekin.session import Session
from shapekin.store.cache import Cache
from shapekin.store.newfile import new_file

WIDTH, NARROWEST, WIDEST = 1600, 800, 4800

_SHOWS = {
    "embedding": "the embedding with representatives around it, and what it was before",
    "stages": "the embedding before training, after it, and after answers",
    "pairs": "the most contested pairs with their answers",
    "sub-categories": "members of each sub-category",
}


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command of this module."""
    parser = commands.add_parser(
        "figures",
        help="pictures for a paper",
        description="Draw the embedding before and after, the most contested pairs and the members of each "
        "sub-category, as PNG and, where there are points, SVG.",
    )
    parser.add_argument("project", type=Path)
    parser.add_argument("--out", type=Path, required=True, help="folder to write to")
    parser.add_argument(
        "--colour", choices=("classes", "clusters"), help="what colours tell (default: true classes where known)"
    )
    parser.add_argument("--size", type=_width, default=WIDTH, help=f"width in pixels (default {WIDTH})")
    parser.add_argument("--dark", action="store_true", help="light on dark")
    parser.add_argument("--run", type=whole(1), help="number of the run (default: the current one)")
    parser.add_argument("--force", action="store_true", help="replace figures that are there already")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.set_defaults(command=_figures)


def _width(text: str) -> int:
    width = whole(NARROWEST)(text)
    if width > WIDEST:
        raise argparse.ArgumentTypeError(f"it must be at most {WIDEST}, not {width}")
    return width


def _figures(options: argparse.Namespace, console: Console) -> int:
    cache = Cache()
    with Session.open(options.project, cache, read_only=True) as session:
        _refuse_source(options.out, session.source)
        told = Depicted(session, cache, options.run, options.colour)
        subject = told.subject(dark=options.dark)
        drawn: dict[str, Callable[[], Scene]] = {
            "embedding": lambda: embedding_figure(subject),
            "stages": lambda: stages_figure(subject),
        }
        contested, of = told.contested()
        if of:
            drawn["pairs"] = lambda: pairs_figure(subject, contested, of)
        drawn["sub-categories"] = lambda: members_figure(subject, told.clusters)
        names = [f"{name}{suffix}" for name in drawn for suffix in (".png", ".svg") if _fits(name, suffix)]
        _require_free(options.out, names, force=options.force)
        for name, draw in drawn.items():
            scene = draw()
            for suffix, form in ((".png", png), (".svg", svg)):
                if _fits(name, suffix):
                    _write(options.out / f"{name}{suffix}", form(scene, options.size), force=options.force)
    values = {
        "out": str(options.out),
        "files": names,
        "run": told.run.id,
        "colour": "classes" if told.by_class else "clusters",
        "stages": [{"title": stage.title, "scores": dict(stage.scores)} for stage in subject.stages],
    }
    lines = [f"Wrote {len(names)} files to {options.out}, of run {told.run.id} ({told.run.model}):"]
    lines += [f"  {name:<16}{_SHOWS[name]}" for name in drawn]
    if not of:
        lines.append(f"  no pairs: {told.run.model} ranks none; `shapekin train {options.project} --model cpac` does")
    lines += [f"{stage.title:<24}{score_line(stage.scores)}" for stage in subject.stages if stage.scores]
    console.result(values, "\n".join(lines))
    return 0


def _fits(name: str, suffix: str) -> bool:
    """Whether a figure is worth a file of this form: vectors only where there is more than pictures."""
    return suffix == ".png" or name in ("embedding", "stages")


def _refuse_source(out: Path, source: str) -> None:
    """A folder that is read must not be written to: the figures would be items at the next refresh."""
    if Path(source).is_dir() and out.resolve().is_relative_to(Path(source).resolve()):
        raise ExportError(f"{out} lies inside the source; nothing was written.", "Choose another folder.")


def _require_free(out: Path, names: list[str], *, force: bool) -> None:
    """Make the folder.

    Raises:
        ExportError: It cannot be made, or holds files of these names (folders, when forced).
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportError(f"The folder {out} could not be made: {error.strerror}.", "Choose another place.") from None
    for path in (out / name for name in names):
        if path.is_dir() and not path.is_symlink():
            raise ExportError(f"{path} is a folder; nothing was written.", "Choose another folder.")
        if (path.exists() or path.is_symlink()) and not force:
            raise ExportError(f"{path} exists already; nothing was written.", "Choose another folder, or add --force.")


def _write(path: Path, contents: bytes, *, force: bool) -> None:
    """Write a file, whole or not at all.

    Raises:
        ProjectError: It cannot be written, or (not forced) something of this name has just come.
        ExportError: What is there cannot be replaced.
    """
    fresh = path.with_name(f".{path.stem}-{uuid.uuid4().hex}{path.suffix}") if force else path
    with new_file(fresh) as temporary:
        temporary.write_bytes(contents)
    if force:
        try:
            fresh.replace(path)
        except OSError as error:
            fresh.unlink(missing_ok=True)
            raise ExportError(f"{path} could not be replaced: {error.strerror}.", "Close it elsewhere.") from None
