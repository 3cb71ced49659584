"""The one function that runs a job: a generator of events whose return value is the result."""

from __future__ import annotations

from collections.abc import Generator

from shapekin.events import Event
from shapekin.jobs.assigning import assign
from shapekin.jobs.evaluating import evaluate
from shapekin.jobs.importing import import_source
from shapekin.jobs.job import (
    AssignJob,
    EvaluateJob,
    ImportJob,
    Job,
    MapJob,
    PreparationJob,
    PreviewJob,
    ReconstructJob,
    Result,
    SampleJob,
    ScanJob,
)
from shapekin.jobs.mapping import lay_out
from shapekin.jobs.preparing import prepare_some
from shapekin.jobs.quick import make_preview, scan_source, write_sample
from shapekin.jobs.reconstructing import reconstruct
from shapekin.jobs.training import train
from shapekin.store.cache import Cache

CACHE_BYTES = 20 << 30
"""Arrays beyond this are removed, those first that were not used for longest; they can be made again."""


def run(job: Job, cache: Cache) -> Generator[Event, None, Result]:
    """Run a job; every yield is an event and a point to cancel.

    Args:
        job: What to do.
        cache: Where arrays are read and written; nothing else is written, but sample data.

    Raises:
        ShapekinError: What a person can do something about.
    """
    if isinstance(job, SampleJob):
        return (yield from write_sample(job))
    if isinstance(job, ScanJob):
        return (yield from scan_source(job))
    if isinstance(job, PreparationJob):
        return (yield from prepare_some(job, cache))
    if isinstance(job, PreviewJob):
        return (yield from make_preview(job, cache))
    if isinstance(job, EvaluateJob):
        return (yield from evaluate(job, cache))
    if isinstance(job, ReconstructJob):
        return (yield from reconstruct(job, cache))
    result: Result
    if isinstance(job, ImportJob):
        result = yield from import_source(job, cache)
    elif isinstance(job, AssignJob):
        result = yield from assign(job, cache)
    elif isinstance(job, MapJob):
        result = yield from lay_out(job, cache)
    else:
        result = yield from train(job, cache)
    cache.prune(CACHE_BYTES)
    return result
