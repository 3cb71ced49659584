"""The labelled collections of a data folder. True labels are here to score, and to simulate a user; never to train."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from shapekin.arrays import AnyArray, BoolArray, IntArray
from shapekin.data.dataset import DataKind
from shapekin.errors import SourceError
from shapekin.features.catalogue import extractor_for, get_extractor
from shapekin.models.base import TrainingSet
from shapekin.steps import finished

ENVIRONMENT = "SHAPEKIN_DATA"
MOST = 10_000
"""Items of a collection in a study about effort; larger ones are sampled."""
_TEN_CLASSES = ("bathtub", "bed", "chair", "desk", "dresser", "monitor", "night_stand", "sofa", "table", "toilet")
_LARGER = {"mnist70k": "mnist10k"}  # editions that say nothing new where the other is at hand


@dataclass(frozen=True)
class Collection:
    """Items and what they truly are.

    Attributes:
        name: For people.
        items: As models see them.
        truth: `(n,) int64` true kinds, 0 .. k-1.
    """

    name: str
    items: TrainingSet
    truth: IntArray

    def __len__(self) -> int:
        return len(self.truth)

    @property
    def kinds(self) -> int:
        """Number of true kinds."""
        return int(self.truth.max()) + 1

    def part(self, rows: IntArray) -> Collection:
        """Some of the items; their quick descriptors stay those of the whole."""
        items = TrainingSet(self.items.kind, self.items.data[rows], self.items.features[rows])
        return Collection(self.name, items, self.truth[rows])

    def described(self, features: str) -> Collection:
        """The same items with the descriptors of another extractor."""
        kind, data = self.items.kind, self.items.data
        found = finished(get_extractor(features, kind).extract(data, np.random.default_rng(0)))
        return Collection(self.name, TrainingSet(kind, data, found), self.truth)


class Sources:
    """A folder of `.npz` files.

    Args:
        folder: None for the one that the environment names; without it there are only data that code makes.
    """

    def __init__(self, folder: Path | None = None) -> None:
        named = os.environ.get(ENVIRONMENT)
        self.folder = folder or (Path(named) if named else None)
        self._load = lru_cache(maxsize=4)(self._read)

    def require(self, files: set[str]) -> None:
        """Look for files before work begins.

        Raises:
            SourceError: No folder was named, or some of them are missing; all missing ones are listed.
        """
        if not files:
            return
        wanted = ", ".join(sorted(files))
        if self.folder is None:
            raise SourceError(f"No data folder was named; wanted are {wanted}.", f"Give --data, or set {ENVIRONMENT}.")
        missing = sorted(file for file in files if not (self.folder / file).is_file())
        if missing:
            raise SourceError(
                f"{self.folder} lacks {', '.join(missing)} (wanted are {wanted}).", "Name another folder with --data."
            )

    def collection(self, name: str, most: int = 0, split: int | None = None) -> Collection:
        """Items of `<name>.npz`, or of a part of it ("name:part", see `_PARTS`).

        Args:
            name: Of the file, without its extension.
            most: So many of them, drawn at random, always the same; 0 for all.
            split: Those of this half (0 train, 1 test) alone.

        Raises:
            SourceError: There is no such file, or it has no items with labels.
        """
        return self._load(name, most, split)

    def labelled(self) -> tuple[str, ...]:
        """Names of all collections there are, those of the papers first."""
        if self.folder is None:
            return ()
        files = {path.stem for path in self.folder.glob("*.npz")}
        named = [name for name in _PAPERS if name.partition(":")[0] in files]
        known = {name.partition(":")[0] for name in named}
        others = sorted(files - known - {large for large, small in _LARGER.items() if small in files})
        return (*named, *(name for name in others if self._has_labels(name)))

    def kinds(self, name: str) -> int:
        """How many true kinds a collection has; its items are not read."""
        file, _, part = name.partition(":")
        with self._opened(file) as archive:
            found = _PARTS[part](archive)
        return len(np.unique(found[found >= 0]))

    @contextmanager
    def _opened(self, file: str) -> Iterator[Mapping[str, AnyArray]]:
        """The arrays of a file; each is read when it is asked for."""
        self.require({f"{file}.npz"})
        assert self.folder is not None
        try:
            with np.load(self.folder / f"{file}.npz", allow_pickle=False) as archive:
                yield archive
        except (OSError, ValueError, KeyError, IndexError, zipfile.BadZipFile) as error:
            raise SourceError(f"{file}.npz holds no items x with labels ({error}).", "Leave it out.") from error

    def _has_labels(self, name: str) -> bool:
        assert self.folder is not None
        try:
            with zipfile.ZipFile(self.folder / f"{name}.npz") as archive:
                return {"x.npy", "y.npy"} <= set(archive.namelist())
        except (OSError, zipfile.BadZipFile):
            return False

    def _read(self, name: str, most: int, split: int | None) -> Collection:
        if name == "digits":
            return _digits()
        file, _, part = name.partition(":")
        with self._opened(file) as archive:
            data, kinds = archive["x"], _PARTS[part](archive)
            kept = kinds >= 0
            if split is not None and "split" in archive:
                kept &= archive["split"] == split
            rows = np.flatnonzero(kept)
        if 0 < most < len(rows):
            rows = np.sort(np.random.default_rng(0).choice(rows, most, replace=False))
        kind, data = _as_items(data[rows])
        features = finished(extractor_for(kind).extract(data, np.random.default_rng(0)))
        truth = np.unique(kinds[rows], return_inverse=True)[1].astype(np.int64)
        return Collection(name, TrainingSet(kind, data, features), truth)


def _digits() -> Collection:
    """1,797 digits of 8 x 8 pixels as rows; scikit-learn brings them."""
    from sklearn.datasets import load_digits

    rows, truth = load_digits(return_X_y=True)
    rows = np.asarray(rows, np.float32)
    return Collection("digits", TrainingSet(DataKind.FEATURES, rows, rows), np.asarray(truth, np.int64))


def _as_items(data: AnyArray) -> tuple[DataKind, AnyArray]:
    """Arrays as `TrainingSet` wants them."""
    if data.dtype == np.uint8 and data.ndim in (3, 4):
        return DataKind.IMAGES, data if data.ndim == 4 else data[..., None]
    if data.ndim == 3 and data.shape[2] == 3:
        return DataKind.CLOUDS, data.astype(np.float32)
    return DataKind.FEATURES, data.reshape(len(data), -1).astype(np.float32)


def _classes(arrays: Mapping[str, AnyArray]) -> IntArray:
    found: IntArray = np.unique(arrays["y"], return_inverse=True)[1].astype(np.int64)
    return found


def _ten_classes(arrays: Mapping[str, AnyArray]) -> IntArray:
    kinds = np.asarray(arrays["y"], np.int64)
    return np.where(np.isin(arrays["classes"].astype(str)[kinds], _TEN_CLASSES), kinds, -1)


def _tops(arrays: Mapping[str, AnyArray]) -> IntArray:
    return np.asarray(arrays["top"], np.int64)


def _furniture(arrays: Mapping[str, AnyArray]) -> IntArray:
    furniture: BoolArray = arrays["top_names"].astype(str)[arrays["top"]] == "furniture"
    return np.where(furniture, np.asarray(arrays["leaf"], np.int64), -1)


_PARTS: Mapping[str, Callable[[Mapping[str, AnyArray]], IntArray]] = {
    "": _classes, "ten": _ten_classes, "top": _tops, "furniture": _furniture,
}  # fmt: skip
_PAPERS = (
    "mnist10k", "fashion10k", "coil20_32", "cmupie_32", "modelnet40_test_1024:ten", "modelnet40_test_1024",
    "psb_points:top", "psb_points:furniture",
)  # fmt: skip
"""What the study about effort looks for first."""
