"""A scene as an SVG file: words stay words, points stay points, pictures lie in it as they are."""

from __future__ import annotations

import base64
from xml.sax.saxutils import escape

from shapekin.render.figures.lettering import plain, width_of
from shapekin.render.figures.scene import DASH, SPACE, Box, Dots, Line, Part, Picture, Scene, Words
from shapekin.render.palette import Colour

_FACES = "Aileron, 'Helvetica Neue', Helvetica, Arial, 'DejaVu Sans', sans-serif"


def svg(scene: Scene, width: int) -> bytes:
    """Write a scene. Whatever typeface is at hand, words are as wide as they were laid out.

    Args:
        scene: What to draw.
        width: In pixels, where the file is shown at its own size.

    Returns:
        An SVG 1.1 file in UTF-8 that refers to nothing outside.
    """
    height = round(scene.height * width / scene.width)
    title = escape(plain(scene.title))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="{width}" '
        f'height="{height}" viewBox="0 0 {_number(scene.width)} {_number(scene.height)}" font-family="{_FACES}">',
        f"<title>{title}</title>",
        f'<rect width="{_number(scene.width)}" height="{_number(scene.height)}" fill="{_hex(scene.ground)}"/>',
        *(_written(part) for part in scene.parts),
        "</svg>\n",
    ]
    return "\n".join(parts).encode("utf-8")


def _written(part: Part) -> str:
    match part:
        case Box():
            return _box(part)
        case Line():
            (x, y), (u, v) = part.start, part.end
            return (
                f'<line x1="{_number(x)}" y1="{_number(y)}" x2="{_number(u)}" y2="{_number(v)}" '
                f'stroke="{_hex(part.colour)}" stroke-width="{_number(part.width)}" '
                f'stroke-opacity="{_number(part.opacity)}"{_dashing(part.dashed)}/>'
            )
        case Words():
            if not part.text:
                return ""
            fitted = f'textLength="{_number(width_of(part.text, part.size))}" lengthAdjust="spacingAndGlyphs"'
            return (
                f'<text {fitted} x="{_number(part.x)}" y="{_number(part.y)}" font-size="{_number(part.size)}" '
                f'fill="{_hex(part.colour)}" text-anchor="{part.anchor}">{escape(plain(part.text))}</text>'
            )
        case Picture():
            code = base64.b64encode(part.png).decode("ascii")
            return f'<image {_place(part)} xlink:href="data:image/png;base64,{code}"/>'
        case Dots():
            return _dots(part)


def _box(box: Box) -> str:
    shrunk = Box(box.area.inset(box.width / 2)) if box.outline is not None else box
    fill = "none" if box.fill is None else _hex(box.fill)
    edge = ""
    if box.outline is not None:
        edge = f' stroke="{_hex(box.outline)}" stroke-width="{_number(box.width)}"{_dashing(box.dashed)}'
    return f'<rect {_place(shrunk)} rx="{_number(box.radius)}" fill="{fill}"{edge}/>'


def _dots(dots: Dots) -> str:
    edge = "" if dots.rim is None else f' stroke="{_hex(dots.rim)}" stroke-width="{_number(0.12 * dots.radius)}"'
    fills = [_hex(colour) for colour in dots.colours]
    outlines = [[(x * dots.radius, y * dots.radius) for x, y in marker] for marker in dots.markers]
    radius = _number(dots.radius)
    marks = []
    for (x, y), kind in zip(dots.places.tolist(), dots.kinds.tolist(), strict=True):
        if outlines[kind]:
            corners = " ".join(f"{_number(x + u)},{_number(y + v)}" for u, v in outlines[kind])
            marks.append(f'<polygon points="{corners}" fill="{fills[kind]}"/>')
        else:
            marks.append(f'<circle cx="{_number(x)}" cy="{_number(y)}" r="{radius}" fill="{fills[kind]}"/>')
    return f'<g fill-opacity="{_number(dots.opacity)}"{edge}>\n' + "\n".join(marks) + "\n</g>"


def _place(part: Box | Picture) -> str:
    area = part.area
    return f'x="{_number(area.x)}" y="{_number(area.y)}" width="{_number(area.width)}" height="{_number(area.height)}"'


def _dashing(dashed: bool) -> str:
    return f' stroke-dasharray="{_number(DASH)} {_number(SPACE)}"' if dashed else ""


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _hex(colour: Colour) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)
