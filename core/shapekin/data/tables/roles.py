"""What the columns of a spreadsheet are for: names, true kinds, or numbers."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from shapekin.errors import UnreadableFileError

NAME_COLUMNS = ("name", "names", "id", "file", "filename", "file_name", "path")
LABEL_COLUMNS = ("label", "labels", "class", "category", "y", "target")
_HINT = (
    "Columns of numbers are features; a column called name, id, file or path names the items, one called label, "
    "class, category, y or target tells their true kinds. Rename or remove any other column."
)


@dataclass(frozen=True, slots=True)
class Roles:
    """Numbers of columns.

    Attributes:
        name: The one that names the rows.
        label: The one that tells their true kinds.
        others: Those that are neither, nor other names or labels.
    """

    name: int | None
    label: int | None
    others: tuple[int, ...]

    def with_numbers(self, headers: Sequence[str], texts: Collection[int]) -> tuple[int, ...]:
        """The columns of features.

        Args:
            headers: All headers.
            texts: Columns that do not hold numbers.

        Raises:
            UnreadableFileError: A column that is neither name nor label holds text, or there are no numbers.
        """
        for column in self.others:
            if column in texts:
                raise UnreadableFileError(f"Column “{headers[column] or column + 1}” holds text, not numbers.", _HINT)
        if not self.others:
            raise UnreadableFileError("There is no column of numbers.", _HINT)
        return self.others


def roles_of(headers: Sequence[str]) -> Roles:
    """Roles by the headers, letter case aside.

    A first column without a header, as written by pandas, names the rows. A `y` beside an `x` is a coordinate.
    """
    plain = [header.strip().lower() for header in headers]
    if len(plain) > 1 and not plain[0] and all(plain[1:]):
        plain[0] = NAME_COLUMNS[0]
    labels = [label for label in LABEL_COLUMNS if label != "y" or "x" not in plain]
    name = next((plain.index(one) for one in NAME_COLUMNS if one in plain), None)
    label = next((plain.index(one) for one in labels if one in plain), None)
    known = {*NAME_COLUMNS, *labels}
    return Roles(name, label, tuple(i for i, header in enumerate(plain) if header not in known))
