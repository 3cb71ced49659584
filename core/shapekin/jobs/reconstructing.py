"""What a run's network makes of an item: encoded and decoded again, to be shown beside the original.

Which runs can be asked is known without loading anything, so that a button can say why it is of no use.
"""

from __future__ import annotations

from collections.abc import Generator
from enum import Enum
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from shapekin.data.dataset import DataKind
from shapekin.errors import ParameterError, SourceError
from shapekin.events import Progress
from shapekin.jobs.job import Prepared, ReconstructJob, ReconstructResult
from shapekin.store.cache import Cache, CacheMissError, cache_key
from shapekin.store.runs import RunRecord

if TYPE_CHECKING:
    from shapekin.nn.reconstructing import Reconstruction

VERSION = 1
DECODING = (
    "cpac", "learned_diffusion", "deep_constrained", "siamese", "pcc", "ssc", "sc", "angular_pairs", "dec", "idec",
)  # fmt: skip
"""Models whose network is an autoencoder of the items as they are (`nn/seeing.py`)."""
_ON_SPHERE = frozenset({"angular_pairs"})


class Obstacle(Enum):
    """Why a run's network cannot be asked what it makes of an item."""

    NO_RUN = "nothing was trained yet"
    NO_DECODER = "the model learns no decoder"
    FEATURES = "the run looked at features instead of the items"
    LOST = "the weights are gone from the cache"


def obstacle(run: RunRecord | None, kind: DataKind, prepared: Prepared, cache: Cache) -> Obstacle | None:
    """What stands in the way of reconstructions by a run, None where nothing does.

    Args:
        run: The training whose partition is shown.
        kind: Of the data.
        prepared: Where the data is.
        cache: Where the weights would be.
    """
    if run is None:
        return Obstacle.NO_RUN
    if run.model not in DECODING:
        return Obstacle.NO_DECODER
    if kind is DataKind.FEATURES or run.input == "features" or (run.input != "data" and prepared.inputs):
        return Obstacle.FEATURES
    return None if _kept(run, cache) else Obstacle.LOST


def _kept(run: RunRecord, cache: Cache) -> bool:
    try:
        return cache.has(f"{run.arrays}.weights")
    except ParameterError:  # what a project file calls its arrays need not be a name at all
        return False


def reconstruct(job: ReconstructJob, cache: Cache) -> Generator[Progress, None, ReconstructResult]:
    """Encode and decode one item, unless the cache holds that already.

    Raises:
        SourceError: The weights are gone, or are not of these items.
    """
    yield Progress(job.job_id, "Reconstructing", 0, 0)
    made = cache_key("reconstruction", VERSION, {"row": job.row}, [job.arrays, job.rows])
    if not cache.has(made):
        try:
            network = _network(cache.root, job.model, job.kind, job.rows, job.arrays)
            item = np.asarray(cache.get(job.rows)[job.row])
        except (CacheMissError, ParameterError, ValueError):
            raise SourceError("What this training learned is gone from the cache.", "Train once more.") from None
        cache.put(made, network(item))
    return ReconstructResult(job.row, made)


@lru_cache(maxsize=1)
def _network(root: Path, model: str, kind: DataKind, rows: str, arrays: str) -> Reconstruction:
    """Kept for the life of the process: who turns pages asks for one item after the other."""
    from shapekin.nn.reconstructing import Reconstruction

    cache = Cache(root)
    weights = cache.get_weights(f"{arrays}.weights")
    return Reconstruction(kind, cache.get(rows), weights, on_sphere=model in _ON_SPHERE)
