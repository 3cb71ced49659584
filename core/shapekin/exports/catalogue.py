"""All export formats by name: those built in, and those that other packages register.

A package adds one by an entry point of the group `shapekin.exports`, see `shapekin.plugins`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from shapekin.errors import ParameterError, UnknownNameError
from shapekin.exports.base import ExportFormat, Group
from shapekin.exports.blender import BlenderCatalogue
from shapekin.exports.coco import CocoFile
from shapekin.exports.embedding import EmbeddingArrays, EmbeddingParquet
from shapekin.exports.evidence import EvidenceTable
from shapekin.exports.fiftyone import FiftyOneFolder
from shapekin.exports.folders import Folders
from shapekin.exports.json_file import JsonFile
from shapekin.exports.json_lines import JsonLines
from shapekin.exports.model import TrainedModel
from shapekin.exports.onnx_encoder import OnnxEncoder
from shapekin.exports.originals import How
from shapekin.exports.parquet import ParquetTable
from shapekin.exports.projector import Projector
from shapekin.exports.report.report import HtmlReport
from shapekin.exports.table import CsvTable
from shapekin.exports.taxonomy import Taxonomy
from shapekin.plugins import Plugins, require

FORMATS: dict[str, ExportFormat] = {
    form.name: form
    for form in (
        CsvTable(), JsonFile(), Folders(),
        JsonLines(), ParquetTable(), EvidenceTable(), EmbeddingArrays(), EmbeddingParquet(),
        Taxonomy(), BlenderCatalogue(), FiftyOneFolder(), CocoFile(), Projector(), TrainedModel(),
        OnnxEncoder(),
        HtmlReport(),
    )
}  # fmt: skip


def _as_format(loaded: Any, name: str) -> ExportFormat:  # noqa: ANN401  whatever the package offers
    form: ExportFormat = loaded()
    require(form, name, "title", "summary", "group", "file_name", "leaves_out", "unfit", "write")
    if not isinstance(form.group, Group):
        raise TypeError(f"its group is none of {', '.join(group.name for group in Group)}")
    return form


PLUGINS = Plugins[ExportFormat]("shapekin.exports", "export format", _as_format, ("unfit", "write"))


def all_formats() -> dict[str, ExportFormat]:
    """Those built in, then those of other packages that can be used, by name."""
    return {**FORMATS, **PLUGINS.working(FORMATS)}


def get_format(name: str, how: str = "") -> ExportFormat:
    """The format called `name`.

    Args:
        name: Of the format.
        how: How originals come into a folder, "" for copies; see `How`.

    Raises:
        UnknownNameError: There is none; the error lists those that exist.
        ParameterError: There is no such way, or the format takes no originals.
        BrokenPluginError: A package offers it, and it can't be used.
    """
    if name not in FORMATS and name not in PLUGINS.names():
        known = ", ".join([*FORMATS, *PLUGINS.names(FORMATS)])
        raise UnknownNameError(f'There is no export format "{name}".', f"There are: {known}.")
    form = FORMATS[name] if name in FORMATS else PLUGINS.get(name)
    return in_way(form, how) if how else form


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
