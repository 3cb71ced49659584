"""IDX, the format of MNIST and its kin: pictures in one file, labels in another, packed or not."""

from __future__ import annotations

import gzip
import math
import os
import re
import struct
from collections.abc import Sequence
from contextlib import ExitStack
from functools import partial
from typing import BinaryIO, ClassVar, cast

import numpy as np

from shapekin.arrays import AnyArray
from shapekin.data.tables.base import Table
from shapekin.data.tables.columns import named_labels
from shapekin.data.tables.files import file_name, open_regular, parsing, sibling, size_of
from shapekin.data.tables.forward import ForwardStream
from shapekin.data.tables.joined import JoinedTable
from shapekin.data.tables.stored import ArrayTable, checked_form
from shapekin.errors import UnreadableFileError

_UNSIGNED_BYTES = 8
_GZIP = b"\x1f\x8b"
_IMAGES = re.compile(rb"(?P<word>images)[-.]idx\d[-.]ubyte(?:\.gz)?$", re.IGNORECASE)
_LABELS = re.compile(rb"labels[-.]idx\d[-.]ubyte(?:\.gz)?$", re.IGNORECASE)


class IdxArray:
    """An array of bytes in IDX format, read block by block.

    Raises:
        UnreadableFileError: The header is damaged, or declares other numbers than bytes.
    """

    def __init__(self, path: bytes) -> None:
        reopen = partial(open_idx, path)
        with reopen() as stream:
            self.shape = _shape(stream)
            self._begin = stream.tell()
        with open_regular(path) as file:
            self.packed = size_of(file)
            packed = file.read(2) == _GZIP
        self.unpacked: int | None = None if packed else self.packed - self._begin
        self.dtype: np.dtype[np.generic] = np.dtype(np.uint8)
        self._stream = ForwardStream(reopen)

    def read(self, start: int, stop: int) -> AnyArray:
        """Rows from `start` up to `stop`.

        Raises:
            UnreadableFileError: They are not there.
        """
        row_bytes = math.prod(self.shape[1:])
        data = self._stream.read(self._begin + start * row_bytes, (stop - start) * row_bytes)
        return np.frombuffer(data, dtype=np.uint8).reshape(stop - start, *self.shape[1:])

    def close(self) -> None:
        """Let go of the file."""
        self._stream.close()


class Idx:
    """Pictures in IDX files, one a split; their names are `train/0`, `train/1` and so on.

    Files of labels may be named among them, or lie beside them.
    """

    name: ClassVar[str] = "idx"
    beginning: ClassVar[str] = ""
    extensions: ClassVar[tuple[str, ...]] = tuple(
        f"{before}idx{axes}{after}ubyte{packed}"
        for before in "-."
        for axes in "34"
        for after in "-."
        for packed in ("", ".gz")
    )
    needs: ClassVar[tuple[str, ...]] = ()

    def open(self, paths: Sequence[bytes]) -> Table:
        """Open files of pictures.

        Args:
            paths: Files of pictures in order; files of labels, told by their names, may be among them.

        Raises:
            UnreadableFileError: They hold no pictures, or labels for others.
        """
        labels = {_stem(path): path for path in paths if _is_labels(path)}
        pictures = [path for path in paths if not _is_labels(path)] or list(paths)
        return JoinedTable(pictures, lambda path: _open_split(path, labels.get(_stem(path))))


def open_idx(path: bytes) -> BinaryIO:
    """Open an IDX file at its beginning, unpacked.

    Raises:
        UnreadableFileError: It can't be opened.
    """
    stream = open_regular(path)
    packed = stream.read(2) == _GZIP
    stream.seek(0)
    if not packed:
        return stream
    stream.close()
    return cast(BinaryIO, gzip.open(path))


def _open_split(path: bytes, labels: bytes | None) -> Table:
    with ExitStack() as resources, parsing():
        pictures = IdxArray(path)
        resources.callback(pictures.close)
        if len(pictures.shape) == 1:
            raise UnreadableFileError("These are labels, not pictures.", "Give the file of the pictures.")
        form = checked_form(pictures, "The array")
        n = pictures.shape[0]
        split = _stem(path).decode("utf-8", "backslashreplace")
        names = tuple(f"{split}/{row}" if split else str(row) for row in range(n))
        return ArrayTable(pictures, form, names, _labels(labels or _beside(path), n), resources)


def _labels(path: bytes | None, n: int) -> tuple[str, ...]:
    if path is None:
        return ("",) * n
    with open_idx(path) as stream:
        shape = _shape(stream)
        if shape != (n,):
            raise UnreadableFileError(f"There are {n} pictures, but {file_name(path)} is of shape {shape}.")
        data = stream.read(n)
    if len(data) < n:
        raise UnreadableFileError(f"{file_name(path)} is cut off.")
    return named_labels(np.frombuffer(data, dtype=np.uint8), ())


def _beside(path: bytes) -> bytes | None:
    """The file of labels that lies beside one of pictures, packed or not."""
    match = _IMAGES.search(os.path.basename(path))  # noqa: PTH119 - names need not be text
    if match is None:
        return None
    name = os.fsdecode(path[: -len(match[0])].rpartition(os.fsencode(os.sep))[2])
    word = "Labels" if match["word"][:1] == b"I" else "labels"
    endings = [f"{a}idx1{b}ubyte{packed}" for a in "-." for b in "-." for packed in ("", ".gz")]
    return next((found for ending in endings if (found := sibling(path, f"{name}{word}{ending}"))), None)


def _is_labels(path: bytes) -> bool:
    return _LABELS.search(os.path.basename(path)) is not None  # noqa: PTH119 - names need not be text


def _stem(path: bytes) -> bytes:
    """What pictures and labels of one split have in common, such as `train`."""
    name = os.path.basename(path)  # noqa: PTH119 - names need not be text
    return re.sub(_IMAGES.pattern + rb"|" + _LABELS.pattern, b"", name, flags=re.IGNORECASE).rstrip(b"-_.")


def _shape(stream: BinaryIO) -> tuple[int, ...]:
    """Read the header, leaving the stream at the data."""
    head = stream.read(4)
    if len(head) < 4 or head[:2] != b"\0\0":
        raise UnreadableFileError("This is not an IDX file.")
    if head[2] != _UNSIGNED_BYTES:
        raise UnreadableFileError("Only IDX files of bytes can be read.")
    lengths = stream.read(4 * head[3])
    if len(lengths) < 4 * head[3]:
        raise UnreadableFileError("The header is cut off.")
    return struct.unpack(f">{head[3]}I", lengths)
