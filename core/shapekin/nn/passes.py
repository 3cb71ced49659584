"""How often a network looks at everything when a person does not say; free of torch, for the app asks too."""

from __future__ import annotations

from shapekin.data.dataset import DataKind

MOST = 100


def usual_passes(kind: DataKind, n_items: int) -> int:
    """Passes over the data in a first training: about as many looks in all, however many items there are.

    Args:
        kind: What the items are.
        n_items: How many there are.
    """
    looks, least = (15_000, 40) if kind is DataKind.CLOUDS else (150_000, 15)
    return min(MOST, max(least, looks // max(n_items, 1)))
