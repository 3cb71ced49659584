"""A camera that can be moved: world coordinates to the screen and back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from shapekin.arrays import FloatArray
from shapekin.render.view import AZIMUTH, DISTANCE, ELEVATION, view_axes

_FILL = 0.97  # of the shorter side that the unit sphere covers at zoom 1
_NEAREST = 1.0 / (DISTANCE - 1.05)  # 1 / distance that nothing in the sphere comes up to


@dataclass(frozen=True)
class Camera:
    """A camera that looks at the middle of the unit sphere from outside; z is up.

    It begins where thumbnails are taken from.

    Attributes:
        azimuth: Degrees about the z axis; at 0 it looks along +y, and sees what faces -y.
        elevation: Degrees above the ground, -88 to 88.
        zoom: Magnification; at 1 the whole unit sphere is in the picture.
    """

    azimuth: float = float(np.degrees(AZIMUTH))
    elevation: float = float(np.degrees(ELEVATION))
    zoom: float = 1.0

    def turned(self, azimuth: float, elevation: float) -> Camera:
        """This camera moved by some degrees, kept off the poles."""
        return replace(
            self,
            azimuth=(self.azimuth + azimuth + 180.0) % 360.0 - 180.0,
            elevation=min(max(self.elevation + elevation, -88.0), 88.0),
        )

    def zoomed(self, factor: float) -> Camera:
        """This camera with its magnification multiplied, within 0.4 to 12."""
        return replace(self, zoom=min(max(self.zoom * factor, 0.4), 12.0))

    @cached_property
    def axes(self) -> FloatArray:
        """`(3, 3) float32`: rows right, up and towards the viewer, in world coordinates."""
        return view_axes(float(np.radians(self.azimuth)), float(np.radians(self.elevation))).astype(np.float32)

    def scale(self, height: int, width: int) -> float:
        """Pixels that a length of 1 covers at the distance of 1."""
        return 0.5 * min(height, width) * _FILL * self.zoom * float(np.sqrt(DISTANCE**2 - 1.0))

    def project(
        self, points: FloatArray, height: int, width: int, shift: tuple[float, float] = (0.0, 0.0)
    ) -> FloatArray:
        """World to screen coordinates (see `raster`).

        Args:
            points: `(p, 3) float32` inside the unit sphere.
            height: Rows of the picture.
            width: Columns of the picture.
            shift: Part of a pixel by which the picture is moved, for averaging.

        Returns:
            `(p, 3) float32`.
        """
        seen = points @ self.axes.T
        nearness = 1.0 / (np.float32(DISTANCE) - seen[:, 2])
        scale = np.float32(self.scale(height, width))
        screen = np.empty_like(seen)
        screen[:, 0] = seen[:, 0] * nearness * scale + np.float32(width / 2 + shift[0])
        screen[:, 1] = seen[:, 1] * nearness * -scale + np.float32(height / 2 + shift[1])
        screen[:, 2] = np.float32(_NEAREST) - nearness
        return screen

    def unproject(
        self, screen: FloatArray, height: int, width: int, shift: tuple[float, float] = (0.0, 0.0)
    ) -> FloatArray:
        """The inverse of `project`: `(p, 3) float32` screen to world coordinates."""
        away = 1.0 / (np.float32(_NEAREST) - screen[:, 2])
        scale = np.float32(self.scale(height, width))
        right = (screen[:, 0] - np.float32(width / 2 + shift[0])) * away / scale
        up = (np.float32(height / 2 + shift[1]) - screen[:, 1]) * away / scale
        world: FloatArray = np.stack([right, up, np.float32(DISTANCE) - away], axis=1) @ self.axes
        return world

    def pixels_per_unit(self, depth: FloatArray, height: int, width: int) -> FloatArray:
        """How many pixels a length of 1 covers at each screen depth."""
        pixels: FloatArray = (np.float32(_NEAREST) - depth) * np.float32(self.scale(height, width))
        return pixels

    @property
    def depth_per_unit(self) -> float:
        """How much the screen depth changes per unit of distance, in the middle of the sphere."""
        return 1.0 / DISTANCE**2
