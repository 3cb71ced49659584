"""A scene as a PNG file: drawn much larger by Pillow, then reduced, so that edges are smooth."""

from __future__ import annotations

import io
import itertools
import math
from typing import TYPE_CHECKING

import numpy as np

from shapekin.arrays import FloatArray
from shapekin.render.figures.lettering import lettered, plain
from shapekin.render.figures.scene import DASH, SPACE, Box, Dots, Line, Part, Picture, Scene, Words
from shapekin.render.palette import Colour

if TYPE_CHECKING:
    from PIL import Image, ImageDraw

FINEST = 4800
"""Scenes are drawn at least this many pixels wide, and at least twice as wide as asked for,"""
MOST_PIXELS = 100_000_000
"""unless that would be more pixels than this."""
_ANCHORS = {"start": "ls", "middle": "ms", "end": "rs"}


def png(scene: Scene, width: int) -> bytes:
    """Draw a scene.

    Args:
        scene: What to draw.
        width: Of the picture, in pixels.

    Returns:
        A PNG file with the scene's title in it.
    """
    from PIL import Image, PngImagePlugin

    height = round(scene.height * width / scene.width)
    fine = max(1, min(max(2, round(FINEST / width)), math.isqrt(MOST_PIXELS // (width * height))))
    image = Image.new("RGB", (width * fine, height * fine), scene.ground)
    pencil = _Pencil(image, width * fine / scene.width)
    for part in scene.parts:
        pencil.draw(part)
    told = PngImagePlugin.PngInfo()
    told.add_itxt("Title", plain(scene.title))
    told.add_text("Software", "Shapekin")
    stream = io.BytesIO()
    image.reduce(fine).save(stream, format="PNG", pnginfo=told, compress_level=6)
    return stream.getvalue()


class _Pencil:
    """Draws parts on an image of `scale` pixels a unit."""

    def __init__(self, image: Image.Image, scale: float) -> None:
        from PIL import ImageDraw

        self._image, self._scale = image, scale
        self._draw: ImageDraw.ImageDraw = ImageDraw.Draw(image, "RGBA")

    def draw(self, part: Part) -> None:
        """Draw one part over what is there."""
        match part:
            case Box():
                self._box(part)
            case Line():
                self._stroke(np.array([part.start, part.end]), part.colour, part.width, part.opacity, part.dashed)
            case Words():
                text, face = lettered(part.text, part.size * self._scale)
                at = (part.x * self._scale, part.y * self._scale)
                self._draw.text(at, text, fill=part.colour, font=face, anchor=_ANCHORS[part.anchor])
            case Picture():
                self._picture(part)
            case Dots():
                self._dots(part)

    def _box(self, box: Box) -> None:
        area, scale = box.area, self._scale
        corners = (area.x * scale, area.y * scale, area.right * scale - 1, area.bottom * scale - 1)
        solid = None if box.dashed else box.outline
        width = max(1, round(box.width * scale)) if solid else 0
        self._draw.rounded_rectangle(corners, box.radius * scale, box.fill, solid, width)
        if box.dashed and box.outline is not None:
            self._stroke(_round_trip(box), box.outline, box.width, 1.0, dashed=True)

    def _stroke(self, path: FloatArray, colour: Colour, width: float, opacity: float, dashed: bool) -> None:
        fill = (*colour, round(255 * opacity))
        for piece in _dashes(path) if dashed else [path]:
            for start, end in itertools.pairwise(piece * self._scale):
                self._draw.polygon(_ribbon(start, end, width * self._scale), fill)

    def _picture(self, picture: Picture) -> None:
        from PIL import Image

        with Image.open(io.BytesIO(picture.png)) as opened:
            image = opened.convert("RGBA")
        area, scale = picture.area, self._scale
        factor = min(area.width * scale / image.width, area.height * scale / image.height)
        size = (max(1, round(image.width * factor)), max(1, round(image.height * factor)))
        image = image.resize(size, Image.Resampling.LANCZOS)
        left = round((area.x + area.width / 2) * scale - size[0] / 2)
        top = round((area.y + area.height / 2) * scale - size[1] / 2)
        self._image.paste(image, (left, top), image)

    def _dots(self, dots: Dots) -> None:
        alpha = round(255 * dots.opacity)
        radius = dots.radius * self._scale
        rim = None if dots.rim is None else (*dots.rim, alpha)
        edge = max(1, round(0.12 * radius)) if rim else 0
        shapes = [np.array(marker) * radius for marker in dots.markers]
        for (x, y), kind in zip((dots.places * self._scale).tolist(), dots.kinds.tolist(), strict=True):
            fill = (*dots.colours[kind], alpha)
            if len(shapes[kind]):
                corners = [tuple(corner) for corner in (shapes[kind] + (x, y)).tolist()]
                self._draw.polygon(corners, fill, rim, edge)
            else:
                self._draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill, rim, edge)


def _ribbon(start: FloatArray, end: FloatArray, width: float) -> list[tuple[float, float]]:
    """Corners of a line that is equally wide in all directions; Pillow's polygons reach a pixel too far sideways."""
    along = (end - start) / max(float(np.hypot(*(end - start))), 1e-9)
    across = np.array([-along[1], along[0]])
    half = across * max(width - abs(float(across[0])), 0.0) / 2
    return [(float(x), float(y)) for x, y in (start + half, end + half, end - half, start - half)]


def _round_trip(box: Box) -> FloatArray:
    """The outline of a box as a path, `(m, 2)`; half a line's width inside its edge."""
    area = box.area.inset(box.width / 2)
    radius = min(box.radius, area.width / 2, area.height / 2)
    centres = (
        (area.right - radius, area.y + radius, -90), (area.right - radius, area.bottom - radius, 0),
        (area.x + radius, area.bottom - radius, 90), (area.x + radius, area.y + radius, 180),
    )  # fmt: skip
    path = [
        (x + radius * math.cos(math.radians(begin + turn)), y + radius * math.sin(math.radians(begin + turn)))
        for x, y, begin in centres
        for turn in range(0, 91, 10)
    ]
    return np.array([*path, path[0]])


def _dashes(path: FloatArray) -> list[FloatArray]:
    """The pieces of a dashed path, each `(k, 2)`."""
    steps = np.linalg.norm(np.diff(path, axis=0), axis=1)
    reached = np.concatenate([[0.0], np.cumsum(steps)])
    count = max(1, round(reached[-1] / (DASH + SPACE)))
    period = reached[-1] / count

    def place(at: float) -> FloatArray:
        return np.array([np.interp(at, reached, path[:, axis]) for axis in (0, 1)])

    pieces = []
    for number in range(count):
        begin, end = number * period, number * period + period * DASH / (DASH + SPACE)
        between = path[(reached > begin) & (reached < end)]
        pieces.append(np.vstack([place(begin), between, place(end)]))
    return pieces
