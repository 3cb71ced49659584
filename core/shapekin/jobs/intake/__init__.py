"""Every candidate of a source read, sampled and pictured, in limited children."""

from __future__ import annotations

from pathlib import Path

from shapekin.data.dataset import DataKind
from shapekin.data.layouts.listing import list_source
from shapekin.data.options import ImportOptions
from shapekin.data.tables.array_source import inspect_arrays
from shapekin.jobs.intake.base import Intake, PreparedItem
from shapekin.jobs.intake.files import FileIntake
from shapekin.jobs.intake.rows import RowIntake

__all__ = ["Intake", "PreparedItem", "open_intake"]


def open_intake(source: Path, options: ImportOptions) -> Intake:
    """List a source and say what its rows will look like.

    Raises:
        SourceError: There is nothing to read, or the options do not fit.
    """
    listing = list_source(source, options)
    kind, size = listing.kind, options.image_size
    if listing.layout == "npz":
        stored = inspect_arrays(source).row_shape
        if kind is DataKind.CLOUDS:
            return RowIntake(source, options, listing, (min(stored[0], options.points), 3), "float32")
        if kind is DataKind.FEATURES:
            return RowIntake(source, options, listing, stored, "float32")
        shape = stored if max(stored[:2]) <= size else (size, size, *stored[2:])
        return RowIntake(source, options, listing, shape, "uint8")
    if kind is DataKind.IMAGES:
        return FileIntake(source, options, listing, (size, size, 3), "uint8")
    return FileIntake(source, options, listing, (options.points, 3), "float32")
