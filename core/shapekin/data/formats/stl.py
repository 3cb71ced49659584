"""The STL format, text and binary: trimesh reads it, once it is seen to be whole."""

from __future__ import annotations

import re
import struct

from shapekin.data.contents import Cloud, Mesh
from shapekin.data.formats.library import load
from shapekin.data.formats.text import plain
from shapekin.errors import UnreadableFileError

_HEADER, _TRIANGLE = 84, 50
_SOLID = re.compile(rb"^\s*solid\b", re.IGNORECASE | re.MULTILINE)
_END = re.compile(rb"^\s*endsolid\b", re.IGNORECASE | re.MULTILINE)
_FACET = re.compile(rb"^\s*facet\b", re.IGNORECASE | re.MULTILINE)
_CORNER = re.compile(rb"^\s*vertex\b", re.IGNORECASE | re.MULTILINE)
_WHOLE_CORNER = re.compile(rb"^\s*vertex(?:[ \t]+[^\s]+){3}[ \t]*$", re.IGNORECASE | re.MULTILINE)


def parse_stl(data: bytes) -> Mesh | Cloud:
    """Read an STL file; every triangle has three vertices of its own.

    Args:
        data: The file's bytes.

    Raises:
        UnreadableFileError: It is cut off, has no triangles or holds no numbers.
    """
    declared = struct.unpack_from("<I", data, 80)[0] if len(data) >= _HEADER else -1
    end = _HEADER + declared * _TRIANGLE
    if len(data) != end and plain(data)[:200].lstrip()[:5].lower() == b"solid":
        return load(_whole_text(plain(data)), "stl")
    if declared < 0:
        raise UnreadableFileError("The file is too short for an STL mesh.")
    if len(data) < end:
        held = (len(data) - _HEADER) // _TRIANGLE
        raise UnreadableFileError(f"The file is cut off: it declares {declared:,} triangles, but holds {held:,}.")
    if declared == 0:
        raise UnreadableFileError("The mesh has no faces.")
    return load(data[:end], "stl")


def _whole_text(text: bytes) -> bytes:
    """The text with plain line ends, in which no solid, triangle or corner lacks a part."""
    text = text.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    if len(_SOLID.findall(text)) != len(_END.findall(text)):
        raise UnreadableFileError("The file is cut off: not every solid in it ends with the word endsolid.")
    corners, facets = len(_CORNER.findall(text)), len(_FACET.findall(text))
    if corners != 3 * facets:
        raise UnreadableFileError("The file has a facet without exactly three corners.")
    if corners != len(_WHOLE_CORNER.findall(text)):
        raise UnreadableFileError("A corner does not have three coordinates.")
    if not facets:
        raise UnreadableFileError("The mesh has no faces.")
    return text
