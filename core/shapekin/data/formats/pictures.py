"""Pictures to pixels: upright, eight bits a channel, without transparency. The content says which format it is."""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING

import numpy as np

from shapekin.arrays import AnyArray, ByteArray
from shapekin.data.contents import Picture
from shapekin.errors import UnreadableFileError

if TYPE_CHECKING:
    from PIL.Image import Image

FORMATS = ("PNG", "JPEG", "WEBP", "BMP", "DIB", "TIFF", "GIF")
MAX_PIXELS = 64_000_000
_ORIENTATION = 0x0112
_SIXTEEN_BITS = 65_535


def parse_picture(data: bytes) -> Picture:
    """Decode a PNG, JPEG, WebP, BMP, TIFF or GIF file; of several frames or pages the first.

    Args:
        data: The file's bytes.

    Returns:
        `(h, w, 1)` for grey pictures, `(h, w, 3)` for coloured ones, uint8; turned upright as its EXIF
        orientation says; transparent parts are white; 16-bit and float values are scaled to 8 bits.

    Raises:
        UnreadableFileError: The picture is damaged or has more than 64 million pixels.
    """
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image: Image.Image = Image.open(io.BytesIO(data), formats=FORMATS)
            _check_size(image)
            image.load()
            return Picture(_pixels(_upright(image)))
    except (UnreadableFileError, MemoryError):
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise UnreadableFileError("The picture unpacks to far too many pixels.") from None
    except UnidentifiedImageError:
        raise UnreadableFileError(
            "The file is not a picture (PNG, JPEG, WebP, BMP, TIFF or GIF), or its beginning is damaged."
        ) from None
    except Exception as error:  # noqa: BLE001 - a decoder may raise anything on hostile data
        raise UnreadableFileError(_reason(error)) from None


def _reason(error: Exception) -> str:
    said = " ".join(str(error).split())[:120] or type(error).__name__
    if "truncated" in said.lower() or "unexpected end of file" in said.lower() or isinstance(error, EOFError):
        return "The picture is cut off: its end is missing."
    return f"The picture is damaged, or of a kind that is not supported ({said})."


def _check_size(image: Image) -> None:
    if image.width * image.height > MAX_PIXELS:
        raise UnreadableFileError(
            f"The picture has {image.width * image.height / 1e6:,.0f} million pixels; "
            f"the limit is {MAX_PIXELS / 1e6:,.0f} million."
        )


def _upright(image: Image) -> Image:
    from PIL.Image import Transpose

    try:
        orientation = image.getexif().get(_ORIENTATION, 1)
    except Exception:  # noqa: BLE001 - damaged notes do not make the pixels any worse
        return image
    turns = {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }
    return image.transpose(turns[orientation]) if orientation in turns else image


def _pixels(image: Image) -> ByteArray:
    from PIL import Image

    if image.mode.startswith(("I", "F")):
        return _eight_bits(np.asarray(image))[..., None]
    if image.mode in {"LA", "RGBA", "PA", "La", "RGBa"} or "transparency" in image.info:
        grey = image.mode in {"LA", "La", "L", "1"}
        rgba = image.convert("RGBA")
        image = Image.alpha_composite(Image.new("RGBA", rgba.size, "white"), rgba)
        image = image.convert("L" if grey else "RGB")
    if image.mode in {"1", "L"}:
        return np.asarray(image.convert("L"), dtype=np.uint8)[..., None]
    return np.asarray(image.convert("RGB"), dtype=np.uint8)


def _eight_bits(deep: AnyArray) -> ByteArray:
    """Grey values of any depth as bytes.

    Values that fit into a byte stay, floats of 0 to 1 and whole numbers of 0 to 65,535 are scaled; anything
    else is stretched from its least to its largest value. What is not finite becomes as dark as the darkest.
    """
    values = deep.astype(np.float64)
    finite = np.isfinite(values)
    low, high = (float(values[finite].min()), float(values[finite].max())) if finite.any() else (0.0, 0.0)
    values[~finite] = low
    if low < 0 or high > _SIXTEEN_BITS:
        values = (values - low) * (255.0 / (high - low)) if high > low else np.zeros_like(values)
    elif deep.dtype.kind == "f" and high <= 1:
        values = values * 255.0
    elif high > 255:
        values = values / 257.0
    return np.clip(np.rint(values), 0, 255).astype(np.uint8)
