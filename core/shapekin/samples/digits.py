"""Handwritten digits: scikit-learn's 1,797 scans, as small pictures.

The scans are 8 x 8 with 17 grey levels (test part of the UCI "Optical Recognition of Handwritten Digits",
already reduced from 32 x 32). They are written 28 x 28, enlarged with a bicubic filter: the pictures look
smoother than the data are, nothing is added to them.
"""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

import numpy as np

from shapekin.samples.folders import NumberedFiles, fresh_folder, require_count

EDGE = 28
AVAILABLE = 1797


def write_digits(folder: Path, count: int = AVAILABLE, seed: int = 0) -> Generator[int, None, None]:
    """Write `folder/<digit>/digit_0001.png` and so on: 28 x 28, 8-bit grey, light ink on black.

    Args:
        folder: New or empty.
        count: How many, up to 1,797.
        seed: Which ones and in which order; the first shapes are the same for every `count`.

    Yields:
        How many are written so far, after each.

    Raises:
        SourceError: The folder is not empty or cannot be made.
        ParameterError: `count` is out of range.
    """
    from PIL import Image
    from sklearn.datasets import load_digits

    require_count(count, AVAILABLE)
    fresh_folder(folder)
    digits = load_digits()
    files = NumberedFiles(folder, "png")
    for done, index in enumerate(np.random.default_rng(seed).permutation(AVAILABLE)[:count], start=1):
        grey = np.rint(digits.images[index] * (255 / 16)).astype(np.uint8)
        picture = Image.fromarray(grey).resize((EDGE, EDGE), Image.Resampling.BICUBIC)
        picture.save(files.path(str(digits.target[index]), "digit"))
        yield done
