"""TensorFlow's Embedding Projector: vectors and metadata as TSV, the thumbnails as one sprite, and its configuration.

The contract, from the projector's page and its `projector_config.proto`: no header in the vectors, a header in
metadata of more than one column, thumbnails row by row from the top left on a square sheet of at most 8192
pixels a side, and a `projector_config.pbtxt` that TensorBoard reads from its log folder.
"""

from __future__ import annotations

import csv
import io
import math
from pathlib import Path
from typing import ClassVar

import numpy as np

from shapekin.exports.base import ExportFormat, ExportInput, ExportReport, Group, require_fit
from shapekin.exports.files import check_new_folder, new_folder, odd_names, readable

VECTORS, METADATA, SPRITE, CONFIG = "vectors.tsv", "metadata.tsv", "sprite.png", "projector_config.pbtxt"
HEADER = ("name", "cluster", "cluster_name", "confidence", "true_label")
_LARGEST_SHEET = 8192  # pixels: graphics cards take no larger texture
_LARGEST_TILE, _SMALLEST_TILE = 64, 16


class Projector(ExportFormat):
    """A folder for `tensorboard --logdir`, or for the projector's own page (load the two tables)."""

    name: ClassVar[str] = "projector"
    title: ClassVar[str] = "TensorFlow projector"
    summary: ClassVar[str] = "Vectors, metadata and a sprite of the thumbnails, for TensorBoard's map in 3D."
    group: ClassVar[Group] = Group.PROGRAMS
    file_name: ClassVar[str] = "{project} projector"
    leaves_out: ClassVar[str] = "Answers, scores and the originals; tabs and line ends in names become spaces."

    def unfit(self, result: ExportInput) -> str:
        """It shows vectors."""
        if result.embedding.ndim == 2 and result.embedding.size:
            return ""
        return "There is no embedding: the cache has lost it. Open the project in the app, which makes it again."

    def write(self, result: ExportInput, out: Path, *, dry_run: bool = False) -> ExportReport:
        """Write the folder `out`; see `ExportFormat.write`."""
        require_fit(self, result)
        check_new_folder(out)
        side = _tile(result)
        if not dry_run:
            with new_folder(out) as folder:
                np.savetxt(folder / VECTORS, np.asarray(result.embedding, np.float32), "%.7g", "\t", encoding="ascii")
                _write_metadata(result, folder / METADATA)
                (folder / CONFIG).write_text(_config(side), encoding="ascii")
                if side:
                    _write_sprite(result, side, folder / SPRITE)
        files = (VECTORS, METADATA, CONFIG, *((SPRITE,) if side else ()))
        notes = () if side else ("The sprite: there are no thumbnails, or too many for one sheet.",)
        return ExportReport(tuple(out / name for name in files), notes=(*odd_names(result.names), *notes))


def _tile(result: ExportInput) -> int:
    """Side of a thumbnail on the sheet, 0 where there can be none."""
    if not result.thumbnail(0):
        return 0
    side = min(_LARGEST_TILE, _LARGEST_SHEET // _columns(len(result.names)))
    return side if side >= _SMALLEST_TILE else 0


def _columns(n: int) -> int:
    return math.isqrt(max(n - 1, 0)) + 1


def _config(side: int) -> str:
    sprite = (
        f'  sprite {{\n    image_path: "{SPRITE}"\n    single_image_dim: {side}\n    single_image_dim: {side}\n  }}\n'
    )
    return (
        f'embeddings {{\n  tensor_name: "shapekin"\n  tensor_path: "{VECTORS}"\n  metadata_path: "{METADATA}"\n'
        f"{sprite if side else ''}}}\n"
    )


def _write_metadata(result: ExportInput, path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter="\t", quoting=csv.QUOTE_NONE, quotechar=None, lineterminator="\n")
        writer.writerow(HEADER)
        for row, cluster in enumerate(result.labels.tolist()):
            writer.writerow(
                (
                    _cell(result.names[row]),
                    cluster,
                    _cell(result.cluster_name(cluster)),
                    round(float(result.confidence[row]), 4) if result.confidence.size else "",
                    _cell(result.true_labels[row]) if result.true_labels else "",
                )
            )


def _cell(text: str) -> str:
    return " ".join(readable(text).split())


def _write_sprite(result: ExportInput, side: int, path: Path) -> None:
    from PIL import Image

    n = len(result.names)
    columns = _columns(n)
    sheet = Image.new("RGBA", (columns * side, columns * side), (0, 0, 0, 0))
    for row in range(n):
        png = result.thumbnail(row)
        if png:
            with Image.open(io.BytesIO(png), formats=("PNG",)) as image:
                small = image.convert("RGBA").resize((side, side), Image.Resampling.LANCZOS)
            sheet.paste(small, (row % columns * side, row // columns * side))
    sheet.save(path, format="PNG")
