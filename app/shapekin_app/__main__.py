"""Where the application starts: `shapekin-app [PATH]`, or `python -m shapekin_app [PATH]`.

The worker process imports this module again when it is spawned, so nothing else is imported here.
"""

from __future__ import annotations

import multiprocessing
import sys


def main() -> int:
    """Open the application on a project, a folder or an array file, if one is named."""
    multiprocessing.freeze_support()  # in a frozen worker process this does not return
    import argparse
    from pathlib import Path

    from shapekin import __version__

    parser = argparse.ArgumentParser(
        prog="shapekin-app", description='Sort shapes and images into kinds by answering "same or different?".'
    )
    parser.add_argument("path", nargs="?", type=Path, help="a project, a folder of shapes or images, or an .npz file")
    parser.add_argument(
        "--sample", action="store_true", help="open the built-in chairs; they are made when first asked for"
    )
    parser.add_argument("--version", action="version", version=f"shapekin-app {__version__}")
    arguments = parser.parse_args()

    from shapekin_app.application import run

    return run(arguments.path, sample=arguments.sample)


if __name__ == "__main__":
    sys.exit(main())
