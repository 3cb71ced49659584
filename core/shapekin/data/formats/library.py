"""Shapes that trimesh reads. Each format's module guards it: what reaches it is whole and refers to nothing else."""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING, Any

import numpy as np

from shapekin.data.contents import Cloud, Mesh, joined
from shapekin.errors import UnreadableFileError

if TYPE_CHECKING:
    from collections.abc import Iterable

    import trimesh

MAX_ELEMENTS = 20_000_000
_TITLES = {"gltf": "glTF", "dae": "COLLADA"}


def load(data: bytes, kind: str, **options: object) -> Mesh | Cloud:
    """Read a shape; of a scene all meshes where they stand, as one, or all points if there are no meshes.

    Args:
        data: The file's bytes.
        kind: trimesh's name of the format, such as "ply".
        options: What trimesh's reader of that format may be told.

    Raises:
        UnreadableFileError: trimesh can't read it, there is no geometry, a face points to a vertex that its part does
            not have, or the scene unpacks to more than 20 million elements.
    """
    import trimesh

    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("error", message="string or file could not be read")  # NumPy below 2.3
            reader: Any = trimesh.load
            # Without a resolver trimesh has no means of opening another file.
            loaded: Any = reader(io.BytesIO(data), file_type=kind, process=False, resolver=None, **options)
            parts = [*_contents(_standing(loaded) if isinstance(loaded, trimesh.Scene) else [loaded])]
    except (UnreadableFileError, MemoryError, RecursionError):
        raise
    except Exception as error:  # noqa: BLE001 - a parser may raise anything on hostile data
        said = " ".join(str(error).split())[:80].rstrip(".") or type(error).__name__
        raise UnreadableFileError(
            f"The {_TITLES.get(kind, kind.upper())} file is damaged or incomplete ({said})."
        ) from None
    if not parts:
        raise UnreadableFileError("There is no geometry in the file: no faces and no points.")
    return joined(parts)


def _standing(scene: trimesh.Scene) -> Iterable[Any]:
    """Copies of a scene's parts where they stand. A small file may repeat a part without end, so they are counted."""
    size = sum(
        len(nodes) * (len(scene.geometry[name].vertices) + len(getattr(scene.geometry[name], "faces", ())))
        for name, nodes in scene.graph.geometry_nodes.items()
    )
    if size > MAX_ELEMENTS:
        raise UnreadableFileError(f"The scene unpacks to more than {MAX_ELEMENTS / 1e6:.0f} million elements.")
    dumped: Iterable[Any] = scene.dump()
    return dumped


def _contents(parts: Iterable[Any]) -> Iterable[Mesh | Cloud]:
    import trimesh

    for part in parts:
        if isinstance(part, trimesh.PointCloud) and len(part.vertices):
            yield Cloud(np.array(part.vertices, dtype=np.float64))
        elif isinstance(part, trimesh.Trimesh) and len(part.faces):
            faces, count = np.array(part.faces, dtype=np.int64), len(part.vertices)
            if faces.min() < 0 or faces.max() >= count:
                wrong = int(faces.max() if faces.min() >= 0 else faces.min())
                raise UnreadableFileError(f"A face points to vertex {wrong}, but its part has {count}.")
            yield Mesh(np.array(part.vertices, dtype=np.float64), faces)
