"""Array aliases and the shape checks at the public borders."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from shapekin.errors import SourceError

FloatArray = NDArray[np.floating[Any]]
IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]
ByteArray = NDArray[np.uint8]
AnyArray = NDArray[Any]


def require_shape(array: AnyArray, shape: tuple[int | None, ...], name: str) -> None:
    """Raise unless `array` has the given shape.

    Args:
        array: Any array.
        shape: Expected lengths; None stands for any length.
        name: What the array is, for the message.

    Raises:
        SourceError: The number of axes or one of the lengths differs.
    """
    fits = array.ndim == len(shape) and all(
        wanted is None or wanted == got for wanted, got in zip(shape, array.shape, strict=True)
    )
    if not fits:
        wanted_text = ", ".join("any" if n is None else str(n) for n in shape)
        raise SourceError(f"{name} has shape {array.shape}, expected ({wanted_text}).")


def require_finite(array: AnyArray, name: str) -> None:
    """Raise `SourceError` if `array` holds NaN or infinity."""
    if not np.isfinite(array).all():
        raise SourceError(f"{name} holds values that are not finite numbers.")
