"""LZF, the compression of Marc Lehmann that PCD files use."""

from __future__ import annotations

from shapekin.errors import UnreadableFileError

_MOST_PER_BYTE = 88
"""A reference of three bytes stands for at most 264."""


def unpack_lzf(data: bytes, size: int) -> bytes:
    """Unpack data whose size is known.

    Args:
        data: Compressed.
        size: Bytes it unpacks to.

    Raises:
        UnreadableFileError: It does not unpack to that size.
    """
    if size > _MOST_PER_BYTE * len(data):
        raise UnreadableFileError("The compressed data is cut off: it can't unpack to what it declares.")
    out = bytearray()
    at, end = 0, len(data)
    try:
        while at < end and len(out) <= size:
            control = data[at]
            at += 1
            if control < 32:
                out += data[at : at + control + 1]
                at += control + 1
                continue
            length = control >> 5
            if length == 7:
                length += data[at]
                at += 1
            back = ((control & 31) << 8 | data[at]) + 1
            at += 1
            length += 2
            start = len(out) - back
            if start < 0:
                raise UnreadableFileError("The compressed data is damaged: it refers to before its beginning.")
            if back >= length:
                out += out[start : start + length]
            else:
                pattern = bytes(out[start:])
                out += (pattern * (length // back + 1))[:length]
    except IndexError:
        raise UnreadableFileError("The compressed data is cut off.") from None
    if len(out) != size or at != end:
        raise UnreadableFileError("The compressed data does not unpack to the size it declares.")
    return bytes(out)
