"""Files that lie: counts that are not kept, indices from nowhere, bombs, pipes, paths to elsewhere."""

from __future__ import annotations

import io
import json
import os
import struct
import zipfile
import zlib
from functools import cache
from pathlib import Path

import numpy as np

TRIANGLE = "0 0 0\n1 0 0\n0 1 0\n"
FLOATS = struct.pack("<9f", 0, 0, 0, 1, 0, 0, 0, 1, 0)
NAN = float("nan")


def _ply(form: str, n_vertices: int, list_type: str = "uchar") -> bytes:
    return (
        f"ply\nformat {form} 1.0\nelement vertex {n_vertices}\nproperty float x\nproperty float y\n"
        f"property float z\nelement face 1\nproperty list {list_type} int vertex_indices\nend_header\n"
    ).encode()


def glb(count: int = 3, offset: int = 0, indices: tuple[int, int, int] = (0, 1, 2)) -> bytes:
    """A GLB of one triangle, with what is wrong with it."""
    text = json.dumps(_gltf(count, offset)).encode()
    text += b" " * (-len(text) % 4)
    binary = FLOATS + struct.pack("<3I", *indices)
    body = struct.pack("<I4s", len(text), b"JSON") + text + struct.pack("<I4s", len(binary), b"BIN\0") + binary
    return struct.pack("<4sII", b"glTF", 2, 12 + len(body)) + body


def _gltf(count: int = 3, offset: int = 0, uri: str = "") -> dict[str, object]:
    buffer: dict[str, object] = {"byteLength": 48}
    if uri:
        buffer["uri"] = uri
    return {
        "asset": {"version": "2.0"},
        "scene": 0,
        "scenes": [{"nodes": [0]}],
        "nodes": [{"mesh": 0}],
        "meshes": [{"primitives": [{"attributes": {"POSITION": 0}, "indices": 1}]}],
        "accessors": [
            {"bufferView": 0, "componentType": 5126, "count": count, "type": "VEC3"},
            {"bufferView": 1, "componentType": 5125, "count": 3, "type": "SCALAR"},
        ],
        "bufferViews": [
            {"buffer": 0, "byteOffset": offset, "byteLength": 36},
            {"buffer": 0, "byteOffset": 36, "byteLength": 12},
        ],
        "buffers": [buffer],
    }


def _npy(shape: str, descr: str = "<f8") -> bytes:
    header = f"{{'descr': '{descr}', 'fortran_order': False, 'shape': {shape}, }}".encode().ljust(117) + b"\n"
    return b"\x93NUMPY\x01\x00" + struct.pack("<H", len(header)) + header


def _png_of_declared_size(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")


_PCD = b"VERSION 0.7\nFIELDS x y z\nSIZE 4 4 4\nTYPE F F F\nCOUNT 1 1 1\nPOINTS %d\nWIDTH 0\nDATA %s\n"
_ENDLESS_3MF = (
    b'<model><resources><object id="1"><components><component objectid="1"/><component objectid="1"/></components>'
    b'</object></resources><build><item objectid="1"/></build></model>'
)
_LAUGHS = (
    b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + i, b"&%c;" % (97 + i) * 10) for i in range(5))
    + b"]>"
)


def _zip(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def _zip_bomb() -> bytes:
    """An archive whose directory declares gigabytes."""
    data = _zip({"3D/3dmodel.model": b" " * 1000})
    size_field = data.index(b"PK\x01\x02") + 24
    return data[:size_field] + struct.pack("<I", 0xFFFFFFF0) + data[size_field + 4 :]


def _npz_bomb() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("points.npy", _npy("(90000000, 3)") + bytes(40_000_000))
        archive.writestr("x.npy", _npy("(3, 3)"))
    return stream.getvalue()


@cache
def malformed_files() -> dict[str, bytes]:
    """Names and bytes of files none of which may be read as anything."""
    noise = np.random.default_rng(0).bytes(20_000)
    off = "OFF\n3 1 0\n" + TRIANGLE
    files: dict[str, str | bytes] = {
        "huge_counts.off": "OFF\n2000000000 2000000000 0\n0 0 0\n",
        "negative_counts.off": "OFF\n-5 -5 0\n0 0 0\n",
        "nan.off": "OFF\n3 1 0\nnan nan nan\ninf 0 0\n0 1e308 0\n3 0 1 2\n",
        "out_of_range.off": off + "3 0 1 999999\n",
        "negative_index.off": off + "3 0 1 -7\n",
        "truncated.off": "OFF\n300 100 0\n" + TRIANGLE,
        "huge_polygon.off": off + "1000000000 0 1 2\n",
        "no_area.off": "OFF\n3 1 0\n0 0 0\n1 0 0\n2 0 0\n3 0 1 2\n",
        "no_faces.off": "OFF\n3 0 0\n" + TRIANGLE,
        "words.off": "OFF\n3 1 0\na b c\nd e f\ng h i\n3 0 1 2\n",
        "keyword_only.off": "OFF\n",
        "empty.off": b"",
        "noise.off": noise,
        "out_of_range.obj": "v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 99999999\n",
        "negative_index.obj": "v 0 0 0\nv 1 0 0\nf -1 -2 -9\n",
        "zero_index.obj": "v 0 0 0\nv 1 0 0\nv 0 1 0\nf 0 1 2\n",
        "nan.obj": "v nan nan nan\nv inf 0 0\nv 0 1 0\nf 1 2 3\n",
        "empty.obj": b"",
        "noise.obj": noise,
        "huge_ascii.ply": _ply("ascii", 4_000_000_000) + TRIANGLE.encode(),
        "huge_binary.ply": _ply("binary_little_endian", 2_000_000_000) + FLOATS,
        "huge_list.ply": _ply("binary_little_endian", 3, "uint") + FLOATS + struct.pack("<I3i", 0xFFFFFFF0, 0, 1, 2),
        "out_of_range.ply": _ply("binary_little_endian", 3) + FLOATS + struct.pack("<B3i", 3, 0, 1, 0x7FFFFFFF),
        "negative_index.ply": _ply("binary_little_endian", 3) + FLOATS + struct.pack("<B3i", 3, 0, 1, -5),
        "nan.ply": _ply("binary_little_endian", 3) + struct.pack("<9f", *[NAN] * 9) + struct.pack("<B3i", 3, 0, 1, 2),
        "no_end.ply": b"ply\nformat ascii 1.0\n" + b"comment x\n" * 200_000,
        "truncated.ply": _ply("binary_little_endian", 1000) + FLOATS,
        "huge_count.stl": b"\0" * 80 + struct.pack("<I", 0xFFFFFFFF) + b"\0" * 50,
        "noise.stl": noise[:5000],
        "words.stl": "solid x\nfacet normal 0 0 1\nouter loop\nvertex 0 0\nvertex a b c\nendloop\n",
        "nan.stl": b"\0" * 80 + struct.pack("<I", 1) + struct.pack("<12f", *[NAN] * 12) + b"\0\0",
        "huge_count.glb": glb(count=2_000_000_000),
        "out_of_range.glb": glb(offset=10**9),
        "out_of_range_index.glb": glb(indices=(0, 1, 0x7FFFFFFF)),
        "deep.glb": struct.pack("<4sIII4s", b"glTF", 2, 400_020, 400_000, b"JSON") + b"[" * 200_000 + b"]" * 200_000,
        "elsewhere.gltf": json.dumps(_gltf(uri="../../../../../../etc/passwd")),
        "endless.gltf": json.dumps(_gltf(uri="../../../../../../dev/zero")),
        "words.xyz": "0 0\n1 a b\n",
        "nan.xyz": "nan nan nan\n1 2 3\n",
        "one_place.xyz": "1 2 3\n1 2 3\n",
        "noise.txt": noise,
        "huge.npy": _npy("(4000000000, 3)"),
        "negative.npy": _npy("(-4, 3)"),
        "objects.npy": _npy("(3, 3)", "|O") + b"cos\nsystem\n(S'true'\ntR.",
        "truncated.npy": _npy("(100, 3)") + bytes(10),
        "flat.npy": _npy("(3,)") + bytes(24),
        "bomb.npz": _npz_bomb(),
        "bomb.3mf": _zip_bomb(),
        "endless.3mf": _zip({"3D/3dmodel.model": _ENDLESS_3MF}),
        "laughs.3mf": _zip({"3D/3dmodel.model": _LAUGHS + _ENDLESS_3MF}),
        "noise.3mf": noise,
        "laughs.dae": _LAUGHS + b"<COLLADA>&f;</COLLADA>",
        "deep.dae": b"<COLLADA>" + b"<node>" * 200_000,
        "noise.dae": noise,
        "huge_count.pcd": _PCD % (2_000_000_000, b"binary") + FLOATS,
        "huge_unpacked.pcd": _PCD % (3 * 10**8, b"binary_compressed") + struct.pack("<II", 40, 36 * 10**8) + FLOATS,
        "negative.pcd": _PCD % (-3, b"ascii") + TRIANGLE.encode(),
        "truncated.pcd": _PCD % (100, b"binary") + FLOATS,
        "noise.asc": noise,
        "noise.webp": b"RIFF\0\0\0\0WEBP" + noise,
        "noise.tif": b"II*\0" + noise,
        "loop.tif": b"II*\0\x08\0\0\0\0\0\x08\0\0\0",
        "noise.bmp": b"BM" + noise,
        "noise.gif": b"GIF89a" + noise,
        "page.png": b"<!DOCTYPE html><html><body>404</body></html>",
        "noise.npz": noise,
        "bomb.png": _png_of_declared_size(60_000, 60_000),
        "large.png": _png_of_declared_size(9_000, 9_000),
        "truncated.png": _png_of_declared_size(100, 100)[:60],
        "noise.png": noise,
        "empty.png": b"",
        "noise.jpg": b"\xff\xd8\xff\xe0" + noise,
        "archive.zip": b"PK\x03\x04" + noise,
        "cloud.pcd": noise,
    }
    return {name: data.encode() if isinstance(data, str) else data for name, data in files.items()}


def write_malformed(folder: Path) -> list[Path]:
    """Write all malformed files, and where the system has them a pipe and links to devices and to itself."""
    paths = []
    for name, data in malformed_files().items():
        (folder / name).write_bytes(data)
        paths.append(folder / name)
    if hasattr(os, "mkfifo"):
        os.mkfifo(folder / "pipe.off")
        (folder / "zero.off").symlink_to("/dev/zero")
        (folder / "loop.off").symlink_to("loop.off")
        paths += [folder / "pipe.off", folder / "zero.off", folder / "loop.off"]
    (folder / "folder.off").mkdir()
    return [*paths, folder / "folder.off", folder / "missing.off"]
