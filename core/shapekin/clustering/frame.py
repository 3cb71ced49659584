"""The space in which representatives live."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from shapekin.arrays import FloatArray

LEADING_DIRECTIONS = 10


@dataclass(frozen=True)
class Frame:
    """Where the representatives live: by default leading directions of the first codes, at unit variance.

    mu, epsilon and lambda depend on units, and the many faint directions of a long code keep items
    apart that nothing else does. Ten directions, as the codes of the paper have. The published
    schedule lives in the codes as they are (`whole`).

    Attributes:
        origin: `(code_dim,) float64`.
        directions: `(code_dim, d) float64`, orthonormal columns.
        scale: What counts as a length of 1, greater than 0.
    """

    origin: FloatArray
    directions: FloatArray
    scale: float

    @classmethod
    def of(cls, codes: FloatArray) -> Frame:
        """The mean, the leading principal directions and the deviation along them of codes `(n, code_dim)`."""
        origin = codes.mean(axis=0, dtype=np.float64)
        centred = codes - origin
        _, vectors = np.linalg.eigh(centred.T @ centred)
        directions = vectors[:, ::-1][:, :LEADING_DIRECTIONS]
        spread = float(np.sqrt(((centred @ directions) ** 2).mean()))
        return cls(origin, directions, spread if spread > 0 else 1.0)

    @classmethod
    def whole(cls, code_dim: int) -> Frame:
        """The codes themselves, unmoved and in their own units."""
        return cls(np.zeros(code_dim), np.eye(code_dim), 1.0)

    def inward(self, codes: FloatArray) -> FloatArray:
        """Points `(n, d) float64` of codes `(n, code_dim)`."""
        return np.asarray((codes - self.origin) @ self.directions / self.scale, np.float64)

    def moved(self, codes: FloatArray, points: FloatArray) -> FloatArray:
        """The codes `(n, code_dim)`, moved to where `points` say in the leading directions."""
        shift = (points - self.inward(codes)) * self.scale
        return np.asarray(codes + shift @ self.directions.T, np.float32)
