"""FiftyOne: a folder of images with their labels, as its `FiftyOneImageClassificationDataset` reads it.

The contract, from FiftyOne's importer: images lie in `data/`, `labels.json` holds `{"classes": [...], "labels":
{key: target}}`, where the key is the file's name below `data/` without its ending, and a target is the index of a
class, or an object `{"label": index, "confidence": number, "attributes": {...}}`.
"""

from __future__ import annotations

import io
import json
import os
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import ClassVar

from shapekin.data.dataset import DataKind
from shapekin.exports.base import ExportFormat, ExportInput, ExportReport, Group, require_fit
from shapekin.exports.files import odd_names, readable
from shapekin.exports.originals import How, Piece, fill, no_originals, original_of
from shapekin.exports.safe_names import distinct_name


@dataclass(frozen=True)
class FiftyOneFolder(ExportFormat):
    """`data/` and `labels.json`; the class of an image is its sub-category.

    Attributes:
        how: How the originals come into `data/`. Rows of an array file are written as PNG.
    """

    how: How = How.COPY

    name: ClassVar[str] = "fiftyone"
    title: ClassVar[str] = "FiftyOne"
    summary: ClassVar[str] = "A folder of images with their sub-categories, for the FiftyOne viewer."
    group: ClassVar[Group] = Group.PROGRAMS
    file_name: ClassVar[str] = "{project} fiftyone"
    leaves_out: ClassVar[str] = "Answers, scores, the map and the embedding."

    def unfit(self, result: ExportInput) -> str:
        """Shapes and rows of numbers are no images."""
        if result.kind is not DataKind.IMAGES:
            return f"FiftyOne sorts images, and these are {result.things()}."
        if not result.source.is_file():
            return no_originals(result)
        lost = result.names and result.picture(0) is None
        return "The cache has lost the pixels. Open the project in the app, which reads them again." if lost else ""

    def write(self, result: ExportInput, out: Path, *, dry_run: bool = False) -> ExportReport:
        """Write into the folder `out`, new or empty, or begun by this same export; see `ExportFormat.write`."""
        require_fit(self, result)
        pieces, skipped = _plan(result, out)
        filled = fill(out, pieces, self.name, self.how, result.source, dry_run=dry_run)
        return ExportReport(filled.files, (*skipped, *filled.failed), (*odd_names(result.names), *filled.notes()))


def _plan(result: ExportInput, out: Path) -> tuple[list[Piece], list[tuple[str, str]]]:
    from_rows = result.source.is_file()
    source = result.source.resolve()
    classes = {cluster: place for place, cluster in enumerate(result.clusters())}
    pieces: list[Piece] = []
    labels: dict[str, object] = {}
    skipped: list[tuple[str, str]] = []
    taken: set[str] = set()
    for row, name in enumerate(result.names):
        if from_rows:
            stem = distinct_name(readable(name).replace(".", "_"), taken)
            piece = Piece(name, out / "data" / f"{stem}.png", content=partial(_png, result, row))
        else:
            original, reason = original_of(result, row, source)
            if reason:
                skipped.append((name, reason))
                continue
            called = Path(readable(os.fsdecode(result.item_paths[row])))
            stem = distinct_name(called.stem.replace(".", "_"), taken)
            piece = Piece(name, out / "data" / (stem + called.suffix.lower()), original)
        pieces.append(piece)
        labels[stem] = {
            "label": classes[int(result.labels[row])],
            **({"confidence": round(float(result.confidence[row]), 4)} if result.confidence.size else {}),
            "attributes": {"name": readable(name), **_true_label(result, row)},
        }
    if pieces:
        names = _distinct([readable(result.cluster_name(cluster)) for cluster in classes])
        told = json.dumps({"classes": names, "labels": labels}, indent=1).encode("ascii") + b"\n"
        pieces.append(Piece("", out / "labels.json", content=lambda: told))
    return pieces, skipped


def _true_label(result: ExportInput, row: int) -> dict[str, str]:
    return {"true_label": readable(result.true_labels[row])} if result.true_labels else {}


def _distinct(names: list[str]) -> list[str]:
    """The same names; where one occurs again, its number behind it."""
    return [name if name not in names[:place] else f"{name} ({place + 1})" for place, name in enumerate(names)]


def _png(result: ExportInput, row: int) -> bytes:
    """An image as a file.

    Raises:
        OSError: Its pixels are lost.
    """
    from PIL import Image

    pixels = result.picture(row)
    if pixels is None:
        raise OSError("the cache has lost its pixels")
    stream = io.BytesIO()
    Image.fromarray(pixels[..., 0] if pixels.shape[-1] == 1 else pixels).save(stream, format="PNG")
    return stream.getvalue()
