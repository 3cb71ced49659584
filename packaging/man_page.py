"""Write shapekin.1 from the commands themselves: `python packaging/man_page.py DATE > shapekin.1`."""

from __future__ import annotations

import argparse
import sys

from shapekin import __version__
from shapekin.cli.main import command_parser

_ENVIRONMENT = {
    "SHAPEKIN_CACHE": "Folder of everything that can be computed again.",
    "SHAPEKIN_GPU_PACK": "Folder with a torch with CUDA that is used in place of the one inside; empty for none.",
}
_STATUS = {"0": "done", "1": "a known error; one line says what to do", "2": "wrong usage", "130": "cancelled"}


def man_page(date: str) -> str:
    """The page as roff.

    Args:
        date: Of the release, ISO 8601.
    """
    parser, _ = command_parser()
    lines = [
        f'.TH SHAPEKIN 1 "{date}" "shapekin {__version__}" "User commands"',
        ".SH NAME",
        r"shapekin \- sort 3D shapes or images into kinds, without a window",
        ".SH SYNOPSIS",
        ".B shapekin",
        ".I COMMAND",
        ".RI [ OPTION ...]",
        ".br",
        ".B shapekin",
        ".RI [ PATH ]",
        ".SH DESCRIPTION",
        _plain(parser.description or ""),
        ".PP",
        r"\fBshapekin \fICOMMAND\fB \-\-help\fR explains a command.",
        ".SH COMMANDS",
    ]
    for name, told, command in _commands(parser):
        usage = " ".join(command.format_usage().split()).removeprefix("usage: ")
        lines += [".TP", rf"\fB{_plain(name)}\fR \- {_plain(told)}", f"{_plain(usage)}"]
    lines.append(".SH EXIT STATUS")
    for status, meaning in _STATUS.items():
        lines += [".TP", f".B {status}", meaning]
    lines.append(".SH ENVIRONMENT")
    for variable, meaning in _ENVIRONMENT.items():
        lines += [".TP", f".B {variable}", meaning]
    lines += [".SH SEE ALSO", ".BR shapekin-app (1)"]
    return "\n".join(lines) + "\n"


def _commands(parser: argparse.ArgumentParser) -> list[tuple[str, str, argparse.ArgumentParser]]:
    (group,) = (action for action in parser._actions if isinstance(action, argparse._SubParsersAction))
    help_of = {action.dest: action.help or "" for action in group._choices_actions}
    return [(name, help_of[name], command) for name, command in group.choices.items() if name in help_of]


def _plain(text: str) -> str:
    """Text that roff does not take for a request."""
    escaped = text.replace("\\", r"\e").replace("-", r"\-").replace("“", r"\(lq").replace("”", r"\(rq")
    return rf"\&{escaped}" if escaped.startswith((".", "'")) else escaped


if __name__ == "__main__":
    sys.stdout.write(man_page(sys.argv[1]))
