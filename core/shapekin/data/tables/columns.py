"""Names and true kinds of rows, from the small arrays beside them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from shapekin.arrays import AnyArray
from shapekin.errors import UnreadableFileError

NAMES = "names"
LABELS = ("y", "label", "labels")
LABEL_NAMES = ("classes", "label_names", "y_names", "class_names", "shape_names")
_PARTNER = "_names"


def wanted_columns(present: Collection[str], labels: Collection[str]) -> set[str]:
    """Of the arrays that are present those that may tell names or labels.

    Args:
        present: Names of all arrays.
        labels: Names of arrays that are labels wherever they stand.
    """
    wanted = {NAMES, *labels, *LABEL_NAMES} & set(present)
    for column in present:
        if f"{column}{_PARTNER}" in present:
            wanted |= {column, f"{column}{_PARTNER}"}
    return wanted


def row_names(columns: Mapping[str, AnyArray], n: int) -> tuple[str, ...]:
    """The column `names` where it has a name a row, else row numbers."""
    names = columns.get(NAMES)
    if names is None or names.shape != (n,):
        return numbered(n)
    return texts(names)


def numbered(n: int) -> tuple[str, ...]:
    """Row numbers as names."""
    return tuple(str(row) for row in range(n))


def row_labels(columns: Mapping[str, AnyArray], n: int, labels: Sequence[str] = LABELS) -> tuple[str, ...]:
    """The true kinds: the label column, or else the finest whole-number column with a partner `<column>_names`.

    Args:
        columns: The small arrays beside the rows.
        n: Number of rows.
        labels: What a label column may be called, the best first.

    Raises:
        UnreadableFileError: A label column has another length.
    """
    named = {
        column: columns[f"{column}{_PARTNER}"]
        for column, values in columns.items()
        if f"{column}{_PARTNER}" in columns and values.shape == (n,) and values.dtype.kind in "iu"
    }
    given = next((column for column in labels if column in columns), None)
    if given is not None:
        values = columns[given]
        if values.shape == (n, 1):
            values = values[:, 0]
        if values.shape != (n,):
            raise UnreadableFileError(
                f"There are {n} rows, but {given} is of shape {values.shape}.",
                f"Give one true label a row, or leave {given} out.",
            )
        kinds = next((columns[key] for key in LABEL_NAMES if key in columns), None)
    elif named:
        finest = max(sorted(named), key=lambda column: len(named[column]))
        values, kinds = columns[finest], named[finest]
    else:
        return ("",) * n
    if values.dtype.kind not in "iu":
        return texts(values)
    return named_labels(values, texts(kinds) if kinds is not None and kinds.ndim == 1 else ())


def named_labels(values: AnyArray, kinds: Sequence[str]) -> tuple[str, ...]:
    """Labels `(n,)` of whole numbers by the names of their kinds; the number itself where it has none."""
    return tuple(kinds[v] if 0 <= v < len(kinds) else "" if v < 0 else str(v) for v in values.tolist())


def texts(values: AnyArray) -> tuple[str, ...]:
    """Values as text that can be written: half a surrogate pair is no character."""
    return tuple(_text(value) for value in values.tolist())


def _text(value: object) -> str:
    text = value.decode("utf-8", "backslashreplace") if isinstance(value, bytes) else str(value)
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
