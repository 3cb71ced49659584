"""Describing: the items of a data set become rows of numbers, in the cache."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from shapekin.arrays import AnyArray, FloatArray, require_shape
from shapekin.data.dataset import DataKind, Dataset
from shapekin.data.options import ImportOptions
from shapekin.events import Progress
from shapekin.steps import retold
from shapekin.store.cache import Cache, cache_key

if TYPE_CHECKING:
    from shapekin.features.base import Room

FEATURES_VERSION = 1
STAGE = "Describing"
_PARTS = 1000  # of the progress


@dataclass(frozen=True)
class Described:
    """Cache keys of what was made of the items.

    Attributes:
        features: `(n, up to 60) float32`, for the map and the graphs.
        inputs: `(n, d) float32`, the rows in full where a trained network or a table gave them; else "".
    """

    features: str
    inputs: str = ""


def require_features(options: ImportOptions, kind: DataKind) -> None:
    """Look whether the items can be described as asked, before they are read.

    Raises:
        ShapekinError: There is no such extractor or table, or something is missing that it needs.
    """
    from shapekin.features.catalogue import get_extractor
    from shapekin.features.table import require_table

    if options.feature_table:
        require_table(Path(options.feature_table))
    else:
        get_extractor(options.features, kind).require()


def describe(
    job_id: str, options: ImportOptions, dataset: Dataset, data_key: str, cache: Cache
) -> Generator[Progress, None, Described]:
    """Describe all items, unless the cache holds it already.

    Args:
        job_id: For the progress.
        options: Which features, or which table of them.
        dataset: The items.
        data_key: Cache key of their data.
        cache: Where arrays are.

    Raises:
        ShapekinError: They can't be described as asked.
    """
    from shapekin.features.catalogue import get_extractor
    from shapekin.features.pretrained import file_digest
    from shapekin.features.table import require_table

    made_by: dict[str, str | int] = {"seed": options.seed}
    if options.feature_table:
        require_table(Path(options.feature_table))
        made_by |= {"table": file_digest(Path(options.feature_table)), "items": dataset.revision}
    else:
        extractor = get_extractor(options.features, dataset.kind)
        made_by |= extractor.made_by()
    learned = bool(options.feature_table) or extractor.learned
    keys = [cache_key(part, FEATURES_VERSION, made_by, [data_key]) for part in ("features", "inputs")]
    found = Described(keys[0], keys[1] if learned else "")
    if all(cache.has(key) for key in (found.features, found.inputs) if key):
        return found
    data = cache.get(data_key)
    rng = np.random.default_rng(options.seed)
    tell = partial(_progress, job_id)
    if not learned:
        cache.put(found.features, (yield from retold(extractor.extract(data, rng), tell)))
        return found
    with ExitStack() as stack:

        def room(shape: tuple[int, int]) -> FloatArray:
            array: FloatArray = stack.enter_context(cache.create(found.inputs, shape, np.float32))
            return array

        rows = yield from retold(in_full(options, dataset, data, rng, room), tell)
        require_shape(rows, (len(dataset), None), "Features")
    if not cache.has(found.inputs):  # they were made in memory
        cache.put(found.inputs, np.asarray(rows, np.float32))
    cache.put(found.features, (yield from retold(shortened(options, cache.get(found.inputs), rng), tell)))
    return found


def in_full(
    options: ImportOptions, dataset: Dataset, data: AnyArray, rng: np.random.Generator, room: Room
) -> Generator[float, None, FloatArray]:
    """The rows that a trained network or a table gives, `(n, d) float32`; see `FeatureExtractor.extract`."""
    from shapekin.features.catalogue import get_extractor
    from shapekin.features.table import table_features

    if options.feature_table:
        return (yield from table_features(Path(options.feature_table), dataset, room))
    return (yield from get_extractor(options.features, dataset.kind).extract(data, rng, room))


def shortened(options: ImportOptions, inputs: AnyArray, rng: np.random.Generator) -> Generator[float, None, FloatArray]:
    """The main components of rows in full; columns of a table may have different units, those of a network have one."""
    from shapekin.features.components import COMPONENTS, components_of, in_blocks
    from shapekin.features.rows import StandardRows

    if options.feature_table:
        return (yield from StandardRows().extract(inputs, rng))
    return (yield from components_of(lambda: in_blocks(inputs), len(inputs), COMPONENTS))


def _progress(job_id: str, share: float) -> Progress:
    return Progress(job_id, STAGE, round(share * _PARTS), _PARTS)
