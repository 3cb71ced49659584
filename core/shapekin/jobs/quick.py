"""The short jobs: sample data, a look at a source, a mesh to show."""

from __future__ import annotations

import os
import time
from collections.abc import Generator
from functools import lru_cache
from pathlib import Path

from shapekin.data.dataset import DataKind
from shapekin.data.isolation import Limits, ReaderPool
from shapekin.data.layouts.listing import scan
from shapekin.data.layouts.partnet import PartNet, parts_beside
from shapekin.data.options import ScanResult
from shapekin.data.preparation.stages import picture_options
from shapekin.events import Event, Progress
from shapekin.jobs.job import PreviewJob, PreviewResult, SampleJob, SampleResult, ScanJob
from shapekin.samples.catalogue import sample_card
from shapekin.store.cache import Cache, cache_key

PREVIEW_VERSION = 3


def write_sample(job: SampleJob) -> Generator[Event, None, SampleResult]:
    """Write a built-in sample into a new or empty folder.

    Raises:
        UnknownNameError: There is no such sample.
        SourceError: The folder holds something already, or cannot be written.
    """
    began = time.monotonic()
    for done in sample_card(job.name).write(Path(job.folder), job.count, job.seed):
        left = (time.monotonic() - began) * (job.count - done) / max(done, 1)
        yield Progress(job.job_id, "Making shapes", done, job.count, seconds_left=left)
    return SampleResult(job.folder, job.count)


def scan_source(job: ScanJob) -> Generator[Event, None, ScanResult]:
    """Look at a folder or array file.

    Raises:
        SourceError: There is nothing to sort in it.
    """
    yield Progress(job.job_id, "Looking", 0, 0)
    return scan(Path(job.source), job.options)


def make_preview(job: PreviewJob, cache: Cache) -> Generator[Event, None, PreviewResult]:
    """Make a mesh of one item that the viewer can turn.

    Raises:
        UnreadableFileError: A file of the item is gone or can't be read any more.
    """
    from shapekin.render.turntable.preview import MAX_TRIANGLES, PreviewTask, preview

    yield Progress(job.job_id, "Preparing a view", 0, 0)
    turned = picture_options(job.options, job.options.up, DataKind.CLOUDS)
    arrays = cache_key("preview", PREVIEW_VERSION, {"triangles": MAX_TRIANGLES, **turned}, [job.content_hash])
    if not (cache.has(f"{arrays}.vertices") and cache.has(f"{arrays}.faces")):
        path = os.path.join(os.fsencode(job.source), job.path)  # noqa: PTH118 - names need not be text
        paths = parts_beside(path) if job.layout == PartNet.name else (path,)
        vertices, faces = preview(PreviewTask(paths, job.content_hash, job.options), _preview_readers())
        cache.put(f"{arrays}.vertices", vertices)
        cache.put(f"{arrays}.faces", faces)
    return PreviewResult(job.name, arrays)


@lru_cache(maxsize=1)
def _preview_readers() -> ReaderPool:
    """Children kept for the life of the process: a person who turns pages must not wait for a start."""
    return ReaderPool(1, Limits(seconds=30.0), ("shapekin.render.turntable.preview", "trimesh"))
