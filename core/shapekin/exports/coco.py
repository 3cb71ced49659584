"""COCO: one JSON file that names images, categories and which belongs where.

The form is COCO's (`images`, `categories`, `annotations`), used for whole images: an annotation has no box
and no outline. pycocotools reads it and finds images by category.
"""

from __future__ import annotations

import json
import os
import warnings
from pathlib import Path
from typing import ClassVar

from shapekin.data.dataset import DataKind
from shapekin.exports.base import ExportFormat, ExportInput, ExportReport, Group, require_fit
from shapekin.exports.files import check_new_file, odd_names, readable, write_new_text
from shapekin.exports.originals import no_originals, original_of

_READ_SIZES_OF = ("PNG", "JPEG", "WEBP", "BMP", "TIFF", "GIF")


class CocoFile(ExportFormat):
    """Ids count from 1: of an image its row, of a category its cluster's id, each plus 1."""

    name: ClassVar[str] = "coco"
    title: ClassVar[str] = "COCO classification"
    summary: ClassVar[str] = "One JSON file that names each image and its category, for training programs."
    group: ClassVar[Group] = Group.PROGRAMS
    file_name: ClassVar[str] = "{project} coco.json"
    leaves_out: ClassVar[str] = "The images themselves (they are named as they lie in the source), answers and the map."

    def unfit(self, result: ExportInput) -> str:
        """It names files of images."""
        if result.kind is not DataKind.IMAGES:
            return f"COCO is about images, and these are {result.things()}."
        if result.source.is_file():
            return f"{result.source.name} is one file, and COCO names a file an image. Export as fiftyone."
        return no_originals(result)

    def write(self, result: ExportInput, out: Path, *, dry_run: bool = False) -> ExportReport:
        """Write the file `out`; see `ExportFormat.write`."""
        require_fit(self, result)
        check_new_file(out)
        source = result.source.resolve()
        originals = [original_of(result, row, source) for row in range(len(result.names))]
        skipped = tuple((name, reason) for name, (_, reason) in zip(result.names, originals, strict=True) if reason)
        if not dry_run:
            kept = {row: path for row, (path, reason) in enumerate(originals) if not reason}
            write_new_text(out, json.dumps(_as_object(result, kept), indent=1) + "\n")
        return ExportReport((out,), skipped, odd_names(result.names))


def _as_object(result: ExportInput, originals: dict[int, Path]) -> dict[str, object]:
    return {
        "info": {"description": readable(result.project), "version": "1.0", "contributor": "Shapekin"},
        "licenses": [],
        "images": [
            {
                "id": row + 1,
                "file_name": readable(os.fsdecode(result.item_paths[row])),
                "name": readable(result.names[row]),
                **_size(path),
            }
            for row, path in originals.items()
        ],
        "categories": [
            {"id": cluster + 1, "name": readable(result.cluster_name(cluster)), "supercategory": ""}
            for cluster in result.clusters()
        ],
        "annotations": [
            {
                "id": number,
                "image_id": row + 1,
                "category_id": int(result.labels[row]) + 1,
                **({"score": round(float(result.confidence[row]), 4)} if result.confidence.size else {}),
            }
            for number, row in enumerate(originals, 1)
        ],
    }


def _size(path: Path) -> dict[str, int]:
    """Width and height as the head of the file tells them; nothing where it cannot be read."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(path, formats=_READ_SIZES_OF) as image:
                return {"width": image.width, "height": image.height}
    except (OSError, ValueError, Image.DecompressionBombError):
        return {}
