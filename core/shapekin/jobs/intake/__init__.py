"""Every candidate of a source read, sampled and pictured, in limited children."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from shapekin.data.dataset import DataKind
from shapekin.data.layouts.base import Listing
from shapekin.data.layouts.listing import list_source
from shapekin.data.options import ImportOptions
from shapekin.jobs.intake.base import Intake, PreparedItem
from shapekin.jobs.intake.files import FileIntake
from shapekin.jobs.intake.rows import RowIntake
from shapekin.store.cache import Cache

__all__ = ["Intake", "PreparedItem", "open_intake"]


def open_intake(
    source: Path, options: ImportOptions, cache: Cache | None = None, files: Sequence[bytes] = ()
) -> Intake:
    """List a source and say what its rows will look like.

    Args:
        source: A folder or a table.
        options: How it is read.
        cache: What was read before is not read again, and what is read now is kept here; None to keep nothing.
        files: Paths in the folder of the only files to take; empty for all.

    Raises:
        SourceError: There is nothing to read, or the options do not fit.
    """
    listing = list_source(source, options, files)
    size = options.image_size
    if listing.tables:
        return _rows(source, options, listing)
    if listing.kind is DataKind.IMAGES:
        return FileIntake(source, options, listing, (size, size, 3), "uint8", cache)
    return FileIntake(source, options, listing, (options.points, 3), "float32", cache)


def _rows(source: Path, options: ImportOptions, listing: Listing) -> RowIntake:
    stored, size = listing.row_shape, options.image_size
    if listing.kind is DataKind.CLOUDS:
        return RowIntake(source, options, listing, (min(stored[0], options.points), 3), "float32")
    if listing.kind is DataKind.FEATURES:
        return RowIntake(source, options, listing, stored, "float32")
    shape = stored if max(stored[:2]) <= size else (size, size, *stored[2:])
    return RowIntake(source, options, listing, shape, "uint8")
