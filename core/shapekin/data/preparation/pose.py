"""How a shape is turned: upright with z up, or aligned by its principal axes."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from shapekin.arrays import FloatArray

_UPRIGHT = {
    "z": np.eye(3),
    "y": np.array([[1.0, 0.0, 0.0], [0.0, 0.0, -1.0], [0.0, 1.0, 0.0]]),
}
_FLIPS = np.array([[1.0, 1.0, 1.0], [1.0, -1.0, -1.0], [-1.0, 1.0, -1.0], [-1.0, -1.0, 1.0]])
"""Signs of three axes that keep a rotation a rotation."""
_FLAT = 1e-5
_TIE = 1e-4


def pose(points: FloatArray, up: str, align: str) -> NDArray[np.float64]:
    """The rotation `(3, 3) float64` that brings one cloud `(p, 3)` into its pose; see `poses`."""
    rotation: NDArray[np.float64] = poses(points[None], up, align)[0]
    return rotation


def poses(clouds: FloatArray, up: str, align: str) -> NDArray[np.float64]:
    """The rotations that bring clouds into their poses: `cloud @ rotation.T`.

    With "pca" the largest variance comes to lie along x, the smallest along z. Of the four rotations that do so, the
    one is taken under which the cloud is skewed most towards the positive ends of its axes (sum of the three
    skewnesses), and where that does not tell, as in shapes that are mirrored through their middle, the one with the
    greatest mixed fourth moments. So the same shape in another pose is aligned to the same cloud, unless two of its
    variances are nearly equal: the axes of a cube or a ball, or of a vase around its middle, are anyone's guess.

    Args:
        clouds: `(n, p, 3)`, each about as large as the unit sphere.
        up: The axis that is up in them, "z" or "y".
        align: "none": z up. "pca": by principal axes.

    Returns:
        `(n, 3, 3) float64`, determinants 1.
    """
    upright = np.broadcast_to(_UPRIGHT[up], (len(clouds), 3, 3))
    if align == "none":
        return upright.copy()
    wide = clouds.astype(np.float64) @ _UPRIGHT[up].T
    wide -= wide.mean(axis=1, keepdims=True)
    variances, columns = np.linalg.eigh(wide.transpose(0, 2, 1) @ wide / wide.shape[1])
    axes = columns.transpose(0, 2, 1)[:, ::-1]
    axes[:, 2] *= np.linalg.det(axes)[:, None]
    deviations = np.sqrt(np.maximum(variances[:, ::-1], 0))
    signs = _signs(wide @ axes.transpose(0, 2, 1), deviations)
    rotations: NDArray[np.float64] = signs[:, :, None] * axes @ upright
    return rotations


def _signs(turned: FloatArray, deviations: FloatArray) -> NDArray[np.float64]:
    """Signs `(n, 3)` of the principal axes of clouds `(n, p, 3)` that are turned to them."""
    real = deviations > _FLAT * deviations[:, :1]
    x = np.where(real[:, None], turned / np.where(real, deviations, 1.0)[:, None], 0.0)
    skewness = (x**3).mean(axis=1)
    mixed = (x**3 * np.roll(x, -1, axis=2)).mean(axis=1)
    lean = skewness @ _FLIPS.T
    twist = mixed @ (_FLIPS * np.roll(_FLIPS, -1, axis=1)).T
    tied = lean > lean.max(axis=1, keepdims=True) - _TIE
    chosen = np.where(tied, twist, -np.inf)
    best = chosen > chosen.max(axis=1, keepdims=True) - _TIE
    signs: NDArray[np.float64] = _FLIPS[best.argmax(axis=1)]
    return signs
