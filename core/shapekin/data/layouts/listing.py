"""What a folder or table holds: its layout, its candidates, their names and labels.

Nothing is parsed here but side files and headers. Hidden files and whatever is linked from outside the source are
left out, and the order is that of the paths' bytes, the same on every machine.
"""

from __future__ import annotations

import stat
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from shapekin.data.dataset import Fault
from shapekin.data.layouts.base import Listing
from shapekin.data.layouts.catalogue import choose, known, names
from shapekin.data.layouts.labels import labelled, of_categories, relabelled
from shapekin.data.layouts.names import distinct, extension, printable
from shapekin.data.layouts.summary import summary
from shapekin.data.layouts.tables import TITLES, list_table, table_format
from shapekin.data.layouts.tree import Tree
from shapekin.data.options import ImportOptions, ScanResult
from shapekin.data.readers import LOADERS, PICTURE_LOADERS, SHAPE_LOADERS
from shapekin.errors import SourceError

_ARCHIVES = frozenset({".zip", ".tar", ".gz", ".tgz", ".7z", ".rar", ".xz", ".bz2"})
_MOST_EXTENSIONS = 100
_SUPPORTED = (
    f"Shapekin reads folders of shapes ({' '.join(sorted(SHAPE_LOADERS))}) or pictures "
    f"({' '.join(sorted(PICTURE_LOADERS))}), and tables (.npz .npy .h5 .csv .parquet, IDX)."
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
        summary=summary(listing),
        kind=listing.kind,
        categories=tuple(sorted(counts.items())),
        n_items=len(listing.candidates),
        levels=max(len(candidate.category) for candidate in listing.candidates),
        faults=tuple((fault.display, fault.reason) for fault in listing.faults),
        left_out=tuple(listing.left_out.items()),
    )


def list_source(source: Path, options: ImportOptions, files: Sequence[bytes] = ()) -> Listing:
    """List the candidates of a source, of the categories that the options name.

    Args:
        source: A folder or a table.
        options: How it is read.
        files: Paths in the folder of the only files to take; empty for all.

    Raises:
        SourceError: There is nothing to read, or the options do not fit.
    """
    if not known(options.layout):
        raise SourceError(f"There is no layout called “{options.layout}”.", f"Layouts are {', '.join(names())}.")
    listing = _list_folder(source, options, files) if _is_folder(source) else _list_file(source, options.layout)
    candidates = labelled(listing.candidates, options.level)
    if options.labels:
        candidates = relabelled(candidates, Path(options.labels))
    if options.categories:
        candidates = of_categories(candidates, options.categories)
    return replace(listing, candidates=distinct(candidates))


def _is_folder(source: Path) -> bool:
    try:
        return stat.S_ISDIR(source.stat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        raise SourceError(f"“{source}” does not exist.", "Give a folder or a table.") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise SourceError(f"“{source}” can't be opened ({reason}).", "Look at its name and its permissions.") from None


def _list_file(source: Path, layout: str) -> Listing:
    found = table_format(source)
    if not found and extension(bytes(source)) in _ARCHIVES:
        raise SourceError(f"“{source.name}” is an archive.", "Unpack it first, then give the folder.")
    if not found:
        raise SourceError(f"“{source.name}” is not a folder or a table.", _SUPPORTED)
    if layout != "auto" and layout not in TITLES:
        raise SourceError(f"The layout “{layout}” is one of folders, but this is a file.", "Leave it on auto.")
    return list_table(source, found if layout == "auto" else layout)


def _list_folder(source: Path, options: ImportOptions, files: Sequence[bytes]) -> Listing:
    tree = Tree(source, options.kind, files)
    listing = choose(tree, options.layout).list(tree)
    lost = (Fault(path, printable(path), why) for path, why in tree.strays.items() if extension(path) in LOADERS)
    faults = tuple(sorted((*listing.faults, *tree.faults, *lost), key=lambda fault: fault.path))
    if not listing.candidates:
        raise SourceError(f"There is nothing to read in “{source}”.", _advice(tree, faults))
    taken = {candidate.path for candidate in listing.candidates if not listing.tables}
    taken.update(part for candidate in listing.candidates for part in candidate.parts)
    taken.update(listing.tables, (fault.path for fault in faults))
    return replace(listing, faults=faults, left_out=_left_out(tree, taken))


def _advice(tree: Tree, faults: tuple[Fault, ...]) -> str:
    if faults:
        return f"{faults[0].display}: {faults[0].reason}"
    if any(extension(path) in _ARCHIVES for path in tree.paths):
        return "Unpack its archive first."
    return _SUPPORTED


def _left_out(tree: Tree, taken: set[bytes]) -> dict[str, int]:
    ends = Counter(extension(path) or "no extension" for path in (*tree.paths, *tree.strays) if path not in taken)
    return dict(ends.most_common(_MOST_EXTENSIONS))
