"""Packed data, of which only the way forward is cheap."""

from __future__ import annotations

from collections.abc import Callable
from typing import IO

from shapekin.data.tables.limits import CUT_OFF
from shapekin.errors import UnreadableFileError


class ForwardStream:
    """Pieces of a packed stream; what comes after damage is not tried again and again.

    Args:
        reopen: Opens the stream at its beginning.
    """

    def __init__(self, reopen: Callable[[], IO[bytes]]) -> None:
        self._reopen = reopen
        self._stream: IO[bytes] | None = None
        self._damaged_before: int | None = None

    def read(self, offset: int, size: int) -> bytes:
        """Exactly `size` bytes from `offset`; going back unpacks from the beginning.

        Raises:
            UnreadableFileError: The stream is cut off, or damaged there or before.
        """
        if self._damaged_before is not None and offset >= self._damaged_before:
            raise UnreadableFileError("The file is damaged before this place.")
        try:
            return self._read(offset, size)
        except Exception:
            self._damaged_before = min(offset + size, self._damaged_before or offset + size)
            self.close()
            raise

    def _read(self, offset: int, size: int) -> bytes:
        if self._stream is None:
            self._stream = self._reopen()
        self._stream.seek(offset)
        data = self._stream.read(size)
        if len(data) < size:
            raise UnreadableFileError(CUT_OFF)
        return data

    def close(self) -> None:
        """Let go of the stream."""
        if self._stream is not None:
            self._stream.close()
            self._stream = None
