"""`shapekin COMMAND ...`: the parser, and errors as exit codes.

Exit status: 0 done, 1 a known error (one line on stderr), 2 wrong usage, 130 cancelled.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from shapekin import __version__
from shapekin.cli import (
    asking,
    assign,
    bench,
    demo,
    doctor,
    evidence,
    figures,
    importing,
    kinds,
    lists,
    moving,
    projects,
    propose,
    recipe,
    selftest,
    training,
    weights,
)
from shapekin.cli.console import Console, OutputError, harmless
from shapekin.errors import CancelledError, ShapekinError

Command = Callable[[argparse.Namespace, Console], int]
_MODULES = (
    demo, importing, projects, training, asking, kinds, moving, evidence, recipe, propose, assign, figures, lists,
    bench, weights, doctor, selftest,
)  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        arguments: Words after the program's name; those of the process when None.

    Returns:
        The exit status.
    """
    multiprocessing.freeze_support()
    _lend_streams()
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words[:1] == ["--selftest"]:
        words[0] = "selftest"
    parser, names = command_parser()
    if not words or (len(words) == 1 and not words[0].startswith("-") and words[0] not in names):
        return _open_app(words)
    options = parser.parse_args(words)
    console = Console(as_json=getattr(options, "json", False))
    try:
        command: Command = options.command
        status = command(options, console)
    except (KeyboardInterrupt, CancelledError):
        console.end_progress()
        sys.stderr.write("Cancelled; everything finished before is kept.\n")
        return 130
    except ShapekinError as error:
        console.end_progress()
        sys.stderr.write(f"shapekin: {harmless(' '.join(str(error).split()))}\n")
        return 1
    except OutputError as error:
        if not isinstance(error.__cause__, BrokenPipeError):
            sys.stderr.write(f"shapekin: The output could not be written ({error}). Make room for it.\n")
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return status


def _lend_streams() -> None:
    """Give a process that was started without standard streams somewhere to write."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115


def command_parser() -> tuple[argparse.ArgumentParser, frozenset[str]]:
    """The parser, and the names of all commands."""
    parser = argparse.ArgumentParser(
        prog="shapekin",
        description="Sort thousands of 3D shapes or images into kinds by answering “same or different?”. "
        "With a path alone, or nothing, the app opens.",
    )
    parser.add_argument("--version", action="version", version=f"shapekin {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    for module in _MODULES:
        module.add_commands(commands)
    return parser, frozenset(commands.choices)


def _open_app(words: list[str]) -> int:
    from importlib.metadata import entry_points

    found = [point for point in entry_points(group="gui_scripts") if point.name == "shapekin-app"]
    if not found:
        sys.stderr.write("shapekin: The app is not installed here. See `shapekin --help` for the commands.\n")
        return 1
    sys.argv = ["shapekin-app", *words]
    return int(found[0].load()() or 0)
