"""Import: a source becomes a data set, its arrays in the cache, a first map and a first partition."""

from __future__ import annotations

import os
import time
from collections import deque
from collections.abc import Generator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from shapekin.data.dataset import Dataset, Fault
from shapekin.data.options import ImportOptions
from shapekin.data.preparation.stages import finishing_options, picture_options, reading_options
from shapekin.errors import SourceError
from shapekin.events import Event, Glimpse, Progress, Refused
from shapekin.jobs.describing import describe, require_features
from shapekin.jobs.intake import Intake, open_intake
from shapekin.jobs.intake.gathered import Gathered
from shapekin.jobs.intake.order import arranged
from shapekin.jobs.job import ImportJob, ImportResult, Prepared
from shapekin.models.base import TrainingSet
from shapekin.models.graph_diffusion import GraphDiffusion, GraphDiffusionParams
from shapekin.pairs.constraints import Constraints
from shapekin.steps import retold
from shapekin.store.cache import Cache, cache_key

IMPORT_VERSION = 2
FEWEST_ITEMS = 3
WORKERS = max(1, os.cpu_count() or 1)
GLIMPSE_SECONDS = 0.5
GLIMPSE_PICTURES = 12
_TELL_SECONDS = 0.05
_FEW_FOR_A_RATE = 8


@dataclass(frozen=True)
class Taken:
    """What was read of a source, and where it is: `data`, `thumbnails`, `thumbnail_offsets` as in `Prepared`."""

    layout: str
    options: ImportOptions
    dataset: Dataset
    faults: tuple[Fault, ...]
    left_out: Mapping[str, int]
    data: str
    thumbnails: str
    thumbnail_offsets: str


def import_source(job: ImportJob, cache: Cache) -> Generator[Event, None, ImportResult]:
    """Read, sample, describe and picture every item of a source.

    Raises:
        SourceError: There is nothing to read, or hardly any item can be read.
        ProjectError: Known items are gone.
        CacheError: The disk is full.
    """
    taken = yield from read_source(job, cache, FEWEST_ITEMS)
    rest = yield from _first_look(job, cache, taken.dataset, taken.data)
    return ImportResult(
        source=str(Path(job.source).absolute()),
        layout=taken.layout,
        options=taken.options,
        dataset=taken.dataset,
        faults=taken.faults,
        prepared=Prepared(
            data=taken.data, thumbnails=taken.thumbnails, thumbnail_offsets=taken.thumbnail_offsets, **rest
        ),
        left_out=taken.left_out,
    )


def read_source(job: ImportJob, cache: Cache, fewest: int) -> Generator[Event, None, Taken]:
    """Read, sample and picture every item of a source; `fewest` of them must be readable.

    What is read is kept as it comes: an import that was stopped goes on where it was.

    Raises:
        SourceError: There is nothing to read, or hardly any item can be read.
        ProjectError: Known items are gone.
        CacheError: The disk is full.
    """
    source = Path(job.source)
    yield Progress(job.job_id, "Looking", 0, 0)
    intake = open_intake(source, job.options, cache, job.files)
    kind = intake.listing.kind
    require_features(job.options, kind)
    yield Progress(job.job_id, "Looking", 0, len(intake))
    options = replace(job.options, up=intake.find_up(WORKERS))
    with cache.scratch() as scratch, Gathered(intake, scratch, cache) as gathered:
        faults = yield from _read(job.job_id, intake, options.up, gathered)
        order, copies = arranged(gathered, job.known, lambda known: intake.kept(options.up, known))
        faults = _told_once([*intake.listing.faults, *faults, *copies])
        dataset = Dataset(kind, tuple(gathered.items[number] for number in order))
        if len(dataset) < fewest:
            raise _nothing_readable(intake, faults, len(dataset), fewest)
        grey = options.colour == "grey" or (options.colour == "auto" and gathered.grey)
        made_by = {**reading_options(options, kind), **finishing_options(options, options.up, grey, kind)}
        data_key = cache_key("data", IMPORT_VERSION, made_by, [dataset.revision])
        yield Progress(job.job_id, "A first look", 0, 0)
        gathered.store_rows(data_key, order, options, grey)
        pictured = picture_options(options, options.up, kind)
        pictures_key = cache_key("thumbnails", IMPORT_VERSION, pictured, [dataset.revision])
        thumbnails, offsets = gathered.store_pictures(pictures_key, order)
    yield Progress(job.job_id, "A first look", 0, 0)
    listing = intake.listing
    return Taken(listing.layout, options, dataset, tuple(faults), listing.left_out, data_key, thumbnails, offsets)


def _read(job_id: str, intake: Intake, up: str, gathered: Gathered) -> Generator[Event, None, list[Fault]]:
    """Gather everything that can be read; tell of what cannot."""
    faults: list[Fault] = []
    newest: deque[tuple[str, bytes]] = deque(maxlen=GLIMPSE_PICTURES)
    clock = _Clock(len(intake))
    told = shown = 0.0
    for done, outcome in enumerate(intake.prepare(up, WORKERS), 1):
        if isinstance(outcome, Fault):
            faults.append(outcome)
            clock.passed(kept=False)
            yield Refused(job_id, outcome.display, outcome.reason)
        else:
            gathered.add(outcome)
            clock.passed(kept=outcome.kept)
            newest.append((outcome.item.name, outcome.thumbnail))
        now = time.monotonic()
        if newest and newest[-1][1] and now - shown >= GLIMPSE_SECONDS:
            shown = now
            yield Glimpse(job_id, *zip(*newest, strict=True))
            newest.clear()
        if now - told >= _TELL_SECONDS or done == len(intake):
            told = now
            metrics = {"unreadable": float(len(faults)), "kept": float(clock.kept)}
            yield Progress(job_id, "Reading", done, len(intake), metrics, clock.seconds_left())
    return faults


class _Clock:
    """How long the rest will take, by what was read just now: what an earlier import had read is no measure."""

    def __init__(self, total: int) -> None:
        self.kept = 0
        self._read = self._done = 0
        self._total = total
        self._seconds = 0.0
        self._last = time.monotonic()

    def passed(self, *, kept: bool) -> None:
        """One more item is there."""
        now = time.monotonic()
        self._done += 1
        self.kept += kept
        if not kept:
            self._read += 1
            self._seconds += now - self._last
        self._last = now

    def seconds_left(self) -> float | None:
        """None while too few were read to tell."""
        if self._read < min(_FEW_FOR_A_RATE, self._total):
            return 0.0 if self._done == self._total else None
        return self._seconds / self._read * (self._total - self._done)


def _first_look(
    job: ImportJob, cache: Cache, dataset: Dataset, data_key: str
) -> Generator[Event, None, dict[str, str]]:
    """Quick descriptors, their map, a partition made without any answer, and rows that cover it all."""
    from shapekin.clustering.projection import project
    from shapekin.features.anchors import anchors

    described = yield from describe(job.job_id, job.options, dataset, data_key, cache)
    keys = {
        part: cache_key(part, IMPORT_VERSION, {"seed": job.options.seed}, [described.features])
        for part in ("projection", "labels", "anchors")
    }
    data, features = cache.get(data_key), cache.get(described.features)
    cache.put(keys["projection"], project(features))
    yield Progress(job.job_id, "A first look", 1, 3)
    steps = GraphDiffusion().fit(
        TrainingSet(dataset.kind, data, features),
        Constraints(len(features)),
        GraphDiffusionParams(),
        np.random.default_rng(job.options.seed),
    )
    found = yield from retold(steps, lambda _: Progress(job.job_id, "A first look", 1, 3))
    cache.put(keys["labels"], found.labels)
    yield Progress(job.job_id, "A first look", 2, 3)
    cache.put(keys["anchors"], anchors(features, np.random.default_rng(job.options.seed)))
    return {**keys, "features": described.features, "inputs": described.inputs}


def _told_once(faults: list[Fault]) -> list[Fault]:
    """One fault a path, the last word on it: that a copy is used says more than that the file is not there."""
    return list({fault.path: fault for fault in faults}.values())


def _nothing_readable(intake: Intake, faults: list[Fault], readable: int, fewest: int) -> SourceError:
    source, what = intake.source, "rows" if intake.listing.tables else "files"
    if not faults:
        held = f"{source} holds 1 item" if readable == 1 else f"{source} holds {readable} items"
        return SourceError(f"{held}; at least {fewest} are needed to sort.", "Add some more.")
    first = faults[0]
    return SourceError(
        f"Only {readable} of {readable + len(faults)} {what} in {source} could be read. "
        f"The first that could not: {first.display}: {first.reason}",
        "Choose another folder or another layout.",
    )
