"""Thumbnails: small PNG files on a transparent ground, the same view and light for all."""

from __future__ import annotations

import io

import numpy as np
from numpy.typing import NDArray

from shapekin.arrays import ByteArray, FloatArray
from shapekin.data.contents import Cloud, Contents, Mesh
from shapekin.data.preparation.frames import frame, normalise
from shapekin.render.stills.raycast import shade_mesh
from shapekin.render.stills.splat import shade_cloud

SIDE = 160
_FINE = 2  # samples a pixel, in each direction


def thumbnail(contents: Contents, side: int = SIDE) -> bytes:
    """PNG of a mesh, cloud or picture.

    Args:
        contents: What a file held; z is up.
        side: Width and height in pixels.
    """
    if isinstance(contents, Mesh):
        return mesh_thumbnail(contents, side)
    if isinstance(contents, Cloud):
        return cloud_thumbnail(normalise(contents.points), side)
    return picture_thumbnail(contents.pixels, side)


def mesh_thumbnail(mesh: Mesh, side: int = SIDE) -> bytes:
    """PNG of a mesh of any size and place, softly lit."""
    centre, radius = frame(mesh.vertices[np.unique(mesh.faces)])
    vertices = (mesh.vertices - centre) / radius
    return _png(_reduced(shade_mesh(vertices, mesh.faces, side * _FINE)))


def cloud_thumbnail(points: FloatArray, side: int = SIDE, whole: bool = False) -> bytes:
    """PNG of a normalised cloud `(p, 3)`, shaded by depth; for `whole` see `shade_cloud`."""
    return _png(_reduced(shade_cloud(points, side * _FINE, whole=whole)))


def picture_thumbnail(pixels: ByteArray, side: int = SIDE) -> bytes:
    """PNG of a picture `(h, w, c) uint8`, its proportions kept, transparent around it.

    Small pictures are enlarged by whole factors without smoothing, so that pixels stay pixels.
    """
    from PIL import Image

    height, width = pixels.shape[:2]
    image = Image.fromarray(pixels[..., 0] if pixels.shape[2] == 1 else pixels).convert("RGB")
    factor = side / max(height, width)
    if factor >= 2:
        size = (width * int(factor), height * int(factor))
        image = image.resize(size, Image.Resampling.NEAREST)
    else:
        size = (max(1, round(width * factor)), max(1, round(height * factor)))
        image = image.resize(size, Image.Resampling.LANCZOS)
    ground = Image.new("RGBA", (side, side), (0, 0, 0, 0))
    ground.paste(image, ((side - size[0]) // 2, (side - size[1]) // 2))
    return _encoded(ground)


def _reduced(fine: NDArray[np.float32]) -> NDArray[np.float32]:
    """Mean of each block of fine samples, colours weighted by alpha."""
    fine[..., :3] *= fine[..., 3:]
    mean = np.zeros((len(fine) // _FINE, len(fine) // _FINE, 4), dtype=np.float32)
    for row, column in np.ndindex(_FINE, _FINE):
        mean += fine[row::_FINE, column::_FINE]
    mean[..., :3] /= np.maximum(mean[..., 3:], 1e-6)
    mean[..., 3] /= _FINE**2
    return mean


def _png(linear: NDArray[np.float32]) -> bytes:
    """PNG of linear light, by the sRGB curve."""
    from PIL import Image

    light = np.clip(linear, 0, 1)
    curved = np.where(light <= 0.0031308, 12.92 * light, 1.055 * light ** (1 / 2.4) - 0.055)
    curved[..., 3] = light[..., 3]
    return _encoded(Image.fromarray(np.round(curved * 255).astype(np.uint8), mode=None))


def _encoded(image: object) -> bytes:
    stream = io.BytesIO()
    image.save(stream, format="PNG", compress_level=6)  # type: ignore[attr-defined]
    return stream.getvalue()
