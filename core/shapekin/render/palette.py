"""Colours of clusters: Okabe-Ito for up to eight, then evenly spread in OKLCH; akin for the parts of one kind.

Plain Python, no imports.

Sources: Okabe and Ito 2008, "Color Universal Design"; Tol 2021, "Colour Schemes" (bright); Ottosson 2020, "A
perceptual color space for image processing" (OKLab to linear sRGB).
"""

from __future__ import annotations

import math

Colour = tuple[int, int, int]

OKABE_ITO: tuple[Colour, ...] = (
    (0, 114, 178),
    (230, 159, 0),
    (0, 158, 115),
    (204, 121, 167),
    (213, 94, 0),
    (86, 180, 233),
    (148, 136, 32),  # the set's yellow, darkened: it must be seen on white
    (122, 122, 122),  # grey in place of black, which is the colour of text
)
TOL: tuple[Colour, ...] = (
    (68, 119, 170),
    (228, 92, 110),  # the red and the purple, moved a little to be seen on both grounds
    (34, 136, 51),
    (158, 143, 40),  # the set's yellow, darkened likewise
    (60, 160, 196),  # its cyan, darkened
    (186, 68, 138),
    (122, 122, 122),
    (204, 102, 51),  # an orange of the same lightness, to make eight
)
VIVID: tuple[Colour, ...] = (
    (31, 119, 220),
    (222, 60, 60),
    (24, 150, 70),
    (150, 80, 214),
    (214, 120, 0),
    (0, 150, 160),
    (222, 60, 150),
    (120, 130, 20),
)
PALETTES = {"okabe_ito": OKABE_ITO, "tol": TOL, "vivid": VIVID}
"""The colours of the first eight clusters, by name; the first is the usual one."""
UNSORTED: Colour = (150, 150, 150)
_GOLDEN_ANGLE = 137.50776405003785
_RINGS = ((0.62, 0.135), (0.50, 0.115), (0.72, 0.105))
KIN = 480_008
"""Index `base + KIN * shade` is akin to index `base`. A multiple of eight, so that `index // 8`, by which markers are
chosen, tells the shades apart as well; 480,008 / 8 is one more than a multiple of the six markers."""
_SHADES = ((0.67, 6.0), (0.52, -6.0), (0.62, 22.0), (0.57, -22.0), (0.69, -12.0), (0.545, 12.0))
"""Lightness, which is seen on light and on dark ground, and what the hue turns by; markers tell more apart."""


def cluster_colour(index: int, first: tuple[Colour, ...] = OKABE_ITO) -> Colour:
    """Colour of cluster `index` as `(red, green, blue)`, 0 to 255; grey below zero.

    Args:
        index: Of the cluster.
        first: One of `PALETTES`.

    The first eight are told apart by people with any colour vision. Later ones turn the hue by the golden
    angle on three rings of lightness, so that neighbours in number are far apart. From `KIN` on they are lighter
    and darker shades of those: the parts of one kind.
    """
    if index < 0:
        return UNSORTED
    shade, index = divmod(index, KIN)
    if shade:
        lightness, turn = _SHADES[(shade - 1) % len(_SHADES)]
        _, chroma, hue = in_oklch(cluster_colour(index, first))
        return oklch(lightness, chroma, hue + turn)
    if index < len(first):
        return first[index]
    number = index - len(first)
    lightness, chroma = _RINGS[number % len(_RINGS)]
    return oklch(lightness, chroma, 20.0 + _GOLDEN_ANGLE * number)


def in_oklch(colour: Colour) -> tuple[float, float, float]:
    """Lightness, chroma and hue in degrees of an sRGB colour: the way back from `oklch`."""
    red, green, blue = (_linear(channel) for channel in colour)
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    medium = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    return lightness, math.hypot(a, b), math.degrees(math.atan2(b, a))


def oklch(lightness: float, chroma: float, hue: float) -> Colour:
    """SRGB of an OKLCH colour; chroma is lowered until the screen can show it.

    Args:
        lightness: 0 to 1.
        chroma: 0 (grey) to about 0.3.
        hue: In degrees.
    """
    while True:
        linear = _linear_rgb(lightness, chroma, math.radians(hue))
        if chroma < 1e-3 or all(-1e-4 <= channel <= 1.0001 for channel in linear):
            red, green, blue = (_byte(channel) for channel in linear)
            return red, green, blue
        chroma *= 0.95


def _linear_rgb(lightness: float, chroma: float, angle: float) -> tuple[float, float, float]:
    a, b = chroma * math.cos(angle), chroma * math.sin(angle)
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def _linear(byte: int) -> float:
    curved = byte / 255
    return curved / 12.92 if curved <= 0.04045 else ((curved + 0.055) / 1.055) ** 2.4


def _byte(linear: float) -> int:
    light = min(max(linear, 0.0), 1.0)
    curved = 12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055
    return round(255 * curved)
