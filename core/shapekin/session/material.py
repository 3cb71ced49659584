"""The arrays behind a project, read from the cache, which may have lost any of them."""

from __future__ import annotations

from dataclasses import asdict
from functools import cached_property

import numpy as np

from shapekin.arrays import AnyArray, FloatArray, IntArray
from shapekin.data.dataset import Dataset
from shapekin.jobs.job import Prepared
from shapekin.store.blobs import Blobs
from shapekin.store.cache import Cache
from shapekin.store.runs import RunRecord

_OF_PAIRS = frozenset({"pairs", "pair_losses"})  # rows are never renumbered, so pairs stay what they are


class Material:
    """What the cache holds of one data set and one run; immutable, made anew when either changes.

    A run from before items were added knows nothing of them: its map and its pairs are still shown, but the
    embedding and the anchors are the quick ones until the next training.

    Args:
        cache: Where arrays are.
        prepared: Keys of the data set's arrays.
        run: The run whose result is shown, None before the first.
        dataset: The items.
    """

    def __init__(self, cache: Cache, prepared: Prepared, run: RunRecord | None, dataset: Dataset) -> None:
        self._cache = cache
        self._prepared = prepared
        self._run = run
        self._n = len(dataset)
        self._outgrown = run is not None and run.dataset_revision != dataset.revision
        self._quick = run is None or self._outgrown

    @property
    def complete(self) -> bool:
        """False when the cache has lost one of the data set's arrays."""
        return all(self._cache.has(key) for key in asdict(self._prepared).values() if key)

    @cached_property
    def data(self) -> AnyArray | None:
        """All clouds, images or feature rows, memory-mapped."""
        return self._get(self._prepared.data)

    @cached_property
    def projection(self) -> FloatArray:
        """`(n, 3) float32`; kept in the project file for a run, so that it outlives the cache."""
        if self._run is not None:
            return np.asarray(self._run.projection, np.float32)
        found = self._get(self._prepared.projection)
        return np.zeros((self._n, 3), np.float32) if found is None else found

    @cached_property
    def embedding(self) -> FloatArray:
        """`(n, d) float32`: the run's, else the quick features, else (cache lost) the projection."""
        found = self._get(self._prepared.features) if self._quick else self.of_run("embedding")
        return self.projection if found is None else found

    @cached_property
    def explained(self) -> tuple[float, float, float]:
        """Share of the embedding's variance along each axis of the projection; zeros when unknown."""
        total = float(self.embedding.var(axis=0).sum())
        if total <= 0 or self._outgrown or self.embedding is self.projection:
            return (0.0, 0.0, 0.0)
        x, y, z = (float(v) / total for v in self.projection.var(axis=0))
        return (x, y, z)

    @cached_property
    def anchors(self) -> IntArray:
        """`(k,) int64` rows that cover the embedding, most telling first; empty when lost."""
        found = self._get(self._prepared.anchors) if self._quick else self.of_run("anchors")
        return np.empty(0, np.int64) if found is None else found

    def of_run(self, part: str) -> AnyArray | None:
        """An array of the run's result; None before the first run, when lost, or when it lacks the newest items."""
        if self._run is None or (self._outgrown and part not in _OF_PAIRS):
            return None
        return self._get(f"{self._run.arrays}.{part}")

    def thumbnail(self, row: int) -> bytes:
        """PNG picture of an item; b"" when lost."""
        return b"" if self._thumbnails is None else self._thumbnails[row]

    @cached_property
    def _thumbnails(self) -> Blobs | None:
        keys = self._prepared.thumbnails, self._prepared.thumbnail_offsets
        return self._cache.get_blobs(*keys) if all(self._cache.has(key) for key in keys) else None

    def _get(self, name: str) -> AnyArray | None:
        return self._cache.get(name) if self._cache.has(name) else None
