"""ShapeNet: `taxonomy.json` with sub-synsets below the synsets that the shapes are of, and `metadata.csv`.

`taxonomy.json` has the form of ShapeNetCore's: a list of `{"synsetId", "name", "children", "numInstances"}`.
A sub-synset is a cluster within a synset; its id is `<synset>-<cluster number>`. Shapes that do not lie in
ShapeNet's folders are below one synset called "shapekin".
"""

from __future__ import annotations

import csv
import json
import os
import re
from collections import Counter
from pathlib import Path
from typing import ClassVar

from shapekin.data.layouts.synsets import NAMES
from shapekin.exports.base import ExportFormat, ExportInput, ExportReport, Group
from shapekin.exports.files import check_new_folder, new_folder, odd_names, readable

ROOT = "shapekin"
FILES = ("taxonomy.json", "metadata.csv")
HEADER = ("fullId", "synset", "synsetName", "subSynset", "subSynsetName", "confidence", "path")
_MODEL = re.compile(r"(?:^|/)(\d{8})/([^/]+)/")


class Taxonomy(ExportFormat):
    """A folder with both files; this program's own reader of ShapeNet takes names from the first."""

    name: ClassVar[str] = "taxonomy"
    title: ClassVar[str] = "ShapeNet taxonomy"
    summary: ClassVar[str] = "taxonomy.json with the sub-categories as sub-synsets, and metadata.csv, a row a shape."
    group: ClassVar[Group] = Group.PROGRAMS
    file_name: ClassVar[str] = "{project} taxonomy"
    leaves_out: ClassVar[str] = "The shapes themselves, answers, scores and the map."

    def write(self, result: ExportInput, out: Path, *, dry_run: bool = False) -> ExportReport:
        """Write the folder `out`; see `ExportFormat.write`."""
        check_new_folder(out)
        if not dry_run:
            with new_folder(out) as folder:
                text = json.dumps(_as_list(result), indent=1, ensure_ascii=False)
                (folder / FILES[0]).write_text(text + "\n", encoding="utf-8")
                _write_rows(result, folder / FILES[1])
        return ExportReport(tuple(out / name for name in FILES), notes=odd_names(result.names))


def place_of(result: ExportInput, row: int) -> tuple[str, str]:
    """Synset and full id of an item: from its path where that is ShapeNet's, else `ROOT` and its name."""
    path = f"{result.source.name}/{readable(os.fsdecode(result.item_paths[row]))}"
    found = _MODEL.findall(path)
    return found[-1] if found else (ROOT, readable(result.names[row]))


def sub_synset(synset: str, cluster: int) -> str:
    """Id of a cluster within a synset."""
    return f"{synset}-{cluster + 1}"


def _synset_name(result: ExportInput, synset: str) -> str:
    return readable(result.project) if synset == ROOT else NAMES.get(synset, synset)


def _as_list(result: ExportInput) -> list[dict[str, object]]:
    pairs = Counter((place_of(result, row)[0], cluster) for row, cluster in enumerate(result.labels.tolist()))
    synsets = sorted({synset for synset, _ in pairs})
    parents: list[dict[str, object]] = [
        {
            "synsetId": synset,
            "name": _synset_name(result, synset),
            "children": [sub_synset(synset, cluster) for of, cluster in sorted(pairs) if of == synset],
            "numInstances": sum(count for (of, _), count in pairs.items() if of == synset),
        }
        for synset in synsets
    ]
    return parents + [
        {
            "synsetId": sub_synset(synset, cluster),
            "name": readable(result.cluster_name(cluster)),
            "children": [],
            "numInstances": count,
        }
        for (synset, cluster), count in sorted(pairs.items())
    ]


def _write_rows(result: ExportInput, path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(HEADER)
        for row, cluster in enumerate(result.labels.tolist()):
            synset, full_id = place_of(result, row)
            writer.writerow(
                (
                    full_id,
                    synset,
                    _synset_name(result, synset),
                    sub_synset(synset, cluster),
                    readable(result.cluster_name(cluster)),
                    round(float(result.confidence[row]), 4) if result.confidence.size else "",
                    readable(os.fsdecode(result.item_paths[row])),
                )
            )
