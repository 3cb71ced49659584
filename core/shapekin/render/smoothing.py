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
    normals = np.cross(b - a, c - a)
    length = np.linalg.norm(normals, axis=1, keepdims=True)
    unit: NDArray[np.float64] = np.divide(normals, length, out=np.zeros_like(normals), where=length > 0)
    return unit


def corner_normals(vertices: FloatArray, faces: IntArray) -> NDArray[np.float32]:
    """A normal for each corner of each triangle: the mean of the triangles that meet there gently.

    Triangles that meet at more than 38 degrees do not smooth each other. Windings may be inconsistent, as
    they often are: a neighbour's normal is turned to agree first.

    Args:
        vertices: `(v, 3)`; equal places are treated as one vertex.
        faces: `(f, 3)`.

    Returns:
        `(f, 3, 3) float32`: face, corner, coordinate.
    """
    normals = face_normals(vertices, faces)
    flat = np.repeat(normals[:, None, :], 3, axis=1).astype(np.float32)
    extent = float(np.ptp(vertices, axis=0).max()) or 1.0
    grid = np.round((vertices - vertices.min(axis=0)) / extent * 1e5).astype(np.int64)
    key = (grid[:, 0] << 40) | (grid[:, 1] << 20) | grid[:, 2]
    place = np.unique(key, return_inverse=True)[1].reshape(-1)[faces].reshape(-1)

    order = np.argsort(place, kind="stable")
    valence = np.bincount(place)
    if int((valence.astype(np.int64) ** 2).sum()) > MAX_PAIRS:
        return flat
    begins = np.cumsum(valence) - valence
    repeats = valence[place[order]]
    left = np.repeat(order, repeats)
    within = np.arange(len(left)) - np.repeat(np.cumsum(repeats) - repeats, repeats)
    right = order[np.repeat(begins[place[order]], repeats) + within]

    mine, theirs = normals[left // 3], normals[right // 3]
    agreement = np.einsum("ij,ij->i", mine, theirs)
    gentle = np.abs(agreement) > CREASE
    summed = np.stack(
        [
            np.bincount(
                left[gentle],
                (theirs[:, axis] * np.sign(agreement))[gentle],
                minlength=3 * len(faces),
            )
            for axis in range(3)
        ],
        axis=1,
    )
    length = np.linalg.norm(summed, axis=1, keepdims=True)
    smooth = np.where(length > 1e-9, summed / np.maximum(length, 1e-9), flat.reshape(-1, 3))
    return smooth.reshape(-1, 3, 3).astype(np.float32)
