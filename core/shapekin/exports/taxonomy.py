"""ShapeNet: `taxonomy.json` with sub-synsets below the synsets that the shapes are of, and `metadata.csv`.

`taxonomy.json` has the form of ShapeNetCore's: a list of `{"synsetId", "name", "children", "numInstances"}`.
A sub-synset is a cluster within a synset; its id is `<synset>-<cluster number>`. A kind that only holds others
("seat" of "seat/chair" and "seat/bench") is a sub-synset too, with the id `<synset>/seat`; what a cluster is called in
its kind is its name. Shapes that do not lie in ShapeNet's folders are below one synset called "shapekin".
"""

from __future__ import annotations

import csv
import json
import os
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar, TypeAlias

from shapekin.data.layouts.synsets import NAMES
from shapekin.exports.base import ExportFormat, ExportInput, ExportReport, Group
from shapekin.exports.files import check_new_folder, new_folder, odd_names, readable

ROOT = "shapekin"
FILES = ("taxonomy.json", "metadata.csv")
HEADER = ("fullId", "synset", "synsetName", "subSynset", "subSynsetName", "confidence", "path")
Names: TypeAlias = tuple[str, ...]
"""From the topmost kind down."""
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
    entries: list[dict[str, object]] = []
    below: list[dict[str, object]] = []
    for synset in sorted({synset for synset, _ in pairs}):
        counts = {cluster: count for (of, cluster), count in sorted(pairs.items()) if of == synset}
        found = _within(result, synset, counts)
        top = [entry["synsetId"] for entry, depth in found if depth == 1]
        entries.append(_entry(synset, _synset_name(result, synset), top, sum(counts.values())))
        below += [entry for entry, _ in found]
    return entries + below


def _within(result: ExportInput, synset: str, counts: dict[int, int]) -> list[tuple[dict[str, object], int]]:
    """The sub-synsets of a synset with their depth below it: its clusters, and the kinds that these are within.

    Args:
        result: Of which they are.
        synset: The synset.
        counts: Items of each cluster that are of the synset, ids ascending.
    """
    ids: dict[Names, str] = {}  # of the one entry of a kind that others can be within
    counted: Counter[Names] = Counter()
    doubles: list[tuple[int, Names]] = []
    for cluster, count in counts.items():
        path = result.cluster_path(cluster)
        counted.update({path[:depth]: count for depth in range(1, len(path))})
        if path in ids:
            doubles.append((cluster, path))
        else:
            ids[path] = sub_synset(synset, cluster)
            counted[path] += count
    for path in [*counted]:
        ids.setdefault(path, f"{synset}/{'/'.join(path)}")
    children: dict[Names, list[str]] = {path: [] for path in ids}
    for path in sorted(ids):
        if len(path) > 1:
            children[path[:-1]].append(ids[path])
    for cluster, path in doubles:
        if len(path) > 1:
            children[path[:-1]].append(sub_synset(synset, cluster))
    found = [(_entry(ids[path], readable(path[-1]), children[path], counted[path]), len(path)) for path in sorted(ids)]
    return found + [
        (_entry(sub_synset(synset, cluster), readable(path[-1]), [], counts[cluster]), len(path))
        for cluster, path in doubles
    ]


def _entry(number: str, name: str, children: Sequence[object], count: int) -> dict[str, object]:
    return {"synsetId": readable(number), "name": name, "children": [*children], "numInstances": count}


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
