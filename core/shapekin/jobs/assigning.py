"""New items into the sub-categories of a run: read as the known ones were, placed by the run's own model."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

import numpy as np

from shapekin.arrays import AnyArray, FloatArray, IntArray
from shapekin.data.dataset import DataKind
from shapekin.data.options import ImportOptions
from shapekin.errors import ParameterError, SourceError
from shapekin.events import Event, Progress
from shapekin.jobs.describing import STAGE, in_full, shortened
from shapekin.jobs.importing import Taken, read_source
from shapekin.jobs.job import AssignJob, AssignResult, ImportJob
from shapekin.jobs.training import input_of, load_run
from shapekin.models.base import AssigningModel, TrainingSet
from shapekin.models.catalogue import get_model
from shapekin.steps import retold
from shapekin.store.cache import Cache

DESCRIBED_AGAIN = 2000
"""Known items that are described together with the new ones: enough to find the axes again."""
_PARTS = 1000  # of the progress


def assign(job: AssignJob, cache: Cache) -> Generator[Event, None, AssignResult]:
    """Read the new items and place them.

    Raises:
        SourceError: They cannot be read, are of another kind or shape, or the run's arrays are lost.
    """
    model = get_model(job.model)()
    run = load_run(cache, job.arrays)
    if run is None or not isinstance(model, AssigningModel):
        raise SourceError("What this project learned is gone from the cache.", "Run `shapekin train` once more.")
    known = cache.get(job.prepared.data)
    options = _as_known(job, known)
    taken = yield from read_source(ImportJob(job.source, options, files=job.files, job_id=job.job_id), cache, 1)
    if taken.dataset.kind is not job.kind:
        raise SourceError(f"{job.source} holds {taken.dataset.kind}, the project {job.kind}.", "Choose another source.")
    _require_alike(known, cache.get(taken.data))
    before, new = yield from _described(job, taken, cache)
    yield Progress(job.job_id, "Placing", 0, 0)
    try:
        params = type(model).params_type.from_mapping(job.params)
        placed = model.assign(before, run, new, params, device=_device(job.device))
    except ParameterError as error:
        raise SourceError(error.message, "Run `shapekin train` once more.") from None
    shown = _shown(np.asarray(run.labels), np.asarray(cache.get(job.clusters)))
    return AssignResult(
        taken.dataset.names,
        tuple(shown[placed.labels].tolist()),
        tuple(placed.confidence.tolist()),
        tuple(placed.distance.tolist()),
        taken.faults,
        tuple(item.path for item in taken.dataset.items),
        taken.thumbnails,
        taken.thumbnail_offsets,
    )


def _as_known(job: AssignJob, known: AnyArray) -> ImportOptions:
    """How new files are read: what was found out of the known ones is no guess any more."""
    kind = {DataKind.CLOUDS: "shapes", DataKind.IMAGES: "images"}.get(job.kind, "auto")
    if job.kind is not DataKind.IMAGES:
        return replace(job.options, kind=kind)
    return replace(job.options, kind=kind, colour="grey" if known.shape[-1] == 1 else "colour")


def _described(job: AssignJob, taken: Taken, cache: Cache) -> Generator[Event, None, tuple[TrainingSet, TrainingSet]]:
    """The known items as the run saw them, and the new ones along the same axes.

    Raises:
        SourceError: The new items cannot be described as the known ones were.
    """
    from shapekin.features.base import memory
    from shapekin.features.catalogue import get_extractor

    options = job.options
    rng = np.random.default_rng(options.seed)
    kind, rows = input_of(job)
    data, features = cache.get(taken.data), cache.get(job.prepared.features)
    some = np.unique(np.linspace(0, len(features) - 1, DESCRIBED_AGAIN).astype(np.int64))

    def told(share: float) -> Progress:
        return Progress(job.job_id, STAGE, round(share * _PARTS), _PARTS)

    if job.prepared.inputs:
        known = cache.get(job.prepared.inputs)
        full = yield from retold(in_full(options, taken.dataset, data, rng, memory), told)
        if full.shape[1] != known.shape[1]:
            raise SourceError(
                f"The new items have {full.shape[1]} features, the known ones {known.shape[1]}.",
                f"Give a table with the same columns as {Path(options.feature_table).name or 'before'}.",
            )
        both = yield from retold(shortened(options, np.concatenate([known[some], full]), rng), told)
    else:
        extractor = get_extractor(options.features, job.kind)
        together = np.concatenate([cache.get(job.prepared.data)[some], data])
        both = yield from retold(extractor.extract(together, rng), told)
    along = _along(np.asarray(features)[some], both[: len(some)], both[len(some) :])
    seen = data
    if kind is not job.kind:  # the run looked at features instead of the items
        seen = full if job.prepared.inputs else along
    return TrainingSet(kind, cache.get(rows), features), TrainingSet(kind, seen, along)


def _along(before: FloatArray, now: FloatArray, new: FloatArray) -> FloatArray:
    """New rows along earlier axes: main components turn when there are more items.

    Args:
        before: `(s, f)`, some items as they were described alone.
        now: `(s, g)`, the same, described together with the new ones.
        new: `(m, g)`, the new ones.

    Returns:
        `(m, f) float32`, by the linear map that best makes `before` of `now`.
    """
    middle = now.mean(axis=0, dtype=np.float64)
    turn = np.linalg.lstsq(now - middle, before - before.mean(axis=0), rcond=1e-6)[0]
    return np.asarray((new - middle) @ turn + before.mean(axis=0), np.float32)


def _require_alike(known: AnyArray, new: AnyArray) -> None:
    if known.shape[1:] != new.shape[1:]:
        raise SourceError(
            f"The new items are of shape {new.shape[1:]}, the known ones of {known.shape[1:]}.",
            "They must have as many numbers each.",
        )


def _device(asked: str) -> str:
    from shapekin.nn.device import resolve_device

    return str(resolve_device(asked))


def _shown(labels: IntArray, clusters: IntArray) -> IntArray:
    """For each label of the run the sub-category that most of its items are in now, `(k,) int64`."""
    ids = np.unique(clusters)
    counts = np.zeros((int(labels.max()) + 1, len(ids)), np.int64)
    n = min(len(labels), len(clusters))  # items that came after the run have no label
    np.add.at(counts, (labels[:n], np.searchsorted(ids, clusters[:n])), 1)
    return np.asarray(ids[counts.argmax(axis=1)], np.int64)
