"""Facts of a table on their way from a child: names and labels as arrays, since headers are small."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from shapekin.arrays import AnyArray, ByteArray, IntArray
from shapekin.data.dataset import DataKind
from shapekin.data.isolation import Reply
from shapekin.data.tables.base import TableFacts
from shapekin.data.tables.limits import MAX_COLUMN_BYTES
from shapekin.errors import UnreadableFileError

_SENSELESS = "The reader of the table made no sense; the file may be made to break programs."


def reply_of(facts: TableFacts) -> Reply:
    """Pack the facts.

    Raises:
        UnreadableFileError: The names or labels are too long to be such.
    """
    names, name_ends = _packed(facts.names)
    labels, label_ends = _packed(facts.labels)
    return Reply(
        {"kind": facts.kind.value, "dtype": facts.dtype},
        {
            "row_shape": np.array(facts.row_shape, dtype=np.int64),
            "names": names,
            "name_ends": name_ends,
            "labels": labels,
            "label_ends": label_ends,
        },
    )


def facts_of(reply: Reply) -> TableFacts:
    """Unpack them; whatever a child that was taken over says, the result is a value or an error.

    Raises:
        UnreadableFileError: The answer makes no sense.
    """
    values, arrays = reply.values, reply.arrays
    try:
        kind, dtype = DataKind(str(values["kind"])), np.dtype(str(values["dtype"])).str
        names = _unpacked(arrays["names"], arrays["name_ends"])
        labels = _unpacked(arrays["labels"], arrays["label_ends"])
        shape = tuple(int(length) for length in arrays["row_shape"])
    except (KeyError, ValueError, TypeError):
        raise UnreadableFileError(_SENSELESS) from None
    if min(shape, default=0) < 1 or len(names) != len(labels):
        raise UnreadableFileError(_SENSELESS)
    return TableFacts(kind, shape, dtype, names, labels)


def _packed(texts: Iterable[str]) -> tuple[ByteArray, IntArray]:
    """`(bytes,) uint8`, UTF-8 one after another, and `(n,) int64`, where each ends."""
    encoded = [text.encode("utf-8", "backslashreplace") for text in texts]
    ends = np.cumsum([len(one) for one in encoded], dtype=np.int64)
    if len(ends) and ends[-1] > MAX_COLUMN_BYTES:
        raise UnreadableFileError(
            f"Its names take {ends[-1] / 1e6:,.0f} MB; the limit is {MAX_COLUMN_BYTES / 1e6:,.0f} MB."
        )
    return np.frombuffer(b"".join(encoded), dtype=np.uint8), ends


def _unpacked(data: AnyArray, ends: AnyArray) -> tuple[str, ...]:
    """The texts; equal ones are one object."""
    joined = data.tobytes()
    known: dict[bytes, str] = {}
    texts, start = [], 0
    for end in ends.tolist():
        piece = joined[start:end]
        text = known.get(piece)
        if text is None:
            text = known[piece] = piece.decode("utf-8", "backslashreplace")
        texts.append(text)
        start = end
    return tuple(texts)
