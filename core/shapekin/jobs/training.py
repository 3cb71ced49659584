"""Training: a model's steps become progress, snapshots and at last a run's arrays in the cache."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Generator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

import numpy as np

from shapekin.arrays import FloatArray, IntArray
from shapekin.clustering.result import Clustering, number_by_size
from shapekin.data.dataset import DataKind
from shapekin.errors import ParameterError
from shapekin.events import Event, Progress, Snapshot
from shapekin.jobs.film import Filming
from shapekin.jobs.job import INPUTS, AssignJob, TrainJob, TrainResult
from shapekin.models.base import Model, Params, Step, TrainingSet
from shapekin.models.catalogue import get_model
from shapekin.pairs.constraints import Constraints
from shapekin.store.cache import Cache, CacheMissError, cache_key

TRAIN_VERSION = 1
ANCHORS_VERSION = 1
SNAPSHOT_SECONDS = 0.4
_PARTS = ("labels", "embedding", "pairs", "pair_losses", "confidence")


def train(job: TrainJob, cache: Cache) -> Generator[Event, None, TrainResult]:
    """Fit `job.model`.

    Raises:
        ContradictionError: The evidence contradicts itself.
        ParameterError: A parameter is out of range, or the model does not take this kind of data.
    """
    began = time.monotonic()
    model = get_model(job.model)
    kind, rows = input_of(job)
    if kind not in model.card.accepts:
        takes = ", ".join(sorted(model.card.accepts))
        raise ParameterError(f'"{job.model}" does not work on {kind}.', f"It takes {takes}.")
    params = model.params_type.from_mapping(job.params)
    training_set = TrainingSet(kind, cache.get(rows), cache.get(job.prepared.features))
    constraints = _constraints(job, len(training_set))
    device = _device(model, job.device)
    recorder = _Recorder(job, cache, cache.get(job.prepared.projection), began, Filming(len(training_set)))
    earlier = load_run(cache, job.warm_start)
    steps = model().fit(
        training_set,
        constraints,
        params,
        np.random.default_rng(job.seed),
        device=device,
        warm_start=earlier,
    )
    clustering, complete = yield from recorder.follow(steps)
    arrays = _run_key(job, params, "" if complete else job.job_id)
    _store_run(cache, arrays, clustering, recorder.projection_of(clustering.embedding), job.seed)
    recorder.filming.store(cache, arrays)
    recorder.remove_snapshots()
    return TrainResult(
        model=job.model,
        params=params.as_mapping(),
        arrays=arrays,
        n_clusters=clustering.n_clusters,
        notes=clustering.notes,
        history=tuple(recorder.history),
        seed=job.seed,
        device=device,
        seconds=time.monotonic() - began,
        dataset_revision=job.dataset_revision,
        evidence_revision=job.evidence_revision,
        complete=complete,
        scores=_scores(job, cache, clustering.labels, constraints),
        input=job.input,
        warm=earlier is not None,
    )


def load_run(cache: Cache, arrays: str) -> Clustering | None:
    """An earlier run's result; None for the key "" or when the cache has lost a part of it."""
    if not arrays:
        return None
    try:
        parts: dict[str, Any] = {part: np.array(cache.get(f"{arrays}.{part}")) for part in _PARTS}
        return Clustering(**parts, weights=cache.get_weights(f"{arrays}.weights"))
    except CacheMissError:
        return None


def input_of(job: TrainJob | AssignJob) -> tuple[DataKind, str]:
    """What the model looks at: its kind, and its key in the cache.

    Raises:
        ParameterError: There is no such input.
    """
    if job.input not in INPUTS:
        raise ParameterError(f'The input is "{job.input}".', f"It must be one of {', '.join(INPUTS)}.")
    if job.input == "features" or (job.input == "auto" and job.prepared.inputs):
        return DataKind.FEATURES, job.prepared.inputs or job.prepared.features
    return job.kind, job.prepared.data


def _constraints(job: TrainJob, n: int) -> Constraints:
    must = np.array(job.must_links, np.int64).reshape(-1, 2)
    cannot = np.array(job.cannot_links, np.int64).reshape(-1, 2)
    constraints = Constraints(n, must, cannot)
    constraints.closure()
    return constraints


def _scores(job: TrainJob, cache: Cache, labels: IntArray, constraints: Constraints) -> dict[str, float]:
    if not job.true_labels:
        return {}
    from shapekin.clustering.metrics import scores

    return scores(labels, np.asarray(cache.get(job.true_labels)), constraints)


def _device(model: type[Model], asked: str) -> str:
    if not model.card.trains_network:
        return "cpu"
    from shapekin.nn.device import resolve_device

    return str(resolve_device(asked))


def _run_key(job: TrainJob, params: Params, salt: str) -> str:
    asked: dict[str, Any] = asdict(job)
    for volatile in ("job_id", "prepared", "true_labels", "dataset_revision", "evidence_revision", "input"):
        del asked[volatile]
    asked["params"] = params.as_mapping()  # all of them: defaults change from version to version
    return cache_key("run", TRAIN_VERSION, {**asked, "salt": salt}, [input_of(job)[1], job.prepared.features])


def _store_run(cache: Cache, arrays: str, clustering: Clustering, projection: FloatArray, seed: int) -> None:
    for part in _PARTS:
        cache.put(f"{arrays}.{part}", np.asarray(getattr(clustering, part)))
    cache.put(f"{arrays}.projection", projection)
    cache.put(f"{arrays}.anchors", _anchors(cache, clustering.embedding, seed))
    cache.put_weights(f"{arrays}.weights", clustering.weights)


def _anchors(cache: Cache, embedding: FloatArray, seed: int) -> IntArray:
    """Anchors of an embedding; remembered, for a model whose embedding stays the same asks again and again."""
    from shapekin.features.anchors import anchors

    content = hashlib.sha256(np.ascontiguousarray(embedding).tobytes()).hexdigest()
    key = cache_key("anchors", ANCHORS_VERSION, {"seed": seed, "shape": list(embedding.shape)}, [content])
    if not cache.has(key):
        cache.put(key, anchors(embedding, np.random.default_rng(seed)))
    return np.asarray(cache.get(key))


@dataclass
class _Recorder:
    """Turns a model's steps into events and remembers their metrics."""

    job: TrainJob
    cache: Cache
    last_projection: FloatArray
    began: float
    filming: Filming
    history: list[tuple[str, int, Mapping[str, float]]] = field(default_factory=list)
    _last: Step | None = None
    _snapshots: int = 0
    _snapshot_at: float = 0.0

    def follow(self, steps: Generator[Step, None, Clustering]) -> Generator[Event, None, tuple[Clustering, bool]]:
        """Pass the model's steps on; returns its result, and False if time ran out before the end."""
        while True:
            try:
                step = next(steps)
            except StopIteration as end:
                return end.value, True
            yield self._progress(step)
            if step.embedding is not None:
                self._last = step
                if time.monotonic() - self._snapshot_at > SNAPSHOT_SECONDS:
                    yield self._snapshot(step)
            if self.job.max_seconds and time.monotonic() - self.began > self.job.max_seconds:
                steps.close()
                return self._so_far(), False

    def projection_of(self, embedding: FloatArray) -> FloatArray:
        """Principal components, turned to lie as the last picture did."""
        from shapekin.clustering.projection import align, project

        self.last_projection = align(project(embedding), np.asarray(self.last_projection))
        return self.last_projection

    def _progress(self, step: Step) -> Progress:
        if step.metrics:
            self.history.append((step.stage, step.done, dict(step.metrics)))
        spent = time.monotonic() - self.began
        left = spent * (step.total - step.done) / step.done if step.done > 0 and step.total else None
        return Progress(self.job.job_id, step.stage, step.done, step.total, dict(step.metrics), left)

    def _snapshot(self, step: Step) -> Snapshot:
        assert step.embedding is not None
        key = _snapshot_key(self.job.job_id, self._snapshots)
        self.cache.put(key, self.projection_of(step.embedding))
        self.filming.add(step.done, step.total, self.last_projection)
        self.cache.remove(_snapshot_key(self.job.job_id, self._snapshots - 4))
        n_clusters = 0 if step.labels is None else int(step.labels.max()) + 1
        snapshot = Snapshot(self.job.job_id, self._snapshots, key, n_clusters)
        self._snapshots += 1
        self._snapshot_at = time.monotonic()
        return snapshot

    def remove_snapshots(self) -> None:
        """Nobody looks at the last snapshots once the result is there."""
        for number in range(max(self._snapshots - 4, 0), self._snapshots):
            self.cache.remove(_snapshot_key(self.job.job_id, number))

    def _so_far(self) -> Clustering:
        if self._last is None or self._last.embedding is None or self._last.labels is None:
            raise ParameterError(
                f"{self.job.max_seconds:g} s were not enough for a first partition; nothing was changed.",
                "Allow more time.",
            )
        labels: IntArray = number_by_size(self._last.labels)
        confidence = np.ones(len(labels), np.float32)
        return Clustering(labels, self._last.embedding, confidence=confidence)


def _snapshot_key(job_id: str, number: int) -> str:
    return cache_key("snapshot", 1, {"job": job_id, "number": number}, [])
