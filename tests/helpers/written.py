"""Valid files of every format, written from vertices and faces by the plainest means."""

from __future__ import annotations

import base64
import io
import json
import struct
import zipfile
from collections.abc import Callable, Iterable

import numpy as np
import trimesh

TETRAHEDRON = (
    np.array([[0, 0, 0], [10, 0, 0], [0, 20, 0], [0, 0, 30]], dtype=np.float64),
    np.array([[0, 1, 2], [0, 1, 3], [0, 2, 3], [1, 2, 3]]),
)


def lines(rows: Iterable[Iterable[object]], before: str = "") -> str:
    return "".join(before + " ".join(str(value) for value in row) + "\n" for row in rows)


def off(vertices, faces, header="OFF\n"):
    rows = lines(vertices.tolist()) + lines([len(face), *face] for face in faces)
    return f"{header}{len(vertices)} {len(faces)} 0\n{rows}".encode()


def obj(vertices, faces):
    return (lines(vertices.tolist(), "v ") + lines((np.asarray(faces) + 1).tolist(), "f ")).encode()


def ply(vertices, faces, form="ascii", with_colour=False):
    """Double coordinates; polygons may differ in length."""
    colour = "property uchar red\n" if with_colour else ""
    head = (
        f"ply\nformat {form} 1.0\ncomment made by a test\nelement vertex {len(vertices)}\n"
        f"property double x\nproperty double y\n{colour}property double z\n"
        f"element face {len(faces)}\nproperty list uchar int vertex_indices\nend_header\n"
    ).encode()
    if form == "ascii":
        rows = ([x, y, 7, z] if with_colour else [x, y, z] for x, y, z in vertices.tolist())
        return head + (lines(rows) + lines([len(face), *face] for face in faces)).encode()
    order = "<" if "little" in form else ">"
    body = b"".join(
        struct.pack(order + "ddBd", x, y, 7, z) if with_colour else struct.pack(order + "ddd", x, y, z)
        for x, y, z in vertices
    )
    return head + body + b"".join(struct.pack(f"{order}B{len(face)}i", len(face), *face) for face in faces)


def stl_text(vertices, faces):
    facets = "".join(
        "facet normal 0 0 0\n outer loop\n" + lines(vertices[face].tolist(), "  vertex ") + " endloop\nendfacet\n"
        for face in faces
    )
    return f"solid one\n{facets}endsolid one\n".encode()


def stl_binary(vertices, faces):
    rows = b"".join(struct.pack("<12fH", 0, 0, 0, *vertices[face].ravel(), 0) for face in faces)
    return b"\0" * 80 + struct.pack("<I", len(faces)) + rows


def gltf_document(vertices, faces):
    """A document of one mesh with one buffer, and the buffer."""
    points, corners = vertices.astype("<f4").tobytes(), np.asarray(faces).astype("<u4").tobytes()
    document = {
        "asset": {"version": "2.0"},
        "scene": 0,
        "scenes": [{"nodes": [0]}],
        "nodes": [{"mesh": 0}],
        "meshes": [{"primitives": [{"attributes": {"POSITION": 0}, "indices": 1}]}],
        "accessors": [
            {"bufferView": 0, "componentType": 5126, "count": len(vertices), "type": "VEC3"},
            {"bufferView": 1, "componentType": 5125, "count": 3 * len(faces), "type": "SCALAR"},
        ],
        "bufferViews": [
            {"buffer": 0, "byteLength": len(points)},
            {"buffer": 0, "byteOffset": len(points), "byteLength": len(corners)},
        ],
        "buffers": [{"byteLength": len(points) + len(corners)}],
    }
    return document, points + corners


def as_glb(document, buffer):
    text = json.dumps(document).encode()
    text += b" " * (-len(text) % 4)
    buffer += b"\0" * (-len(buffer) % 4)
    body = struct.pack("<I4s", len(text), b"JSON") + text + struct.pack("<I4s", len(buffer), b"BIN\0") + buffer
    return struct.pack("<4sII", b"glTF", 2, 12 + len(body)) + body


def as_gltf(document, buffer):
    uri = "data:application/octet-stream;base64," + base64.b64encode(buffer).decode()
    return json.dumps({**document, "buffers": [{"byteLength": len(buffer), "uri": uri}]}).encode()


def zipped(members: dict[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return stream.getvalue()


def model_3mf(objects: str, build: str) -> str:
    return (
        '<?xml version="1.0"?><model xmlns="http://schemas.microsoft.com/3dmanufacturing/core/2015/02" '
        'xmlns:p="http://schemas.microsoft.com/3dmanufacturing/production/2015/06">'
        f"<resources>{objects}</resources><build>{build}</build></model>"
    )


def object_3mf(vertices, faces, number=1):
    corners = "".join(f'<vertex x="{x}" y="{y}" z="{z}"/>' for x, y, z in vertices.tolist())
    triangles = "".join(f'<triangle v1="{a}" v2="{b}" v3="{c}"/>' for a, b, c in faces)
    return (
        f'<object id="{number}"><mesh><vertices>{corners}</vertices><triangles>{triangles}</triangles></mesh></object>'
    )


def threemf(vertices, faces):
    return zipped({"3D/3dmodel.model": model_3mf(object_3mf(vertices, faces), '<item objectid="1"/>')})


def dae(vertices, primitives, scene="", more="", count=None):
    """One geometry called g; `scene` is what its one node holds."""
    numbers = " ".join(str(value) for value in vertices.ravel().tolist())
    node = scene or '<instance_geometry url="#g"/>'
    return (
        '<?xml version="1.0"?><COLLADA xmlns="http://www.collada.org/2005/11/COLLADASchema" version="1.4.1">'
        "<asset><up_axis>Z_UP</up_axis></asset>"
        f'<library_geometries><geometry id="g"><mesh><source id="s"><float_array id="a" count="{vertices.size}">'
        f'{numbers}</float_array><technique_common><accessor source="#a" stride="3" '
        f'count="{len(vertices) if count is None else count}"><param name="X" type="float"/>'
        '<param name="Y" type="float"/><param name="Z" type="float"/></accessor></technique_common></source>'
        '<vertices id="v"><input semantic="POSITION" source="#s"/></vertices>'
        f"{primitives}</mesh></geometry></library_geometries>{more}"
        f'<library_visual_scenes><visual_scene id="w"><node id="n">{node}</node></visual_scene>'
        '</library_visual_scenes><scene><instance_visual_scene url="#w"/></scene></COLLADA>'
    ).encode()


def dae_triangles(faces, kind="triangles"):
    corners = " ".join(str(value) for value in np.asarray(faces).ravel().tolist())
    return f'<{kind}><input semantic="VERTEX" source="#v" offset="0"/><p>{corners}</p></{kind}>'


def by_trimesh(kind: str) -> Callable[[np.ndarray, np.ndarray], bytes]:
    def write(vertices, faces):
        data = trimesh.Trimesh(vertices, faces, process=False).export(file_type=kind)
        return data.encode() if isinstance(data, str) else data

    return write


MESH_WRITERS: dict[str, tuple[str, Callable[[np.ndarray, np.ndarray], bytes]]] = {
    "off": (".off", off),
    "obj": (".obj", obj),
    "ply ascii": (".ply", ply),
    "ply little": (".ply", lambda v, f: ply(v, f, "binary_little_endian")),
    "ply big": (".ply", lambda v, f: ply(v, f, "binary_big_endian", with_colour=True)),
    "stl text": (".stl", stl_text),
    "stl binary": (".stl", stl_binary),
    "glb": (".glb", lambda v, f: as_glb(*gltf_document(v, f))),
    "gltf": (".gltf", lambda v, f: as_gltf(*gltf_document(v, f))),
    "3mf": (".3mf", threemf),
    "dae": (".dae", lambda v, f: dae(v, dae_triangles(f))),
    **{f"trimesh {kind}": (f".{kind}", by_trimesh(kind)) for kind in ("off", "obj", "ply", "stl", "glb", "3mf", "dae")},
}
"""Of each format a way to write triangles, our own and that of trimesh."""


def pcd(columns: dict[str, tuple[str, int, np.ndarray]], form: str, n_points: int | None = None) -> bytes:
    """A PCD file.

    Args:
        columns: Name to type letter, size, and values `(p, count)`.
        form: "ascii", "binary" or "binary_compressed".
        n_points: What the header declares; the truth when None.
    """
    arrays = {
        name: values.astype({"F": "<f", "I": "<i", "U": "<u"}[kind] + str(size))
        for name, (kind, size, values) in columns.items()
    }
    true_count = len(next(iter(arrays.values())))
    declared = true_count if n_points is None else n_points
    head = (
        "# .PCD v0.7\nVERSION 0.7\n"
        f"FIELDS {' '.join(columns)}\nSIZE {' '.join(str(size) for _, size, _ in columns.values())}\n"
        f"TYPE {' '.join(kind for kind, _, _ in columns.values())}\n"
        f"COUNT {' '.join(str(values.shape[1]) for _, _, values in columns.values())}\n"
        f"WIDTH {declared}\nHEIGHT 1\nVIEWPOINT 0 0 0 1 0 0 0\nPOINTS {declared}\nDATA {form}\n"
    ).encode()
    if form == "ascii":
        return (
            head + lines([value for array in arrays.values() for value in array[i]] for i in range(true_count)).encode()
        )
    if form == "binary":
        return head + b"".join(array[i].tobytes() for i in range(true_count) for array in arrays.values())
    raw = b"".join(array.tobytes() for array in arrays.values())
    packed = lzf(raw)
    return head + struct.pack("<II", len(packed), len(raw)) + packed


def lzf(raw: bytes) -> bytes:
    """Compress: the longest of the earlier runs that begin with the same three bytes, or literal bytes."""
    out, literal, seen, at = bytearray(), bytearray(), {}, 0

    def flush():
        for i in range(0, len(literal), 32):
            part = literal[i : i + 32]
            out.append(len(part) - 1)
            out.extend(part)
        literal.clear()

    while at < len(raw):
        start = seen.get(raw[at : at + 3], -1)
        seen[raw[at : at + 3]] = at
        if start < 0 or at - start > 8192 or at + 3 > len(raw):
            literal.append(raw[at])
            at += 1
            continue
        length = 3
        while length < 264 and at + length < len(raw) and raw[start + length] == raw[at + length]:
            length += 1
        flush()
        back = at - start - 1
        if length - 2 < 7:
            out += bytes([(length - 2) << 5 | back >> 8, back & 255])
        else:
            out += bytes([7 << 5 | back >> 8, length - 9, back & 255])
        at += length
    flush()
    return bytes(out)
