"""All export formats by name."""

from __future__ import annotations

from dataclasses import replace

from shapekin.errors import ParameterError, UnknownNameError
from shapekin.exports.base import ExportFormat
from shapekin.exports.blender import BlenderCatalogue
from shapekin.exports.coco import CocoFile
from shapekin.exports.embedding import EmbeddingArrays, EmbeddingParquet
from shapekin.exports.evidence import EvidenceTable
from shapekin.exports.fiftyone import FiftyOneFolder
from shapekin.exports.folders import Folders
from shapekin.exports.json_file import JsonFile
from shapekin.exports.json_lines import JsonLines
from shapekin.exports.model import TrainedModel
from shapekin.exports.originals import How
from shapekin.exports.parquet import ParquetTable
from shapekin.exports.projector import Projector
from shapekin.exports.report.report import HtmlReport
from shapekin.exports.table import CsvTable
from shapekin.exports.taxonomy import Taxonomy

FORMATS: dict[str, ExportFormat] = {
    form.name: form
    for form in (
        CsvTable(), JsonFile(), Folders(),
        JsonLines(), ParquetTable(), EvidenceTable(), EmbeddingArrays(), EmbeddingParquet(),
        Taxonomy(), BlenderCatalogue(), FiftyOneFolder(), CocoFile(), Projector(), TrainedModel(),
        HtmlReport(),
    )
}  # fmt: skip


def get_format(name: str, how: str = "") -> ExportFormat:
    """The format called `name`.

    Args:
        name: Of the format.
        how: How originals come into a folder, "" for copies; see `How`.

    Raises:
        UnknownNameError: There is none; the error lists those that exist.
        ParameterError: There is no such way, or the format takes no originals.
    """
    if name not in FORMATS:
        raise UnknownNameError(f'There is no export format "{name}".', f"There are: {', '.join(FORMATS)}.")
    return in_way(FORMATS[name], how) if how else FORMATS[name]


def in_way(form: ExportFormat, how: str) -> ExportFormat:
    """The same format with originals copied or linked.

    Raises:
        ParameterError: There is no such way, or the format takes no originals.
    """
    if how not in tuple(How):
        raise ParameterError(f'"{how}" is no way to place a file.', f"It must be one of {', '.join(How)}.")
    if not isinstance(form, Folders | FiftyOneFolder):
        raise ParameterError(f'"{form.name}" takes no original files.', "Leave the way out.")
    return replace(form, how=How(how))
