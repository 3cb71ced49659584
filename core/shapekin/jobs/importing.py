"""Import: a source becomes a data set, its arrays in the cache, a first map and a first partition."""

from __future__ import annotations

import os
import time
from collections.abc import Generator
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from shapekin.arrays import AnyArray
from shapekin.data.dataset import DataKind, Dataset, Fault, Item
from shapekin.errors import SourceError
from shapekin.events import Event, Progress
from shapekin.jobs.intake import Intake, open_intake
from shapekin.jobs.job import ImportJob, ImportResult, Prepared
from shapekin.models.base import TrainingSet
from shapekin.models.graph_diffusion import GraphDiffusion, GraphDiffusionParams
from shapekin.pairs.constraints import Constraints
from shapekin.steps import retold
from shapekin.store.cache import Cache, cache_key

IMPORT_VERSION = 1
FEWEST_ITEMS = 3
WORKERS = max(1, os.cpu_count() or 1)
_COPY_ROWS = 1024


def import_source(job: ImportJob, cache: Cache) -> Generator[Event, None, ImportResult]:
    """Read, sample, describe and picture every item of a source.

    Raises:
        SourceError: There is nothing to read, or hardly any item can be read.
    """
    source = Path(job.source)
    intake = open_intake(source, job.options)
    kind = intake.listing.kind
    with cache.scratch() as scratch:
        yield Progress(job.job_id, "Looking", 0, len(intake))
        up = intake.find_up(WORKERS)
        harvest = _Harvest(intake, up, scratch / "rows")
        yield from harvest.read(job.job_id, cache)
        dataset = Dataset(kind, tuple(harvest.items))
        if len(dataset) < FEWEST_ITEMS:
            raise _nothing_readable(source, harvest.faults, len(dataset))
        options = {
            "points": job.options.points,
            "size": job.options.image_size,
            "seed": job.options.seed,
            "up": up,
        }
        data_key = cache_key("data", IMPORT_VERSION, {**options, "grey": harvest.grey}, [dataset.revision])
        harvest.store(cache, data_key)
    yield Progress(job.job_id, "A first look", 0, 0)
    rest = yield from _first_look(job, cache, kind, data_key)
    thumbnails, offsets = cache.put_blobs(cache_key("thumbnails", IMPORT_VERSION, {}, [data_key]), harvest.thumbnails)
    prepared = Prepared(data=data_key, thumbnails=thumbnails, thumbnail_offsets=offsets, **rest)
    return ImportResult(
        source=str(source.absolute()),
        layout=intake.listing.layout,
        options=replace(job.options, up=up),
        dataset=dataset,
        faults=tuple(harvest.faults),
        prepared=prepared,
    )


@dataclass
class _Harvest:
    """Takes rows as they come and keeps those that could be read."""

    intake: Intake
    up: str
    path: Path
    items: list[Item] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    thumbnails: list[bytes] = field(default_factory=list)
    grey: bool = True

    def read(self, job_id: str, cache: Cache) -> Generator[Event, None, None]:
        """Read everything; rows are written one after another, for on a full disk a memory map kills.

        Raises:
            CacheError: The disk is full.
        """
        total = len(self.intake)
        began = time.monotonic()
        for done, outcome in enumerate(self.intake.prepare(self.up, WORKERS), 1):
            if isinstance(outcome, Fault):
                self.faults.append(outcome)
            else:
                with cache.speaking(), self.path.open("ab") as rows:
                    rows.write(np.ascontiguousarray(outcome.row, self.intake.row_dtype).tobytes())
                self.items.append(outcome.item)
                self.thumbnails.append(outcome.thumbnail)
                self.grey = self.grey and outcome.grey
            left = (time.monotonic() - began) * (total - done) / done
            yield Progress(job_id, "Reading", done, total, {"unreadable": float(len(self.faults))}, seconds_left=left)

    def store(self, cache: Cache, key: str) -> None:
        """Copy the rows that were filled into the cache; pictures that are all grey keep one channel."""
        rows: AnyArray = np.memmap(
            self.path, self.intake.row_dtype, "r", shape=(len(self.items), *self.intake.row_shape)
        )
        one_channel = self.grey and self.intake.listing.kind is DataKind.IMAGES
        shape = (len(self.items), *rows.shape[1:-1], 1) if one_channel else (len(self.items), *rows.shape[1:])
        with cache.create(key, shape, rows.dtype) as target:
            for start in range(0, len(self.items), _COPY_ROWS):
                stop = min(start + _COPY_ROWS, len(self.items))
                target[start:stop] = rows[start:stop, ..., : shape[-1]]


def _first_look(job: ImportJob, cache: Cache, kind: DataKind, data_key: str) -> Generator[Event, None, dict[str, str]]:
    """Quick descriptors, their map, a partition made without any answer, and rows that cover it all."""
    from shapekin.clustering.projection import project
    from shapekin.features.anchors import anchors
    from shapekin.features.catalogue import extractor_for

    extractor = extractor_for(kind)
    made_by = {"seed": job.options.seed, "extractor": extractor.name, "extractor_version": extractor.version}
    keys = {
        part: cache_key(part, IMPORT_VERSION, made_by, [data_key])
        for part in ("features", "projection", "labels", "anchors")
    }
    data = cache.get(data_key)
    features = extractor.extract(data, np.random.default_rng(job.options.seed))
    cache.put(keys["features"], features)
    cache.put(keys["projection"], project(features))
    yield Progress(job.job_id, "A first look", 1, 3)
    steps = GraphDiffusion().fit(
        TrainingSet(kind, data, features),
        Constraints(len(features)),
        GraphDiffusionParams(),
        np.random.default_rng(job.options.seed),
    )
    found = yield from retold(steps, lambda _: Progress(job.job_id, "A first look", 1, 3))
    cache.put(keys["labels"], found.labels)
    yield Progress(job.job_id, "A first look", 2, 3)
    cache.put(keys["anchors"], anchors(features, np.random.default_rng(job.options.seed)))
    return keys


def _nothing_readable(source: Path, faults: list[Fault], readable: int) -> SourceError:
    if not faults:
        return SourceError(
            f"{source} holds {readable} items; at least {FEWEST_ITEMS} are needed to sort.", "Add some more."
        )
    first = faults[0]
    return SourceError(
        f"Only {readable} of {readable + len(faults)} files in {source} could be read. "
        f"The first that could not: {first.display}: {first.reason}",
        "Choose another folder or another layout.",
    )
