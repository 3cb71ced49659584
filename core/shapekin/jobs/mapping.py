"""Maps of neighbours, laid out in a child process: their libraries cannot be stopped otherwise.

One call of t-SNE or UMAP takes minutes for many items and asks nobody whether it is still wanted. The child ends when
the job is cancelled, or when whoever started it is gone.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import threading
import time
from collections.abc import Generator
from multiprocessing.connection import Connection
from pathlib import Path

import numpy as np

from shapekin.clustering.neighbour_maps import TITLES, VERSION, missing, neighbour_map
from shapekin.errors import ParameterError, ShapekinError
from shapekin.events import Progress
from shapekin.jobs.job import MapJob, MapResult
from shapekin.store.cache import Cache, cache_key

POLL_SECONDS = 0.2


def lay_out(job: MapJob, cache: Cache) -> Generator[Progress, None, MapResult]:
    """Make a map, unless the cache holds it already.

    Raises:
        ParameterError: There is no such map, its package is missing, or there are too few items.
        CacheMissError: The embedding is gone.
    """
    package = missing(job.method)
    if package:
        raise ParameterError(f"{TITLES[job.method]} needs the package {package}.", f"Install it: pip install {package}")
    places = places_key(job)
    if not cache.has(places):
        cache.get(job.embedding)  # raises where it is gone
        yield from _in_a_child(job, cache, places)
    return MapResult(job.method, job.dimensions, places)


def places_key(job: MapJob) -> str:
    """Where the places of a job are, once it is done."""
    asked = {"method": job.method, "dimensions": job.dimensions, "seed": job.seed}
    return cache_key("map", VERSION, asked, [job.embedding])


def _in_a_child(job: MapJob, cache: Cache, places: str) -> Generator[Progress, None, None]:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    child = context.Process(target=_child, args=(theirs, cache.root, job, places), daemon=True, name="shapekin-map")
    child.start()
    theirs.close()
    began, done, total = time.monotonic(), 0, 0
    answer: tuple[str, str] | None = None
    try:
        while answer is None:
            left = (time.monotonic() - began) * (total - done) / done if done else None
            yield Progress(job.job_id, f"Laying out ({TITLES[job.method]})", done, total, {}, left)
            if not ours.poll(POLL_SECONDS):
                continue
            said = ours.recv()
            if isinstance(said[0], int):
                done, total = said
            else:
                answer = said
    except EOFError:
        raise ShapekinError("The layout of the map ended unexpectedly.", "Try it again, or use PCA.") from None
    finally:
        ours.close()
        child.kill()
        child.join()
    if answer[0]:
        raise ParameterError(*answer)


def _child(connection: Connection, root: Path, job: MapJob, places: str) -> None:
    """Main function of the child: tells (done, total) again and again, then (what is wrong, what to do)."""
    threading.Thread(target=_end_with, args=(connection,), daemon=True).start()
    if hasattr(os, "nice"):
        os.nice(5)  # the window, and a training beside it, come first
    cache = Cache(root)

    def tell(done: int, total: int) -> None:
        connection.send((done, total))

    try:
        rows = np.asarray(cache.get(job.embedding), np.float32)
        cache.put(places, neighbour_map(job.method, rows, job.dimensions, job.seed, tell))
        connection.send(("", ""))
    except ShapekinError as error:
        connection.send((error.message, error.hint))
    except Exception as error:  # noqa: BLE001  whatever a library raises is told, and ends the child alone
        connection.send((f"{TITLES[job.method]} failed: {error}", "Use PCA, or train again."))


def _end_with(connection: Connection) -> None:
    """End this process when the other side is gone."""
    with contextlib.suppress(EOFError, OSError):
        connection.recv()
    os._exit(1)
