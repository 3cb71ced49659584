"""`weights`: trained networks brought to this computer, once, with the person's consent."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from shapekin.cli.console import Console
from shapekin.errors import ParameterError, UnknownNameError
from shapekin.features.fetching import fetch
from shapekin.features.pretrained import Pretrained
from shapekin.features.vgg19 import VGG19

WEIGHTS: dict[str, Pretrained] = {VGG19.name: VGG19}


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the commands of this module."""
    parser = commands.add_parser(
        "weights",
        help="bring the weights of a trained network here",
        description="Tell whether the weights of a trained network are here, or bring them: from a file, or over "
        "the net after asking.",
    )
    parser.add_argument("name", help=f"one of {', '.join(WEIGHTS)}")
    source = parser.add_mutually_exclusive_group()
    source.add_argument("--file", type=Path, help="a .safetensors or .pth file that you have")
    source.add_argument("--fetch", action="store_true", help="fetch the published file")
    parser.add_argument("--yes", action="store_true", help="fetch without asking")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.set_defaults(command=_weights)


def _weights(options: argparse.Namespace, console: Console) -> int:
    if options.name not in WEIGHTS:
        raise UnknownNameError(f'There are no weights "{options.name}".', f"There are: {', '.join(WEIGHTS)}.")
    weights = WEIGHTS[options.name]
    published = None
    if options.file is not None:
        published = weights.adopt(options.file)
        if not published:
            console.say("This is not the published file; it was taken because its tensors fit.")
    elif options.fetch:
        if not options.yes and not _agreed(weights, console):
            console.say("Nothing was fetched.")
            return 1
        for event in fetch(weights):
            console.progress(event)
        published = True
    here = weights.path.is_file()
    values = {
        "name": weights.name,
        "here": here,
        "path": str(weights.path),
        "address": weights.address,
        "licence": weights.licence,
        **({} if published is None else {"published": published}),
    }
    where = f"in {weights.path}" if here else f"not here; `shapekin weights {weights.name} --fetch` brings them"
    console.result(values, f"{weights.title}: {where}.")
    return 0


def _agreed(weights: Pretrained, console: Console) -> bool:
    """Ask the person at the terminal.

    Raises:
        ParameterError: There is nobody to ask.
    """
    told = f"{weights.address}: {weights.megabytes} MB. Licence: {weights.licence}."
    if console.as_json or not sys.stdin.isatty():
        raise ParameterError(f"Nobody can be asked whether to fetch {told}", "Add --yes if you agree.")
    console.say(f"Fetch {told}")
    try:
        return input("Fetch it? [y/N] ").strip().lower() in {"y", "yes"}
    except EOFError:
        return False
