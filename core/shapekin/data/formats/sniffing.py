"""What a file is by its first bytes, to say kindly that it has the wrong name."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from shapekin.data.formats.text import plain
from shapekin.errors import UnreadableFileError


@dataclass(frozen=True, slots=True)
class Likeness:
    """What a file looks like.

    Attributes:
        title: With its article, such as "a PNG picture".
        extensions: What its name may end with, the usual one first; none if there is nothing to rename.
        advice: What to do instead of renaming.
    """

    title: str
    extensions: tuple[str, ...] = ()
    advice: str = ""


_NUMPY_ARCHIVE = re.compile(rb"PK\x03\x04.{26}[^\n]{0,200}?\.npy", re.DOTALL)
_LIKENESSES: tuple[tuple[re.Pattern[bytes], Likeness], ...] = tuple(
    (re.compile(pattern, re.DOTALL | re.IGNORECASE), likeness)
    for pattern, likeness in (
        (rb"\x89PNG\r\n", Likeness("a PNG picture", (".png",))),
        (rb"\xff\xd8\xff", Likeness("a JPEG picture", (".jpg", ".jpeg"))),
        (rb"RIFF....WEBP", Likeness("a WebP picture", (".webp",))),
        (rb"GIF8[79]a", Likeness("a GIF picture", (".gif",))),
        (rb"II\*\0|MM\0\*", Likeness("a TIFF picture", (".tif", ".tiff"))),
        (rb"BM.{4}\0\0\0\0", Likeness("a BMP picture", (".bmp",))),
        (rb"\x93NUMPY", Likeness("a NumPy array", (".npy",))),
        (rb"glTF[\x01\x02]\0\0\0", Likeness("a binary glTF mesh", (".glb",))),
        (rb"ply\r?\n", Likeness("a PLY file", (".ply",))),
        (rb"\s*(?:ST)?C?N?OFF\s", Likeness("an OFF mesh", (".off",))),
        (rb"(?:\s*#[^\n]*\n)*\s*VERSION [.\d]+\s+(?:FIELDS|COLUMNS) ", Likeness("a PCD cloud", (".pcd",))),
        (rb"solid[^\n]*\n\s*facet\s", Likeness("an STL mesh", (".stl",))),
        (
            rb"(?:\s*#[^\n]*\n)*(?:mtllib [^\n]*\n|[og] [^\n]*\n|\s)*v\s+[-\d.]+[ \t]+[-\d.]",
            Likeness("an OBJ mesh", (".obj",)),
        ),
        (rb"\s*\{.{0,2000}\"asset\"\s*:", Likeness("a glTF mesh", (".gltf",))),
        (rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<COLLADA", Likeness("a COLLADA mesh", (".dae",))),
        (rb"PK\x03\x04.{0,4000}3D/3dmodel", Likeness("a 3MF mesh", (".3mf",))),
        (_NUMPY_ARCHIVE.pattern, Likeness("an archive of NumPy arrays", (".npz",))),
        (
            rb"version https://git-lfs",
            Likeness("a pointer of Git LFS, not the file itself", advice="fetch the files with “git lfs pull”"),
        ),
        (rb"\s*(?:<!doctype html|<html)", Likeness("a web page", advice="download the file again")),
        (
            rb"PK\x03\x04|\x1f\x8b|7z\xbc\xaf|Rar!|BZh\d|\xfd7zXZ",
            Likeness("an archive", (".3mf", ".npz"), "unpack it first"),
        ),
        (rb"\x89HDF\r\n", Likeness("an HDF5 file", (".h5", ".hdf5"))),
        (rb"Kaydara FBX", Likeness("an FBX model", advice="export it as GLB or OBJ")),
        (rb"BLENDER", Likeness("a Blender scene", advice="export it as GLB or OBJ")),
        (rb"ISO-10303-21", Likeness("a STEP model", advice="export it as STL or OBJ")),
        (rb"%PDF-", Likeness("a PDF document", advice="leave it out")),
        (rb"8BPS", Likeness("a Photoshop picture", advice="export it as PNG")),
        (rb"....ftyp(?:avif|heic|mif1|heix)", Likeness("an AVIF or HEIC picture", advice="convert it to PNG or JPEG")),
    )
)


def recognise(data: bytes) -> Likeness | None:
    """What the first bytes of a file look like; None if they look like nothing known."""
    try:
        beginning = plain(data[:8192])
    except UnreadableFileError:
        return None
    return next((likeness for pattern, likeness in _LIKENESSES if pattern.match(beginning)), None)


def misnamed(data: bytes, extension: str, akin: Collection[str]) -> str:
    """A sentence for a file whose content is not what its name says; empty if it seems to be.

    Args:
        data: The file's bytes.
        extension: What its name ends with.
        akin: All extensions of the same reader, in lower case.
    """
    likeness = recognise(data)
    if likeness is None or not set(akin).isdisjoint(likeness.extensions):
        return ""
    advice = likeness.advice or f"rename it to end in “{likeness.extensions[0]}”"
    return f"This looks like {likeness.title}, not like “{extension}”; {advice}."
