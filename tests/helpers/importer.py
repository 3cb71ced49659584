"""An import in a process of its own, to be killed: `python -m helpers.importer SOURCE CACHE` tells how far it is."""

from __future__ import annotations

import sys
from pathlib import Path

from shapekin.data.options import ImportOptions
from shapekin.events import Event, Progress
from shapekin.jobs.job import ImportJob
from shapekin.jobs.runners import run_inline
from shapekin.store.cache import Cache


def tell(event: Event) -> None:
    if isinstance(event, Progress) and event.stage == "Reading":
        sys.stdout.write(f"{event.done}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    run_inline(ImportJob(sys.argv[1], ImportOptions(image_size=32)), Cache(Path(sys.argv[2])), tell)
