"""Archives that are whole up to a place and then damaged."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from pathlib import Path

import numpy as np

from shapekin.arrays import AnyArray


def damaged_npz(path: Path, x: AnyArray, whole: int) -> None:
    """Write `x` so that its first rows unpack, and row `whole` and those after it do not."""
    stream = io.BytesIO()
    np.save(stream, x)
    data = stream.getvalue()
    split = len(data) - (len(x) - whole) * x[0].nbytes
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(data[:split]) + packer.flush(zlib.Z_FULL_FLUSH) + b"\xff" * 1000
    zip_of(path, "x.npy", packed, len(data))


def zip_of(path: Path, name: str, packed: bytes, size: int) -> None:
    """Write an archive of one member that is packed already.

    Args:
        path: Of the archive.
        name: Of the member.
        packed: Raw deflate data.
        size: Bytes that it is said to unpack to.
    """
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as writer:
        writer.writestr(name, packed)
    raw = bytearray(stream.getvalue())
    for signature, method, length in ((b"PK\x03\x04", 8, 22), (b"PK\x01\x02", 10, 24)):
        at = raw.rindex(signature)
        raw[at + method : at + method + 2] = struct.pack("<H", zipfile.ZIP_DEFLATED)
        raw[at + length : at + length + 4] = struct.pack("<I", size)
    path.write_bytes(raw)
