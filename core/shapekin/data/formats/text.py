"""Text that holds numbers: encodings made plain, many numbers read at once."""

from __future__ import annotations

import codecs
import warnings
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from shapekin.errors import UnreadableFileError

_Number = TypeVar("_Number", np.float64, np.int64)


def plain(data: bytes) -> bytes:
    """Text without a byte-order mark; UTF-16 becomes UTF-8.

    Raises:
        UnreadableFileError: It claims to be UTF-16, but is not.
    """
    if data.startswith(codecs.BOM_UTF8):
        return data[3:]
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return data.decode("utf-16").encode()
        except UnicodeError:
            raise UnreadableFileError("The file begins like UTF-16 text, but is not text.") from None
    return data


def numbers(text: bytes, dtype: type[_Number]) -> NDArray[_Number]:
    """All numbers of a text, between which there is white space only.

    Args:
        text: Decimal numbers, also `nan` and `inf` for floats.
        dtype: `np.float64` or `np.int64`; whole numbers beyond 64 bits become the largest.

    Returns:
        `(n,)` of the type.

    Raises:
        ValueError: Something in it is not such a number.
    """
    if not text or text.isspace():
        return np.zeros(0, dtype=dtype)
    with warnings.catch_warnings():
        warnings.simplefilter("error", DeprecationWarning)
        try:
            return np.fromstring(text, dtype=dtype, sep=" ")
        except DeprecationWarning:  # how NumPy below 2.3 says it
            raise ValueError("not a number") from None
