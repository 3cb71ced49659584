"""All export formats by name."""

from __future__ import annotations

from shapekin.errors import UnknownNameError
from shapekin.exports.base import ExportFormat
from shapekin.exports.folders import Folders
from shapekin.exports.json_file import JsonFile
from shapekin.exports.table import CsvTable

FORMATS: dict[str, ExportFormat] = {
    CsvTable.name: CsvTable(),
    JsonFile.name: JsonFile(),
    Folders.name: Folders(),
}


def get_format(name: str) -> ExportFormat:
    """The format called `name`.

    Raises:
        UnknownNameError: There is none; the error lists those that exist.
    """
    try:
        return FORMATS[name]
    except KeyError:
        raise UnknownNameError(f'There is no export format "{name}".', f"There are: {', '.join(FORMATS)}.") from None
