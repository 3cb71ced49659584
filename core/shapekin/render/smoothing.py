"""Normals that are smooth over curves and sharp at edges."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from shapekin.arrays import FloatArray, IntArray

CREASE = np.cos(np.deg2rad(38.0))
MAX_PAIRS = 3_000_000


def face_normals(vertices: FloatArray, faces: IntArray) -> NDArray[np.float64]:
    """Unit normals of triangles, `(f, 3) float64`; zero for triangles without area."""
    a, b, c = (vertices[faces[:, corner]].astype(np.float64) for corner in range(3))
    (x, y, z), (u, v, w) = (b - a).T, (c - a).T
    normals = np.stack([y * w - z * v, z * u - x * w, x * v - y * u], axis=1)
    length = np.linalg.norm(normals, axis=1, keepdims=True)
    unit: NDArray[np.float64] = np.divide(normals, length, out=np.zeros_like(normals), where=length > 0)
    return unit


def corner_normals(vertices: FloatArray, faces: IntArray, of: IntArray | None = None) -> NDArray[np.float32]:
    """A normal for each corner of each triangle: the mean of the triangles that meet there gently.

    Triangles that meet at more than 38 degrees do not smooth each other. Windings may be inconsistent, as
    they often are: a neighbour's normal is turned to agree first.

    Args:
        vertices: `(v, 3)`; equal places are treated as one vertex.
        faces: `(f, 3)`.
        of: `(m,)`, the triangles that are asked for; all when None.

    Returns:
        `(m, 3, 3) float32`: triangle, corner, coordinate.
    """
    normals = face_normals(vertices, faces)
    asked = np.arange(len(faces)) if of is None else of
    flat = np.repeat(normals[asked], 3, axis=0)
    extent = float(np.ptp(vertices, axis=0).max()) or 1.0
    grid = np.round((vertices - vertices.min(axis=0)) / extent * 1e5).astype(np.int64)
    key = (grid[:, 0] << 40) | (grid[:, 1] << 20) | grid[:, 2]
    place = np.unique(key, return_inverse=True)[1].reshape(-1)[faces]

    order = np.argsort(place.reshape(-1), kind="stable")
    valence = np.bincount(place.reshape(-1))
    here = place[asked].reshape(-1)
    repeats = valence[here]
    ends = np.cumsum(repeats, dtype=np.int64)
    if len(ends) == 0 or ends[-1] > MAX_PAIRS:
        return flat.reshape(-1, 3, 3).astype(np.float32)
    begins = np.cumsum(valence) - valence
    at = np.arange(ends[-1]) + np.repeat(begins[here] - (ends - repeats), repeats)
    theirs = normals[order[at] // 3]
    agreement = np.einsum("nd,nd->n", np.repeat(flat, repeats, axis=0), theirs)
    theirs *= np.where(np.abs(agreement) > CREASE, np.sign(agreement), 0.0)[:, None]
    summed = np.add.reduceat(theirs, ends - repeats, axis=0)
    length = np.linalg.norm(summed, axis=1, keepdims=True)
    smooth = np.where(length > 1e-9, summed / np.maximum(length, 1e-9), flat)
    return smooth.reshape(-1, 3, 3).astype(np.float32)
