"""A mesh that can be turned in the viewer: normalised like its cloud, not too many triangles."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from shapekin.data.contents import Cloud, Mesh, Picture, joined
from shapekin.data.isolation import Limits, ReaderPool, Reply
from shapekin.data.options import ImportOptions
from shapekin.data.preparation.frames import frame, normalise
from shapekin.data.preparation.pose import pose
from shapekin.data.preparation.sampling import item_rng, sample_shape
from shapekin.data.readers import read
from shapekin.errors import UnreadableFileError

MAX_TRIANGLES = 20_000
MAX_POINTS = 20_000


@dataclass(frozen=True, slots=True)
class PreviewTask:
    """One item to show.

    Attributes:
        paths: Its files, absolute, in order.
        content_hash: Of the item: its points are drawn again as they were at its import, since the principal
            axes are theirs.
        options: Of the import, `up` as it was found.
    """

    paths: tuple[bytes, ...]
    content_hash: str
    options: ImportOptions


def preview(task: PreviewTask, pool: ReaderPool | None = None) -> tuple[NDArray[np.float32], NDArray[np.int32]]:
    """Read one item for the viewer, in a limited child.

    Args:
        task: Its files, and how it was imported.
        pool: Children to use; one of its own when None.

    Returns:
        Vertices `(v, 3) float32` in the unit sphere, turned like the thumbnail, and faces `(f, 3) int32`, at most
        20,000; no faces for clouds.

    Raises:
        UnreadableFileError: A file can't be read, or is a picture.
    """
    if pool is None:
        with ReaderPool(1, Limits(seconds=30.0)) as own:
            reply = own.run(read_preview, task)
    else:
        reply = pool.run(read_preview, task)
    return reply.arrays["vertices"], reply.arrays["faces"]


def read_preview(task: PreviewTask) -> Reply:
    """The task of the child: arrays `vertices` and `faces`."""
    shape = joined([read(path) for path in task.paths])
    if isinstance(shape, Picture):
        raise UnreadableFileError("This is a picture, not a shape.")
    rotation = _rotation(shape, task)
    if isinstance(shape, Mesh):
        vertices, faces = simplified(Mesh(shape.vertices @ rotation.T, shape.faces))
    else:
        step = -(-len(shape.points) // MAX_POINTS)
        vertices, faces = normalise(shape.points[::step] @ rotation.T), np.zeros((0, 3), dtype=np.int32)
    return Reply(arrays={"vertices": vertices, "faces": faces})


def _rotation(shape: Mesh | Cloud, task: PreviewTask) -> NDArray[np.float64]:
    options = task.options
    if options.align == "none":
        return pose(np.zeros((1, 3)), options.up, options.align)
    rng = item_rng(options.seed, task.content_hash)
    return pose(sample_shape(shape, options.points, options.sampling, rng)[0], options.up, options.align)


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
