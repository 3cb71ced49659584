"""What a folder or array file holds: its layout, its candidates, their names and labels.

Nothing is parsed here but array headers. Hidden files and whatever is linked from outside the source are left
out, and the order is that of the paths' bytes, the same on every machine.
"""

from __future__ import annotations

import csv
import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from shapekin.data.dataset import DataKind
from shapekin.data.layouts.base import Candidate, Listing
from shapekin.data.options import ImportOptions, ScanResult
from shapekin.data.readers import PICTURE_LOADERS, SHAPE_LOADERS
from shapekin.data.tables.array_source import inspect_arrays
from shapekin.errors import SourceError

LAYOUTS = ("auto", "modelnet", "folders", "flat", "npz")
_SPLITS = frozenset({b"train", b"test"})
_ARCHIVES = frozenset({".zip", ".tar", ".gz", ".tgz", ".7z", ".rar", ".xz", ".bz2"})
_SUPPORTED = (
    f"Shapekin reads folders of shapes ({' '.join(sorted(SHAPE_LOADERS))}) or pictures "
    f"({' '.join(sorted(PICTURE_LOADERS))}), and array files (.npz .npy)."
)


def scan(source: Path, options: ImportOptions) -> ScanResult:
    """Look at a source without reading it all.

    Raises:
        SourceError: There is nothing to read, or the options do not fit.
    """
    listing = list_source(source, replace(options, categories=()))
    counts = Counter(candidate.label for candidate in listing.candidates if candidate.label)
    return ScanResult(
        source=str(source),
        layout=listing.layout,
        summary=_summary(listing, len(counts)),
        kind=listing.kind,
        categories=tuple(sorted(counts.items())),
        n_items=len(listing.candidates),
    )


def list_source(source: Path, options: ImportOptions) -> Listing:
    """List the candidates of a source, of the categories that the options name.

    Raises:
        SourceError: There is nothing to read, or the options do not fit.
    """
    if options.layout not in LAYOUTS:
        raise SourceError(f"There is no layout called “{options.layout}”.", f"Layouts are {', '.join(LAYOUTS)}.")
    if not source.exists():
        raise SourceError(f"“{source}” does not exist.", "Give a folder or an array file.")
    listing = _list_folder(source, options.layout) if source.is_dir() else _list_file(source, options.layout)
    if options.labels:
        listing = replace(listing, candidates=_relabelled(listing.candidates, Path(options.labels)))
    if options.categories:
        listing = replace(listing, candidates=_of_categories(listing.candidates, options.categories))
    return replace(listing, candidates=_distinct(listing.candidates))


def _list_file(source: Path, layout: str) -> Listing:
    extension = source.suffix.lower()
    if extension in _ARCHIVES:
        raise SourceError(f"“{source.name}” is an archive.", "Unpack it first, then give the folder.")
    if extension not in {".npz", ".npy"}:
        raise SourceError(f"“{source.name}” is not a folder or an array file.", _SUPPORTED)
    if layout not in {"auto", "npz"}:
        raise SourceError(f"The layout “{layout}” is one of folders, but this is a file.", "Leave it on auto.")
    arrays = inspect_arrays(source)
    return Listing(
        "npz",
        arrays.kind,
        tuple(
            Candidate(str(row).encode(), name, label)
            for row, (name, label) in enumerate(zip(arrays.names, arrays.labels, strict=True))
        ),
    )


def _list_folder(source: Path, layout: str) -> Listing:
    if layout == "npz":
        raise SourceError(f"“{source.name}” is a folder, not an array file.", "Leave the layout on auto.")
    paths = sorted(_walk(os.fsencode(source)))
    shapes = [path for path in paths if _extension(path) in SHAPE_LOADERS]
    pictures = [path for path in paths if _extension(path) in PICTURE_LOADERS]
    if not shapes and not pictures:
        archives = any(_extension(path) in _ARCHIVES for path in paths)
        raise SourceError(
            f"There is nothing to read in “{source}”.",
            "Unpack its archive first." if archives else _SUPPORTED,
        )
    shapes = _without_notes(shapes)
    kind, chosen, others = DataKind.CLOUDS, shapes, pictures
    if len(pictures) > len(shapes):
        kind, chosen, others = DataKind.IMAGES, pictures, shapes
    found = layout if layout != "auto" else _guess(chosen)
    candidates = tuple(Candidate(path, _printable(path), _label(path, found)) for path in chosen)
    left_out = dict(Counter(_extension(path) for path in others).most_common())
    return Listing(found, kind, candidates, left_out=left_out)


def _without_notes(shapes: list[bytes]) -> list[bytes]:
    """Text files beside meshes are notes, not clouds."""
    meshes = [path for path in shapes if _extension(path) != ".txt"]
    return meshes or shapes


def _walk(root: bytes) -> Iterator[bytes]:
    """Relative paths of all files that are not hidden and lie, links resolved, within the root."""
    real_root = os.path.realpath(root)
    for folder, folders, files in os.walk(root, followlinks=False):
        folders[:] = [name for name in folders if not name.startswith(b".")]
        for name in files:
            path = os.path.join(folder, name)  # noqa: PTH118 - names need not be text
            if name.startswith(b".") or not _within(path, real_root):
                continue
            yield os.path.relpath(path, root)


def _within(path: bytes, real_root: bytes) -> bool:
    if not os.path.islink(path):  # noqa: PTH114
        return True
    target = os.path.realpath(path)
    return target.startswith(real_root.rstrip(b"/") + os.fsencode(os.sep))


def _extension(path: bytes) -> str:
    return os.path.splitext(os.fsdecode(path))[1].lower()  # noqa: PTH122


def _parts(path: bytes) -> list[bytes]:
    return path.split(os.fsencode(os.sep))


def _printable(path: bytes) -> str:
    return b"/".join(_parts(path)).decode("utf-8", "backslashreplace")


def _guess(paths: list[bytes]) -> str:
    depths = [_parts(path) for path in paths]
    if all(len(parts) >= 3 and parts[-2] in _SPLITS for parts in depths):
        return "modelnet"
    return "folders" if any(len(parts) > 1 for parts in depths) else "flat"


def _label(path: bytes, layout: str) -> str:
    folders = _parts(path)[:-1]
    if layout == "modelnet":
        folders = [folder for folder in folders if folder not in _SPLITS]
    if layout == "flat" or not folders:
        return ""
    return folders[-1].decode("utf-8", "backslashreplace")


def _relabelled(candidates: tuple[Candidate, ...], table: Path) -> tuple[Candidate, ...]:
    """Candidates with the labels of a CSV file `name,label`; names may leave out the extension."""
    try:
        with table.open(newline="", encoding="utf-8-sig") as stream:
            rows = [row for row in csv.reader(stream) if row]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise SourceError(
            f"The labels in “{table}” can't be read ({error}).",
            "Give a CSV file with two columns: name,label.",
        ) from None
    short = [row for row in rows if len(row) < 2]
    if short:
        raise SourceError(f"“{table.name}” has a line without a label: “{short[0][0]}”.", "Each line is name,label.")
    labels = {row[0].strip(): row[1].strip() for row in rows}
    labelled = tuple(
        replace(candidate, label=label)
        if (label := labels.get(candidate.name, labels.get(os.path.splitext(candidate.name)[0]))) is not None  # noqa: PTH122
        else candidate
        for candidate in candidates
    )
    names = {c.name for c in candidates} | {os.path.splitext(c.name)[0] for c in candidates}  # noqa: PTH122
    if not names & set(labels):
        raise SourceError(
            f"None of the names in “{table.name}” is an item's.", f"Names look like “{candidates[0].name}”."
        )
    return labelled


def _of_categories(candidates: tuple[Candidate, ...], categories: tuple[str, ...]) -> tuple[Candidate, ...]:
    known = {candidate.label for candidate in candidates} - {""}
    unknown = [category for category in categories if category not in known]
    if unknown:
        listed = ", ".join(sorted(known)[:30]) or "none: the source has no categories"
        raise SourceError(f"There is no category “{unknown[0]}”.", f"Categories are {listed}.")
    return tuple(candidate for candidate in candidates if candidate.label in categories)


def _distinct(candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """Candidates whose names occur once: repeated ones get a number."""
    taken = {candidate.name for candidate in candidates}
    if len(taken) == len(candidates):
        return candidates
    seen: set[str] = set()
    result = []
    for candidate in candidates:
        name, number = candidate.name, 2
        while name in seen or (number > 2 and name in taken):
            name, number = f"{candidate.name} ({number})", number + 1
        seen.add(name)
        result.append(replace(candidate, name=name))
    return tuple(result)


def _summary(listing: Listing, n_categories: int) -> str:
    n = len(listing.candidates)
    what = {DataKind.CLOUDS: "shapes", DataKind.IMAGES: "pictures", DataKind.FEATURES: "feature rows"}
    title = {"modelnet": "ModelNet", "folders": "Folders", "flat": "One folder", "npz": "Array file"}
    text = f"{title[listing.layout]}: "
    if n_categories:
        text += f"{n_categories:,} {'category' if n_categories == 1 else 'categories'}, "
    text += f"{n:,} {what[listing.kind]}"
    if listing.left_out:
        other = "pictures" if listing.kind is DataKind.CLOUDS else "shapes"
        text += f" (the {sum(listing.left_out.values()):,} {other} among them are left out)"
    return text
