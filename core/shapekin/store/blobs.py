"""Many small files, such as thumbnails, in two arrays."""

from __future__ import annotations

from collections.abc import Sequence
from typing import overload

import numpy as np

from shapekin.arrays import AnyArray, ByteArray, IntArray
from shapekin.errors import ParameterError


def join_blobs(blobs: Sequence[bytes]) -> tuple[ByteArray, IntArray]:
    """Put blobs one after another.

    Returns:
        `(bytes,) uint8`, and `(n + 1,) int64` where each begins and the last ends.
    """
    offsets = np.concatenate([[0], np.cumsum([len(blob) for blob in blobs], dtype=np.int64)]).astype(np.int64)
    return np.frombuffer(b"".join(blobs), np.uint8), offsets


class Blobs(Sequence[bytes]):
    """Reads blobs out of two arrays; only those asked for leave the disk.

    Args:
        data: `(bytes,) uint8`.
        offsets: `(n + 1,) int64`, ascending from 0 to the length of `data`.

    Raises:
        ParameterError: The two do not belong together.
    """

    def __init__(self, data: AnyArray, offsets: AnyArray) -> None:
        fits = (
            data.dtype == np.uint8
            and offsets.dtype == np.int64
            and data.ndim == offsets.ndim == 1
            and offsets.size > 0
            and offsets[0] == 0
            and offsets[-1] == data.size
            and bool((np.diff(offsets) >= 0).all())
        )
        if not fits:
            raise ParameterError("These offsets do not belong to these bytes.")
        self._data = data
        self._offsets = offsets

    def __len__(self) -> int:
        return len(self._offsets) - 1

    @overload
    def __getitem__(self, index: int) -> bytes: ...
    @overload
    def __getitem__(self, index: slice) -> list[bytes]: ...
    def __getitem__(self, index: int | slice) -> bytes | list[bytes]:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self)))]
        i = range(len(self))[index]
        return self._data[self._offsets[i] : self._offsets[i + 1]].tobytes()
