"""PNG and JPEG files to pixels, upright, without transparency."""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING

import numpy as np

from shapekin.arrays import ByteArray
from shapekin.errors import UnreadableFileError

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_PIXELS = 64_000_000


def parse_picture(data: bytes) -> ByteArray:
    """Decode a PNG or JPEG file.

    Args:
        data: The file's bytes.

    Returns:
        `(h, w, 1)` for grey pictures, `(h, w, 3)` for coloured ones, uint8; turned upright as its EXIF
        orientation says; transparent parts are white.

    Raises:
        UnreadableFileError: The picture is damaged or has more than 64 million pixels.
    """
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image: Image.Image = Image.open(io.BytesIO(data), formats=("PNG", "JPEG"))
            _check_size(image)
            image.load()
            return _pixels(ImageOps.exif_transpose(image))
    except UnreadableFileError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise UnreadableFileError("The picture unpacks to far too many pixels.") from None
    except UnidentifiedImageError:
        raise UnreadableFileError("The file is not a PNG or JPEG picture, or its beginning is damaged.") from None
    except Exception as error:  # noqa: BLE001 - a decoder may raise anything on hostile data
        raise UnreadableFileError(f"The picture is damaged ({str(error) or type(error).__name__}).") from None


def _check_size(image: Image) -> None:
    if image.width * image.height > MAX_PIXELS:
        raise UnreadableFileError(
            f"The picture has {image.width * image.height / 1e6:,.0f} million pixels; "
            f"the limit is {MAX_PIXELS / 1e6:,.0f} million."
        )


def _pixels(image: Image) -> ByteArray:
    from PIL import Image

    if image.mode.startswith(("I", "F")):  # 16-bit grey
        deep = np.asarray(image, dtype=np.float64)
        return np.clip(deep / (257.0 if deep.max(initial=0) > 255 else 1.0), 0, 255).astype(np.uint8)[..., None]
    if image.mode in {"LA", "RGBA", "PA", "La", "RGBa"} or "transparency" in image.info:
        grey = image.mode in {"LA", "La", "L", "1"}
        rgba = image.convert("RGBA")
        image = Image.alpha_composite(Image.new("RGBA", rgba.size, "white"), rgba)
        image = image.convert("L" if grey else "RGB")
    if image.mode in {"1", "L"}:
        return np.asarray(image.convert("L"), dtype=np.uint8)[..., None]
    return np.asarray(image.convert("RGB"), dtype=np.uint8)
