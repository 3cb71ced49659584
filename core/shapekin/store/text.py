"""Text and facts as the project file holds them: lossless, whatever bytes a name is made of."""

from __future__ import annotations

import json

import numpy as np


def pack(text: str) -> bytes:
    """UTF-8; the bytes that Python smuggled in as surrogates become themselves again."""
    return text.encode("utf-8", "surrogateescape")


def unpack(raw: bytes) -> str:
    """The inverse of `pack`."""
    return raw.decode("utf-8", "surrogateescape")


def to_json(value: object) -> str:
    """Canonical JSON in pure ASCII: sorted keys, no spaces; NumPy's numbers become plain ones."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), default=_plain)


def _plain(value: object) -> object:
    if isinstance(value, np.generic):
        return value.item()
    if isinstance(value, bytes):
        return value.hex()
    raise TypeError(f"{type(value).__name__} cannot be stored")
