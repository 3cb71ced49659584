"""A mesh that can be turned in the viewer: normalised like its cloud, not too many triangles."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from shapekin.data.contents import Mesh, Picture
from shapekin.data.isolation import Limits, ReaderPool, Reply
from shapekin.data.preparation.sampling import frame, normalise
from shapekin.data.preparation.up_axis import stood_up
from shapekin.data.readers import read
from shapekin.errors import UnreadableFileError

MAX_TRIANGLES = 20_000
MAX_POINTS = 20_000


def preview(
    source: Path, path: bytes, up: str, pool: ReaderPool | None = None
) -> tuple[NDArray[np.float32], NDArray[np.int32]]:
    """Read one file of a source for the viewer, in a limited child.

    Args:
        source: The folder.
        path: Relative to it.
        up: The axis that is up in the file, "z" or "y".
        pool: Children to use; one of its own when None.

    Returns:
        Vertices `(v, 3) float32` in the unit sphere, z up, and faces `(f, 3) int32`, at most 20,000; no faces for
        clouds.

    Raises:
        UnreadableFileError: The file can't be read, or is a picture.
    """
    full = os.path.join(os.fsencode(source), path)  # noqa: PTH118 - names need not be text
    if pool is None:
        with ReaderPool(1, Limits(seconds=30.0)) as own:
            reply = own.run(read_preview, (full, up))
    else:
        reply = pool.run(read_preview, (full, up))
    return reply.arrays["vertices"], reply.arrays["faces"]


def read_preview(task: tuple[bytes, str]) -> Reply:
    """The task of the child: arrays `vertices` and `faces`."""
    path, up = task
    contents = stood_up(read(path), up)
    if isinstance(contents, Picture):
        raise UnreadableFileError("This is a picture, not a shape.")
    if isinstance(contents, Mesh):
        vertices, faces = simplified(contents)
    else:
        step = max(1, len(contents.points) // MAX_POINTS)
        vertices, faces = normalise(contents.points[::step]), np.zeros((0, 3), dtype=np.int32)
    return Reply(arrays={"vertices": vertices, "faces": faces})


def simplified(mesh: Mesh, max_triangles: int = MAX_TRIANGLES) -> tuple[NDArray[np.float32], NDArray[np.int32]]:
    """Normalised vertices and faces of a mesh, decimated where it has too many triangles.

    Quadric decimation (Garland and Heckbert 1997). Where that fails, as on some broken meshes, the largest
    triangles are kept.
    """
    used, flat = np.unique(mesh.faces, return_inverse=True)
    vertices = mesh.vertices[used]
    centre, radius = frame(vertices)
    vertices = (vertices - centre) / radius
    faces = flat.reshape(-1, 3)
    if len(faces) > max_triangles:
        vertices, faces = _decimated(vertices, faces, max_triangles)
    return vertices.astype(np.float32), faces.astype(np.int32)


def _decimated(
    vertices: NDArray[np.float64], faces: NDArray[np.int64], max_triangles: int
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    import open3d as o3d

    mesh = o3d.geometry.TriangleMesh(
        o3d.utility.Vector3dVector(vertices), o3d.utility.Vector3iVector(faces.astype(np.int32))
    )
    mesh.remove_duplicated_vertices()
    mesh = mesh.simplify_quadric_decimation(target_number_of_triangles=max_triangles)
    fewer_vertices = np.asarray(mesh.vertices, dtype=np.float64)
    fewer_faces = np.asarray(mesh.triangles, dtype=np.int64)
    if 0 < len(fewer_faces) <= max_triangles and np.isfinite(fewer_vertices).all():
        return fewer_vertices, fewer_faces
    a, b, c = (vertices[faces[:, corner]] for corner in range(3))
    areas = np.linalg.norm(np.cross(b - a, c - a), axis=1)
    largest = np.sort(np.argsort(-areas, kind="stable")[:max_triangles])
    used, flat = np.unique(faces[largest], return_inverse=True)
    return vertices[used], flat.reshape(-1, 3)
