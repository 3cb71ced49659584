"""The PLY format, text and binary: trimesh reads it, once its header fits its data.

trimesh takes what is missing for absent, and the first list for as long as all others. So every row is looked at.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import numpy as np

from shapekin.data.contents import Cloud, Mesh
from shapekin.data.formats.library import load
from shapekin.data.formats.text import plain
from shapekin.errors import UnreadableFileError

_CODES = {
    **dict.fromkeys(("char", "int8"), "i1"),
    **dict.fromkeys(("uchar", "uint8"), "u1"),
    **dict.fromkeys(("short", "int16"), "i2"),
    **dict.fromkeys(("ushort", "uint16"), "u2"),
    **dict.fromkeys(("int", "int32"), "i4"),
    **dict.fromkeys(("uint", "uint32"), "u4"),
    "int64": "i8",
    "uint64": "u8",
    **dict.fromkeys(("float", "float32"), "f4"),
    **dict.fromkeys(("double", "float64"), "f8"),
}
_ORDERS = {"ascii": "", "binary_little_endian": "<", "binary_big_endian": ">"}
_END = re.compile(rb"^end_header[ \t]*(?:\r\n|\n|\r)", re.MULTILINE)
_MAX_HEADER = 1 << 20
_CUT_OFF = "The file is cut off: it declares {:,} of “{}”, but does not hold that many."


@dataclass(frozen=True, slots=True)
class _Element:
    """Rows of a kind; the type of each property, and for lists that of their length before it."""

    name: str
    count: int
    lines: list[str]
    properties: dict[str, tuple[str, ...]] = field(default_factory=dict)


def parse_ply(data: bytes) -> Mesh | Cloud:
    """Read a PLY file; polygons become triangles.

    Args:
        data: The file's bytes.

    Returns:
        A mesh; a cloud if there are no faces.

    Raises:
        UnreadableFileError: The header does not fit the data, or has no x, y and z; or a binary file mixes polygons of
            different length, or has strips of triangles.
    """
    end = _END.search(data, 0, _MAX_HEADER)
    if not plain(data[:8]).startswith(b"ply") or end is None:
        raise UnreadableFileError("The file does not have the header of a PLY file.")
    form, elements = _header(data[: end.start()].decode("latin-1").splitlines()[1:])
    _check_kinds({element.name: element for element in elements})
    order, body = _ORDERS[form], data[end.end() :]
    body = _whole_rows(body, elements) if not order else body[: _even_length(body, elements, order)]
    lines = ["ply", f"format {form} 1.0", *(line for element in elements for line in element.lines), "end_header\n"]
    return load("\n".join(lines).encode() + body, "ply", skip_materials=True, fix_texture=False)


def _header(lines: list[str]) -> tuple[str, list[_Element]]:
    """The form of the data and the elements that take any of it: others have no rows, or rows of nothing."""
    form = ""
    elements: list[_Element] = []
    try:
        for words in filter(None, map(str.split, lines)):
            if words[0] == "format":
                form, _ = words[1], _ORDERS[words[1]]
            elif words[0] == "element":
                elements.append(_Element(words[1], int(words[2]), [f"element {words[1]} {int(words[2])}"]))
            elif words[0] == "property":
                first, last = (2, 4) if words[1] == "list" else (1, 2)
                elements[-1].properties[words[last]] = tuple(_CODES[name] for name in words[first:last])
                called = "unused" if words[last] == "texcoord" else words[last]  # trimesh would sew it on
                elements[-1].lines.append(" ".join([*words[:last], called]))
    except (LookupError, ValueError):
        raise UnreadableFileError(f"The PLY header has a line that makes no sense: {' '.join(words)[:60]}.") from None
    if not form or len({element.name for element in elements}) < len(elements):
        raise UnreadableFileError("The PLY header does not say its format, or names an element twice.")
    if any(element.count < 0 for element in elements):
        raise UnreadableFileError("The PLY header declares a negative number of elements.")
    return form, [element for element in elements if element.count and element.properties]


def _check_kinds(elements: dict[str, _Element]) -> None:
    if "tristrips" in elements:
        raise UnreadableFileError("The mesh is made of strips of triangles, which are not supported; export its faces.")
    if "vertex" not in elements:
        raise UnreadableFileError("The mesh has no vertices.")
    if not {"x", "y", "z"} <= set(elements["vertex"].properties):
        raise UnreadableFileError("The vertices do not have x, y and z.")
    if "face" in elements and not {"vertex_index", "vertex_indices"} & set(elements["face"].properties):
        raise UnreadableFileError("The faces do not say which vertices they have.")


def _whole_rows(body: bytes, elements: list[_Element]) -> bytes:
    """The rows of a text file without empty lines, each as long as it declares."""
    lines = [line for line in body.splitlines() if line.strip()]
    at = 0
    for element in elements:
        rows = lines[at : at + element.count]
        at += element.count
        if len(rows) < element.count:
            raise UnreadableFileError(_CUT_OFF.format(element.count, element.name))
        is_list = [len(types) == 2 for types in element.properties.values()]
        try:
            if any(_width(row.split(), is_list) != len(row.split()) for row in rows):
                raise UnreadableFileError(f"A row of “{element.name}” does not have as many numbers as it declares.")
        except (LookupError, ValueError):
            raise UnreadableFileError(f"A list of “{element.name}” does not have the length it declares.") from None
    return b"\n".join(lines[:at]) + b"\n"


def _width(words: list[bytes], is_list: list[bool]) -> int:
    if not any(is_list):
        return len(is_list)
    at = 0
    for listed in is_list:
        length = int(words[at]) if listed else 0
        if length < 0:
            raise ValueError("a list of negative length")
        at += 1 + length
    return at


def _even_length(body: bytes, elements: list[_Element], order: str) -> int:
    """Bytes that the rows of a binary file take up, if its lists are as long in all rows of an element."""
    at = 0
    for element in elements:
        fields: list[tuple[str, str, tuple[int, ...]]] = []
        try:
            for i, types in enumerate(element.properties.values()):
                codes = [order + code for code in types]
                if len(codes) == 2:
                    length = int(np.frombuffer(body, codes[0], 1, at + np.dtype(fields).itemsize)[0])
                    fields.append((f"length {i}", codes[0], ()))
                fields.append((f"value {i}", codes[-1], (length,) if len(codes) == 2 else ()))
            rows = np.frombuffer(body, np.dtype(fields), element.count, at)
        except (ValueError, OverflowError):
            raise UnreadableFileError(_CUT_OFF.format(element.count, element.name)) from None
        if any((rows[name] != rows[name][0]).any() for name, *_ in fields if name.startswith("length")):
            raise UnreadableFileError(
                f"The lists of “{element.name}” differ in length, which is not supported in binary PLY files; "
                "export triangles only, or text."
            )
        at += rows.nbytes
    return at
