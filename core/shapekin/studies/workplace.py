"""What a cell works with: the data, models run to their end, and what earlier cells left that others need too."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np

from shapekin.arrays import AnyArray
from shapekin.clustering.assigning import Assignment
from shapekin.clustering.result import Clustering
from shapekin.events import Event, Progress
from shapekin.models.base import AssigningModel, Model
from shapekin.models.catalogue import get_model
from shapekin.pairs.constraints import Constraints
from shapekin.store.cache import Cache, CacheMissError
from shapekin.studies.sources import Collection, Sources
from shapekin.studies.study import Setting

_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


class Workplace:
    """Where cells are measured.

    Args:
        folder: Of the study; what cells share is kept in it.
        sources: The data.
        device: Where networks are trained.
        hear: Hears how far a model has come.
    """

    def __init__(self, folder: Path, sources: Sources, device: str, hear: Callable[[Event], None]) -> None:
        self.sources, self.device = sources, device
        self.cache = Cache(folder / "cache")
        self.hear = hear

    def collection(self, name: str, most: int = 0, split: int | None = None) -> Collection:
        """See `Sources.collection`."""
        return self.sources.collection(name, most, split)

    def fit(
        self,
        model: str | Model,
        collection: Collection,
        constraints: Constraints | None,
        seed: int,
        settings: Mapping[str, Setting],
        warm_start: Clustering | None = None,
        more: Mapping[str, Any] | None = None,
    ) -> Clustering:
        """Run a model to its end, in one thread.

        Args:
            model: Its name, or one made by hand.
            collection: What it learns from; its truth is not shown.
            constraints: The evidence, None for none.
            seed: Of everything random.
            settings: Parameters that differ from the defaults.
            warm_start: An earlier result.
            more: Arguments of this model's `fit` alone.
        """
        made = get_model(model)() if isinstance(model, str) else model
        params = made.params_type.from_mapping(single_threaded(made, settings))
        steps = made.fit(
            collection.items, constraints or Constraints(len(collection)), params, np.random.default_rng(seed),
            device=self.device if made.card.trains_network else "cpu", warm_start=warm_start, **(more or {}),
        )  # fmt: skip
        while True:
            try:
                step = next(steps)
            except StopIteration as end:
                result: Clustering = end.value
                return result
            self.hear(Progress("", step.stage, step.done, step.total, dict(step.metrics)))

    def assign(
        self,
        model: str,
        collection: Collection,
        result: Clustering,
        unseen: Collection,
        settings: Mapping[str, Setting],
    ) -> Assignment:
        """Where items belong that `result` was not learned from."""
        made = get_model(model)()
        assert isinstance(made, AssigningModel)
        params = made.params_type.from_mapping(single_threaded(made, settings))
        return made.assign(collection.items, result, unseen.items, params, device=self.device)

    @contextmanager
    def scratch(self) -> Iterator[Cache]:
        """A cache for one cell; what is in it goes with it."""
        with tempfile.TemporaryDirectory(prefix="shapekin-bench-") as folder:
            yield Cache(Path(folder))

    def kept(self, name: str, make: Callable[[], Mapping[str, AnyArray]]) -> dict[str, AnyArray]:
        """Arrays that several cells need: made by the first of them, then read.

        Args:
            name: What they are, with all that they depend on.
            make: Makes them.
        """
        key = hashlib.sha256(name.encode()).hexdigest()
        try:
            return self.cache.get_weights(key)
        except CacheMissError:
            arrays = dict(make())
            self.cache.put_weights(key, arrays)
            return arrays


def single_threaded(model: Model, settings: Mapping[str, Setting]) -> dict[str, Setting]:
    """The settings, and one thread where a model can be told so."""
    if any(spec.name == "threads" for spec in model.params_type.specs()):
        return {"threads": 1, **settings}
    return dict(settings)


@contextmanager
def one_thread() -> Iterator[None]:
    """Have the numerical libraries work in one thread, so that seconds of cells can be compared."""
    from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

    before = {name: os.environ.get(name) for name in _THREADS}
    os.environ.update(dict.fromkeys(_THREADS, "1"))  # for libraries that are loaded later
    try:
        with threadpool_limits(1):
            yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
