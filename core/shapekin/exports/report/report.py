"""HTML report: the map, the sub-categories, the training and its scores on one page that needs nothing else.

The page makes no request: pictures, style and script are within it, and its content security policy allows only
those, by their hashes. Whatever strangers wrote (names of files, labels) is text, never markup.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
from importlib import resources
from pathlib import Path
from string import Template
from typing import Any, ClassVar

import numpy as np

from shapekin.arrays import IntArray
from shapekin.exports.base import ExportFormat, ExportInput, ExportReport, Group
from shapekin.exports.files import check_new_file, readable, write_new_text
from shapekin.exports.report.pictures import Sheets, sheets
from shapekin.exports.report.sections import answers, clusters_section, summary, training

MOST_POINTS = 100_000
MOST_THUMBNAILS = 5_000
_NAME_BYTES = 4_000_000  # of all names together
_GRID = 10_000  # places on the map are whole numbers up to this


class HtmlReport(ExportFormat):
    """One HTML file, below 20 MB for 5,000 items."""

    name: ClassVar[str] = "html"
    title: ClassVar[str] = "Report (HTML)"
    summary: ClassVar[str] = (
        "One page to read, send or print: the map with pictures, the sub-categories, the training and its scores. "
        "Opens from disk in any browser, without a network."
    )
    group: ClassVar[Group] = Group.REPORT
    file_name: ClassVar[str] = "{project} report.html"
    leaves_out: ClassVar[str] = "The originals, the embedding and the single answers."

    def write(self, result: ExportInput, out: Path, *, dry_run: bool = False) -> ExportReport:
        """Write the file `out`; see `ExportFormat.write`."""
        check_new_file(out)
        notes = _notes(result)
        if not dry_run:
            write_new_text(out, page(result, notes))
        return ExportReport((out,), notes=notes)


def page(result: ExportInput, notes: tuple[str, ...] = ()) -> str:
    """The page as text."""
    files = resources.files(__package__)
    style, script = ((files / name).read_text(encoding="utf-8") for name in ("page.css", "page.js"))
    points = _chosen(result, MOST_POINTS)
    pictures = sheets(result.thumbnail, _chosen(result, MOST_THUMBNAILS))
    return Template((files / "page.html").read_text(encoding="utf-8")).substitute(
        title=_text(result.project),
        style_hash=_digest(style),
        script_hash=_digest(script),
        style=style,
        script=script,
        summary=summary(result),
        clusters=clusters_section(result),
        training=training(result),
        answers=answers(result),
        notes="".join(f"<li>{_text(note)}</li>" for note in (*notes, HtmlReport.leaves_out)),
        sheets="".join(f'<img class="sheet" alt="" hidden src="{uri}">' for uri in pictures.uris),
        data=_as_json(_data(result, points, pictures)),
    )


def _notes(result: ExportInput) -> tuple[str, ...]:
    n = len(result.names)
    told = []
    if n > MOST_POINTS:
        told.append(f"The map shows {MOST_POINTS:,} of {n:,} items, evenly chosen.")
    if n > MOST_THUMBNAILS:
        told.append(f"Pictures are shown of {MOST_THUMBNAILS:,} of {n:,} items.")
    if n and not result.thumbnail(0):
        told.append("There are no pictures: the cache has lost them.")
    if not result.projection.size:
        told.append("There is no map: the cache has lost it.")
    return tuple(told)


def _chosen(result: ExportInput, most: int) -> IntArray:
    """Rows in ascending order: all, or the representatives and others evenly."""
    n = len(result.names)
    if n <= most:
        return np.arange(n)
    typical = np.unique(np.fromiter(result.representatives.values(), np.int64))[:most]
    others = np.setdiff1d(np.arange(n), typical)
    evenly = np.linspace(0, len(others) - 1, most - len(typical)).astype(np.int64)
    return np.sort(np.concatenate([typical, others[evenly]]))


def _data(result: ExportInput, rows: IntArray, pictures: Sheets) -> dict[str, Any]:
    """What the script draws, row by row of the map."""
    ids = list(result.clusters())
    of_id = {cluster: place for place, cluster in enumerate(ids)}
    kinds = sorted(set(result.true_labels) - {""})
    of_kind = {kind: place for place, kind in enumerate(kinds)}
    longest = int(np.clip(_NAME_BYTES // max(len(rows), 1), 24, 200))
    return {
        "places": _places(result, rows),
        "names": [_shortened(result.names[row], longest) for row in rows],
        "clusters": [{"name": readable(result.cluster_name(one)), "colour": result.colour(one)} for one in ids],
        "cluster": [of_id[cluster] for cluster in result.labels[rows].tolist()],
        "kinds": [readable(kind) for kind in kinds],
        "kind": [of_kind.get(result.true_labels[row], -1) for row in rows] if kinds else [],
        "confidence": np.rint(100 * result.confidence[rows]).astype(int).tolist() if result.confidence.size else [],
        "typical": np.flatnonzero(np.isin(rows, list(result.representatives.values()))).tolist(),
        "picture": [pictures.slots.get(row, -1) for row in rows.tolist()],
        "side": pictures.side,
        "columns": pictures.columns,
    }


def _places(result: ExportInput, rows: IntArray) -> list[int]:
    """Across and down of each row in turn, 0 to `_GRID`, both axes to the same scale."""
    if not result.projection.size:
        return []
    xy = np.nan_to_num(np.asarray(result.projection[rows, :2], np.float64))
    low, high = xy.min(axis=0), xy.max(axis=0)
    scaled = (xy - (low + high) / 2) / max(float((high - low).max()), 1e-12) + 0.5
    scaled[:, 1] = 1 - scaled[:, 1]
    whole: list[int] = np.rint(_GRID * scaled).astype(int).ravel().tolist()
    return whole


def _shortened(name: str, longest: int) -> str:
    """A name, or its end where it is long: paths tell most there."""
    shown = readable(name)
    return shown if len(shown) <= longest else "…" + shown[-longest:]


def _as_json(data: dict[str, Any]) -> str:
    """JSON that nothing within a script element can end or turn into markup."""
    text = json.dumps(data, separators=(",", ":"), allow_nan=False)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


def _text(value: str) -> str:
    return html.escape(readable(value))
