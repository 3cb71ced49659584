"""Long work as plain values: what to do, and what came of it.

A job holds no arrays, only cache keys, so that it crosses a pipe cheaply. Jobs about sources stand in
`of_sources`, those about what is learned from them in `of_learning`; here is all that can be run.
"""

from __future__ import annotations

from shapekin.data.options import ScanResult
from shapekin.jobs.of_learning import (
    INPUTS,
    AssignJob,
    AssignResult,
    EvaluateJob,
    EvaluateResult,
    MapJob,
    MapResult,
    ReconstructJob,
    ReconstructResult,
    TrainJob,
    TrainResult,
)
from shapekin.jobs.of_sources import (
    ImportJob,
    ImportResult,
    PreparationJob,
    PreparationResult,
    Prepared,
    PreviewJob,
    PreviewResult,
    SampleJob,
    SampleResult,
    ScanJob,
    new_job_id,
)

__all__ = [
    "INPUTS", "AssignJob", "AssignResult", "EvaluateJob", "EvaluateResult", "ImportJob", "ImportResult", "Job",
    "MapJob", "MapResult", "PreparationJob", "PreparationResult", "Prepared", "PreviewJob", "PreviewResult",
    "ReconstructJob", "ReconstructResult", "Result", "SampleJob", "SampleResult", "ScanJob", "TrainJob", "TrainResult",
    "new_job_id",
]  # fmt: skip

Job = (
    SampleJob | ScanJob | PreparationJob | ImportJob | TrainJob | AssignJob | MapJob | EvaluateJob | PreviewJob
    | ReconstructJob
)  # fmt: skip
Result = (
    SampleResult | ScanResult | PreparationResult | ImportResult | TrainResult | AssignResult | MapResult
    | EvaluateResult | PreviewResult | ReconstructResult
)  # fmt: skip
