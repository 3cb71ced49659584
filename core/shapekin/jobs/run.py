"""The one function that runs a job: a generator of events whose return value is the result."""

from __future__ import annotations

from collections.abc import Generator

from shapekin.events import Event
from shapekin.jobs.importing import import_source
from shapekin.jobs.job import ImportJob, Job, PreviewJob, Result, SampleJob, ScanJob
from shapekin.jobs.quick import make_preview, scan_source, write_sample
from shapekin.jobs.training import train
from shapekin.store.cache import Cache


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
    if isinstance(job, PreviewJob):
        return (yield from make_preview(job, cache))
    if isinstance(job, ImportJob):
        return (yield from import_source(job, cache))
    return (yield from train(job, cache))
