"""Made-up meshes in any number, quickly: lofted bodies of twelve kinds, 1,000 to 10,000 triangles each.

The same index gives the same file on every machine. Most are OFF; one in ten each is OBJ, PLY (binary) and STL
(binary), as in a collection that grew.
"""

from __future__ import annotations

import multiprocessing
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

KINDS = 12
_FORMATS = ("off", "obj", "off", "off", "ply", "off", "off", "stl", "off", "off")

Vertices = NDArray[np.float64]
Faces = NDArray[np.int32]


def write_meshes(folder: Path, count: int, workers: int) -> None:
    """Write `folder/kind_00/000012.off` and so on; what is there already is left as it is."""
    for kind in range(KINDS):
        (folder / f"kind_{kind:02d}").mkdir(parents=True, exist_ok=True)
    with multiprocessing.get_context("spawn").Pool(workers) as pool:
        for _ in pool.imap_unordered(_write, ((folder, index) for index in range(count)), chunksize=64):
            pass


def mesh_path(folder: Path, index: int) -> Path:
    """Where the mesh of this index is."""
    return folder / f"kind_{index % KINDS:02d}" / f"{index:06d}.{_FORMATS[index // KINDS % len(_FORMATS)]}"


def _write(task: tuple[Path, int]) -> None:
    folder, index = task
    path = mesh_path(folder, index)
    if not path.exists():
        vertices, rings, around = _body(index)
        path.write_bytes(_WRITERS[path.suffix](vertices, rings, around))


def _body(index: int) -> tuple[Vertices, int, int]:
    """A closed body: rings along a bent axis, their radii and outlines as its kind has them."""
    rng, style = np.random.default_rng([7, index]), np.random.default_rng([11, index % KINDS])
    around = int(rng.choice([24, 32, 40, 48, 64]))
    rings = int(np.clip(rng.uniform(1_000, 10_000) / (2 * around), 12, 200))
    along = np.linspace(0, 1, rings)[:, None]
    turn = np.linspace(0, 2 * np.pi, around, endpoint=False)[None, :]
    profile = 0.15 + np.abs(
        sum(style.normal() / (k + 1) * np.cos(np.pi * k * along + rng.normal(0, 0.25)) for k in range(6))
    )
    profile *= np.sin(np.pi * np.clip(along, 0.01, 0.99)) ** style.uniform(0.1, 0.8)
    corners, depth = int(style.integers(2, 7)), style.uniform(0, 0.4)
    outline = 1 + depth * np.cos(corners * turn + style.uniform(-3, 3) * along * np.pi)
    radius = profile * outline
    bend = style.uniform(-0.8, 0.8) * along**2 + rng.normal(0, 0.05)
    squash = np.exp(rng.normal(0, 0.15, 3))
    places = np.stack([radius * np.cos(turn) + bend, radius * np.sin(turn), 2 * along + 0 * turn], axis=-1)
    return places.reshape(-1, 3) * squash * rng.uniform(0.5, 200), rings, around


@cache
def _faces(rings: int, around: int) -> Faces:
    """Triangles between neighbouring rings, and a fan at each end."""
    low = np.arange((rings - 1) * around).reshape(rings - 1, around)
    beside = np.roll(low, -1, axis=1)
    sides = np.stack([low, beside, beside + around, low, beside + around, low + around], axis=-1).reshape(-1, 3)
    fan = np.stack([np.zeros(around - 2), np.arange(2, around), np.arange(1, around - 1)], axis=-1)
    top = fan[:, ::-1] + (rings - 1) * around
    return np.concatenate([sides, fan, top]).astype(np.int32)


@cache
def _face_text(rings: int, around: int, line: str, first: int) -> bytes:
    faces = _faces(rings, around) + first
    return (line * len(faces) % tuple(faces.ravel().tolist())).encode("ascii")


def _point_text(vertices: Vertices, line: str) -> bytes:
    return (line * len(vertices) % tuple(vertices.ravel().tolist())).encode("ascii")


def _off(vertices: Vertices, rings: int, around: int) -> bytes:
    head = b"OFF\n%d %d 0\n" % (len(vertices), len(_faces(rings, around)))
    return head + _point_text(vertices, "%.6f %.6f %.6f\n") + _face_text(rings, around, "3 %d %d %d\n", 0)


def _obj(vertices: Vertices, rings: int, around: int) -> bytes:
    return _point_text(vertices, "v %.6f %.6f %.6f\n") + _face_text(rings, around, "f %d %d %d\n", 1)


def _ply(vertices: Vertices, rings: int, around: int) -> bytes:
    faces = _faces(rings, around)
    head = (
        f"ply\nformat binary_little_endian 1.0\nelement vertex {len(vertices)}\nproperty float x\nproperty float y\n"
        f"property float z\nelement face {len(faces)}\nproperty list uchar int vertex_indices\nend_header\n"
    )
    rows = np.empty(len(faces), np.dtype([("n", "u1"), ("corners", "<i4", 3)]))
    rows["n"], rows["corners"] = 3, faces
    return head.encode("ascii") + vertices.astype("<f4").tobytes() + rows.tobytes()


def _stl(vertices: Vertices, rings: int, around: int) -> bytes:
    faces = _faces(rings, around)
    rows = np.zeros(len(faces), np.dtype([("normal", "<f4", 3), ("corners", "<f4", (3, 3)), ("more", "<u2")]))
    rows["corners"] = vertices[faces]
    return b"made up".ljust(80) + np.uint32(len(faces)).tobytes() + rows.tobytes()


_WRITERS = {".off": _off, ".obj": _obj, ".ply": _ply, ".stl": _stl}
