"""glTF 2.0, as text (`.gltf`) and binary (`.glb`): trimesh reads it, once its description is pruned and checked.

Only what shapes are made of is handed on: no materials, pictures, cameras, skins or animations. Buffers come from the
file itself; one that is named by a path or an address is never opened. What trimesh would leave out or take for
something else without a word (sparse and normalised numbers, compression, fans, parts used twice) is refused.
"""

from __future__ import annotations

import json
import struct
from collections import Counter
from typing import Any

from shapekin.data.contents import Cloud, Mesh
from shapekin.data.formats.library import MAX_ELEMENTS, load
from shapekin.errors import UnreadableFileError

_MAX_DESCRIPTION = 50_000_000
_MAX_DEPTH = 500
_POINTS, _TRIANGLES, _STRIP, _FAN = 0, 4, 5, 6
_PACKED = {
    "KHR_draco_mesh_compression": "Draco",
    "EXT_meshopt_compression": "Meshopt",
    "KHR_meshopt_compression": "Meshopt",
}
_PLACE = ("mesh", "children", "matrix", "translation", "rotation", "scale")


def parse_gltf(data: bytes) -> Mesh | Cloud:
    """Read a `.gltf` or `.glb` file; its axes are kept (glTF has y up).

    Args:
        data: The file's bytes.

    Returns:
        A mesh of all triangles of the scene; a cloud if it has only points.

    Raises:
        UnreadableFileError: Something is missing, beyond its range, compressed, or in another file.
    """
    is_binary = data.startswith(b"glTF")
    text, chunks = _glb(data) if is_binary else (data, b"")
    if len(text) > _MAX_DESCRIPTION and is_binary:
        raise UnreadableFileError("The description in the GLB file is far too long.")
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        raise UnreadableFileError(
            "The description in the glTF file is damaged, nested too deeply or cut off."
        ) from None
    try:
        if not str(document["asset"]["version"]).startswith("2"):
            raise UnreadableFileError("Only version 2 of glTF is supported; export it again as GLB.")
        pruned = json.dumps(_pruned(document)).encode()
    except (LookupError, TypeError, AttributeError, ValueError):
        raise UnreadableFileError("The description in the glTF file contradicts itself or lacks something.") from None
    if not is_binary:
        return load(pruned, "gltf", skip_materials=True)
    head = struct.pack("<4sIII4s", b"glTF", 2, 20 + len(pruned) + len(chunks), len(pruned), b"JSON")
    return load(head + pruned + chunks, "glb", skip_materials=True)


def _glb(data: bytes) -> tuple[bytes, bytes]:
    """The description, and the chunks after it."""
    if len(data) < 20:
        raise UnreadableFileError("The GLB file is cut off.")
    version, length, size, kind = struct.unpack_from("<III4s", data, 4)
    if version != 2:
        raise UnreadableFileError(f"GLB version {version} is not supported; export it again as version 2.")
    if length > len(data):
        raise UnreadableFileError(f"The file is cut off: it declares {length:,} bytes, but has {len(data):,}.")
    if size > length - 20 or kind != b"JSON":
        raise UnreadableFileError("The GLB file does not begin with a description of its own size.")
    return data[20 : 20 + size], data[20 + size : length]


def _pruned(document: dict[str, Any]) -> dict[str, Any]:
    for buffer in document.get("buffers", []):
        _check_buffer(buffer.get("uri"))
    meshes = [
        {"primitives": [_primitive(one, document) for one in mesh["primitives"] if _is_seen(one)]}
        for mesh in document.get("meshes", [])
    ]
    nodes = [{key: node[key] for key in _PLACE if key in node} for node in document.get("nodes", [])]
    for node in nodes:
        if "mesh" in node and not meshes[_within(node["mesh"], meshes, "mesh")]["primitives"]:
            del node["mesh"]
    kept: dict[str, Any] = {
        key: document[key] for key in ("asset", "accessors", "bufferViews", "buffers") if key in document
    }
    for view in document.get("bufferViews", []):
        _refuse_packed(view)
        _check_counts(view, "byteOffset", "byteLength", "byteStride", "buffer")
    for accessor in document.get("accessors", []):
        _check_counts(accessor, "byteOffset", "count", "bufferView")
        if "bufferView" not in accessor and accessor["count"] > MAX_ELEMENTS:
            raise UnreadableFileError(f"An accessor declares {accessor['count']:,} elements.")
    return {**kept, "meshes": meshes, "nodes": nodes, "scene": 0, "scenes": [{"nodes": _roots(document, nodes)}]}


def _roots(document: dict[str, Any], nodes: list[dict[str, Any]]) -> list[int]:
    """The nodes that stand by themselves; the other ones stand in one of them, once."""
    parents = Counter(_within(child, nodes, "node") for node in nodes for child in node.get("children", []))
    scenes = document.get("scenes")
    roots: list[int] = [index for index in range(len(nodes)) if index not in parents]
    if scenes:
        roots = scenes[_within(document.get("scene", 0), scenes, "scene")].get("nodes", [])
    parents.update(_within(root, nodes, "node") for root in roots)
    if any(count > 1 for count in parents.values()):
        raise UnreadableFileError("A part stands in several places, or parts contain each other.")
    level, depth = roots, 0
    while level:
        level = [child for node in level for child in nodes[node].get("children", [])]
        depth += 1
        if depth > _MAX_DEPTH:
            raise UnreadableFileError("The parts of the scene are nested too deeply.")
    return roots


def _primitive(primitive: dict[str, Any], document: dict[str, Any]) -> dict[str, Any]:
    _refuse_packed(primitive)
    mode = primitive.get("mode", _TRIANGLES)
    if mode == _FAN:
        raise UnreadableFileError("The mesh is made of fans of triangles, which are not supported; export triangles.")
    accessors = document["accessors"]
    kept = {"attributes": {"POSITION": primitive["attributes"]["POSITION"]}, "mode": mode}
    wanted = [(kept["attributes"]["POSITION"], "VEC3")]
    if "indices" in primitive and mode != _POINTS:
        kept["indices"] = primitive["indices"]
        wanted.append((primitive["indices"], "SCALAR"))
    for index, kind in wanted:
        accessor = accessors[_within(index, accessors, "accessor")]
        if accessor["type"] != kind:
            raise UnreadableFileError(f"An accessor holds {accessor['type']!s:.20}, but should hold {kind}.")
        if "sparse" in accessor or accessor.get("normalized"):
            raise UnreadableFileError("The mesh holds sparse or normalised numbers, which are not supported.")
        if "bufferView" not in accessor:
            raise UnreadableFileError("The numbers of the mesh are not in the file.")
    if mode == _TRIANGLES and (count := accessors[wanted[-1][0]]["count"]) % 3:
        raise UnreadableFileError(f"The triangles have {count} corners, which is no multiple of three.")
    return kept


def _is_seen(primitive: dict[str, Any]) -> bool:
    """Whether it is made of triangles or points, not of lines."""
    return primitive.get("mode", _TRIANGLES) in (_POINTS, _TRIANGLES, _STRIP, _FAN) and (
        "POSITION" in primitive["attributes"]
    )


def _check_buffer(uri: object) -> None:
    if uri is None:
        return
    head, comma, _ = str(uri).partition(",")
    if not head.startswith("data:") or not comma:
        raise UnreadableFileError(
            f"The geometry is in another file (“{str(uri)[:60]}”), which is never opened; "
            "export it as GLB, in one file."
        )
    if not head.endswith(";base64"):
        raise UnreadableFileError("A buffer inside the glTF file is not written in base64.")


def _check_counts(part: dict[str, Any], *keys: str) -> None:
    for key in keys:
        value = part.get(key, 0)
        if not isinstance(value, int) or value < 0:
            raise UnreadableFileError(f"A count or an offset is {value!r:.20}.")


def _within(index: object, items: list[Any], what: str) -> int:
    if not isinstance(index, int) or not 0 <= index < len(items):
        raise UnreadableFileError(f"Something refers to {what} {index!r:.20}, but there are {len(items)}.")
    return index


def _refuse_packed(part: dict[str, Any]) -> None:
    for name in part.get("extensions", ()):
        if name in _PACKED:
            raise UnreadableFileError(
                f"The mesh is compressed with {_PACKED[name]}, which is not supported; export it without compression."
            )
