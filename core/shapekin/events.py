"""What long work says of itself: frozen, plain, small enough for a pipe.

Arrays never travel inside an event: they are put into the cache and named by key.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Started:
    """The worker began the job."""

    job_id: str


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a job has come.

    Attributes:
        job_id: The job that speaks; "" inside a generator that does not know it yet.
        stage: A short phrase for people: "Reading shapes", "Training".
        done: Units finished.
        total: Units in all; 0 when unknown.
        metrics: Numbers worth a curve, such as {"reconstruction": 0.01, "clusters": 12}.
        seconds_left: Estimate of the remaining time, None when unknown.
    """

    job_id: str
    stage: str
    done: int
    total: int
    metrics: Mapping[str, float] = field(default_factory=dict)
    seconds_left: float | None = None


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A look at the embedding while it is learned.

    Attributes:
        job_id: The training job.
        step: Counts the snapshots of one job, from 0.
        projection_key: Cache key of an array `(n, 3) float32`.
        n_clusters: Number of clusters at this moment, 0 when unknown.
    """

    job_id: str
    step: int
    projection_key: str
    n_clusters: int = 0


@dataclass(frozen=True, slots=True)
class Glimpse:
    """The newest pictures of an import; at most two events a second, at most 12 pictures each.

    Attributes:
        job_id: The import.
        names: Of the items.
        pictures: PNG files, one a name.
    """

    job_id: str
    names: tuple[str, ...]
    pictures: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """A file could not be read; the import goes on without it.

    Attributes:
        job_id: The import.
        name: The file, for people.
        reason: A sentence a person understands.
    """

    job_id: str
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Finished:
    """The job is done; `result` is the frozen result type that belongs to the job's type."""

    job_id: str
    result: object


@dataclass(frozen=True, slots=True)
class Failed:
    """The job ended without a result.

    Attributes:
        job_id: The job.
        message: What happened, for people.
        hint: What to do now, may be "".
        traceback: For the log; "" for known errors.
        cancelled: True when a person stopped it.
    """

    job_id: str
    message: str
    hint: str = ""
    traceback: str = ""
    cancelled: bool = False


Event = Started | Progress | Snapshot | Glimpse | Refused | Finished | Failed
