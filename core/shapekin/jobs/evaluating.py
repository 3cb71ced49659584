"""Evaluation: scores of a partition, silhouettes, and how far partitions agree with each other."""

from __future__ import annotations

from collections.abc import Generator

import numpy as np

from shapekin.clustering.metrics import ari, scores
from shapekin.clustering.silhouette import silhouettes
from shapekin.events import Progress
from shapekin.jobs.job import EvaluateJob, EvaluateResult
from shapekin.pairs.constraints import Constraints
from shapekin.store.cache import Cache

STAGE = "Evaluating"


def evaluate(job: EvaluateJob, cache: Cache) -> Generator[Progress, None, EvaluateResult]:
    """Score a partition. The true labels travel no further than into the scores.

    Raises:
        CacheMissError: One of the arrays is gone.
    """
    labels = np.asarray(cache.get(job.labels))
    total = 2 + len(job.others)
    yield Progress(job.job_id, STAGE, 0, total)
    true_labels = np.asarray(cache.get(job.true_labels)) if job.true_labels else np.full(len(labels), -1, np.int64)
    must, cannot = (np.array(pairs, np.int64).reshape(-1, 2) for pairs in (job.must_links, job.cannot_links))
    scored = scores(labels, true_labels, Constraints(len(labels), must, cannot))
    yield Progress(job.job_id, STAGE, 1, total)
    drawn, values = silhouettes(np.asarray(cache.get(job.embedding)), labels)
    of_clusters = {int(cluster): float(values[labels[drawn] == cluster].mean()) for cluster in np.unique(labels[drawn])}
    others = [np.asarray(cache.get(key)) for key in job.others]
    rows: list[tuple[float, ...]] = []
    for number, one in enumerate(others):
        yield Progress(job.job_id, STAGE, 2 + number, total)
        rows.append(tuple(ari(one, other) for other in others[:number]))
    return EvaluateResult(
        scores=scored,
        silhouette=float(values.mean()) if len(values) else None,
        silhouettes=of_clusters,
        judged=len(drawn),
        agreement=_square(rows),
    )


def _square(rows: list[tuple[float, ...]]) -> tuple[tuple[float, ...], ...]:
    """The whole of a symmetric table whose half below the diagonal is known; 1 on the diagonal."""
    count = len(rows)
    return tuple(tuple(1.0 if i == j else rows[max(i, j)][min(i, j)] for j in range(count)) for i in range(count))
