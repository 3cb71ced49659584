"""New items into the sub-categories of a run: read as the known ones were, placed by the run's own model."""

from __future__ import annotations

from collections.abc import Generator

import numpy as np

from shapekin.arrays import IntArray
from shapekin.errors import ParameterError, SourceError
from shapekin.events import Event
from shapekin.jobs.importing import import_source
from shapekin.jobs.job import AssignJob, AssignResult, ImportJob
from shapekin.jobs.training import load_run
from shapekin.models.base import AssigningModel, TrainingSet
from shapekin.models.catalogue import get_model
from shapekin.store.cache import Cache


def assign(job: AssignJob, cache: Cache) -> Generator[Event, None, AssignResult]:
    """Read the new items and place them.

    Raises:
        SourceError: They cannot be read, are of another kind or shape, or the run's arrays are lost.
    """
    model = get_model(job.model)()
    run = load_run(cache, job.arrays)
    if run is None or not isinstance(model, AssigningModel):
        raise SourceError("What this project learned is gone from the cache.", "Run `shapekin train` once more.")
    found = yield from import_source(ImportJob(job.source, job.options), cache)
    if found.dataset.kind is not job.kind:
        raise SourceError(f"{job.source} holds {found.dataset.kind}, the project {job.kind}.", "Choose another source.")
    known, new = cache.get(job.prepared.data), cache.get(found.prepared.data)
    if known.shape[1:] != new.shape[1:]:
        raise SourceError(
            f"The new items are of shape {new.shape[1:]}, the known ones of {known.shape[1:]}.",
            "They must have as many numbers each.",
        )
    training_set = TrainingSet(job.kind, known, cache.get(job.prepared.features))
    try:
        params = type(model).params_type.from_mapping(job.params)
        placed = model.assign(training_set, run, new, params, device=_device(job.device))
    except ParameterError as error:
        raise SourceError(error.message, "Run `shapekin train` once more.") from None
    shown = _shown(np.asarray(run.labels), np.asarray(cache.get(job.clusters)))
    return AssignResult(
        found.dataset.names,
        tuple(shown[placed.labels].tolist()),
        tuple(placed.confidence.tolist()),
        tuple(placed.distance.tolist()),
        found.faults,
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
