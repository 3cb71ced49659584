"""Which options each stage of an import depends on: what has to be done again when one changes, and what has not."""

from __future__ import annotations

from shapekin.data.dataset import DataKind
from shapekin.data.options import ImportOptions


def reading_options(options: ImportOptions, kind: DataKind) -> dict[str, str | int]:
    """What a row depends on, beside its file, before it is finished."""
    if kind is DataKind.CLOUDS:
        return {"points": options.points, "sampling": options.sampling, "seed": options.seed}
    if kind is DataKind.IMAGES:
        return {"image_size": options.image_size, "fit": options.fit}
    return {}


def picture_options(options: ImportOptions, up: str, kind: DataKind) -> dict[str, str | int]:
    """What a thumbnail depends on, beside its file: how the shape is turned, which is measured on the row.

    Args:
        options: As given.
        up: The axis that was found to be up.
        kind: Of the items.
    """
    if kind is not DataKind.CLOUDS:
        return {}
    if options.align == "none":
        return {"up": up}
    return {"up": up, "align": options.align, **reading_options(options, kind)}


def finishing_options(options: ImportOptions, up: str, grey: bool, kind: DataKind) -> dict[str, str | int]:
    """What a finished row depends on, beside the row before.

    Args:
        options: As given.
        up: The axis that was found to be up.
        grey: Whether pictures keep one channel.
        kind: Of the items.
    """
    if kind is DataKind.CLOUDS:
        return {"up": up, "align": options.align, "normalise": options.normalise}
    if kind is DataKind.IMAGES:
        return {"grey": grey, "contrast": options.contrast}
    return {}
