"""HDF5: an array in a file of arrays, with names and labels beside it.

HDF5 can make other files part of one, by links, external storage and virtual arrays, and can load plug-ins to
unpack. None of that is followed: only what lies in the file itself, at its top, is read.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from contextlib import ExitStack
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from shapekin.arrays import AnyArray
from shapekin.data.tables.base import Table
from shapekin.data.tables.columns import LABELS, row_labels, row_names, wanted_columns
from shapekin.data.tables.files import only, open_regular, parsing
from shapekin.data.tables.limits import MAX_COLUMN_BYTES, MAX_ROWS
from shapekin.data.tables.stored import ArrayTable, checked_form
from shapekin.errors import UnreadableFileError

if TYPE_CHECKING:
    from h5py import Dataset, File

_ROWS = ("x", "data", "features", "images", "points", "pos")
_MAX_CHUNK_BYTES = 256_000_000
_USUAL_CACHE_BYTES = 1 << 20
_BUILT_IN_FILTERS = frozenset({1, 2, 3, 4, 5, 6, 32000})  # deflate, shuffle, fletcher32, szip, n-bit, scale, LZF
_TEXT_AT_ONCE = 4096


class HdfArray:
    """An array in an HDF5 file, read block by block.

    Args:
        dataset: From `safe_dataset`.
    """

    def __init__(self, dataset: Dataset) -> None:
        self.shape: tuple[int, ...] = tuple(dataset.shape)
        self.dtype: np.dtype[np.generic] = dataset.dtype
        self.packed = int(dataset.id.get_storage_size())
        self.unpacked: int | None = None
        self._dataset = _cached(dataset)

    def read(self, start: int, stop: int) -> AnyArray:
        """Rows from `start` up to `stop`; damaged chunks raise OSError."""
        return np.asarray(self._dataset[start:stop])


class Hdf5:
    """One array of an HDF5 file."""

    name: ClassVar[str] = "hdf5"
    beginning: ClassVar[str] = ""
    extensions: ClassVar[tuple[str, ...]] = (".h5", ".hdf5")
    needs: ClassVar[tuple[str, ...]] = ("h5py",)

    def open(self, paths: Sequence[bytes]) -> Table:
        """Open one file.

        Raises:
            UnreadableFileError: It holds no array of a known kind, or refers to other files.
        """
        with ExitStack() as resources, parsing():
            file = open_hdf5(only(paths), resources)
            present = own_names(file)
            called = _rows_name(file, present)
            rows = HdfArray(safe_dataset(file, called))
            form = checked_form(rows, called)
            columns = read_columns(file, wanted_columns(present - {called}, LABELS))
            n = rows.shape[0]
            names, labels = row_names(columns, n), row_labels(columns, n)
            return ArrayTable(rows, form, names, labels, resources)


def open_hdf5(path: bytes, resources: ExitStack) -> File:
    """Open an HDF5 file for as long as `resources`; a file that lies on a read-only place is not locked."""
    import h5py

    open_regular(path).close()
    return resources.enter_context(h5py.File(path, "r", locking=False))


def own_names(file: File) -> set[str]:
    """What lies at the top of the file itself: links to elsewhere are not followed."""
    import h5py

    return {name for name in file if isinstance(file.get(name, getlink=True), h5py.HardLink)}


def safe_dataset(file: File, name: str) -> Dataset:
    """An array that lies in the file itself.

    Raises:
        UnreadableFileError: There is none of this name; its data lies in other files, needs a plug-in, or is packed in
            pieces that are too large.
    """
    import h5py

    link = file.get(name, getlink=True)
    if link is None:
        raise UnreadableFileError(f"There is no array called {name}.")
    if not isinstance(link, h5py.HardLink):
        raise UnreadableFileError(f"{name} is a link; links are not followed, as they may lead to other files.")
    dataset = file[name]
    if not isinstance(dataset, h5py.Dataset) or dataset.shape is None:
        raise UnreadableFileError(f"{name} is not an array.")
    made = dataset.id.get_create_plist()
    if made.get_external_count() or made.get_layout() == h5py.h5d.VIRTUAL:
        raise UnreadableFileError(f"The data of {name} lies in other files, which are never opened.")
    if not {made.get_filter(i)[0] for i in range(made.get_nfilters())} <= _BUILT_IN_FILTERS:
        raise UnreadableFileError(f"{name} is packed in a way that needs a plug-in.", "Save it with gzip.")
    if dataset.chunks and math.prod(dataset.chunks) * dataset.dtype.itemsize > _MAX_CHUNK_BYTES:
        raise UnreadableFileError(
            f"{name} is packed in chunks of more than {_MAX_CHUNK_BYTES / 1e6:,.0f} MB.", "Save it in smaller chunks."
        )
    return dataset


def read_columns(file: File, names: set[str]) -> dict[str, AnyArray]:
    """Small arrays of numbers or texts; what is neither is left out.

    Raises:
        UnreadableFileError: One is too large, or lies in other files.
    """
    import h5py

    columns = {}
    for name in sorted(names):
        if not isinstance(file[name], h5py.Dataset):
            continue
        dataset = safe_dataset(file, name)
        if dataset.ndim not in {1, 2} or len(dataset) > MAX_ROWS:
            continue
        if dataset.size * dataset.dtype.itemsize > MAX_COLUMN_BYTES:
            raise UnreadableFileError(f"{name} is larger than {MAX_COLUMN_BYTES / 1e6:,.0f} MB.")
        if h5py.check_string_dtype(dataset.dtype) is not None:
            if dataset.ndim == 1:
                columns[name] = _texts(dataset)
        elif dataset.dtype.kind in "iuf":
            columns[name] = np.asarray(dataset[()])
    return columns


def _rows_name(file: File, present: set[str]) -> str:
    """The array that holds the rows."""
    import h5py

    wide = sorted(
        name
        for name in present
        if isinstance(file[name], h5py.Dataset) and file[name].ndim >= 2 and file[name].shape[1:] != (1,)
    )
    named = [name for name in _ROWS if name in wide]
    if named:
        return named[0]
    if len(wide) == 1:
        return wide[0]
    linked = [name for name in _ROWS if name in file and name not in present]
    if linked:
        safe_dataset(file, linked[0])
    raise UnreadableFileError(
        f"None of its arrays is called {', '.join(_ROWS)}."
        + (f" It holds {', '.join(wide[:8])}." if wide else " It holds no table at its top."),
        "Call the array with a row an item x.",
    )


def _cached(dataset: Dataset) -> Dataset:
    """The array with as much memory as a row of its chunks needs, so that none is unpacked twice."""
    import h5py

    if not dataset.chunks:
        return dataset
    needed = dataset.chunks[0] * math.prod(dataset.shape[1:]) * dataset.dtype.itemsize
    if needed <= _USUAL_CACHE_BYTES:
        return dataset
    access = h5py.h5p.create(h5py.h5p.DATASET_ACCESS)
    access.set_chunk_cache(10_007, min(2 * needed, _MAX_CHUNK_BYTES), 1.0)
    return h5py.Dataset(h5py.h5d.open(dataset.parent.id, dataset.name.encode(), access))


def _texts(dataset: Dataset) -> AnyArray:
    """Texts `(n,)` as Python's, read in pieces: many may refer to the same long one."""
    texts: list[str] = []
    total = 0
    for start in range(0, len(dataset), _TEXT_AT_ONCE):
        for value in dataset[start : start + _TEXT_AT_ONCE].tolist():
            text = value.decode("utf-8", "backslashreplace") if isinstance(value, bytes) else str(value)
            total += len(text)
            texts.append(text)
        if total > MAX_COLUMN_BYTES:
            raise UnreadableFileError(f"The texts of {dataset.name} are longer than {MAX_COLUMN_BYTES / 1e6:,.0f} MB.")
    column = np.empty(len(texts), dtype=object)
    column[:] = texts
    return column
