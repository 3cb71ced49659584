"""Even light: what an image shows, whatever shines on it.

Local contrast normalisation (Jarrett, Kavukcuoglu, Ranzato and LeCun, "What is the best multi-stage architecture for
object recognition?", ICCV 2009): each pixel less the mean around it, over the deviation around it.
"""

from __future__ import annotations

import numpy as np

from shapekin.arrays import AnyArray, FloatArray

REACH = 1 / 16  # deviation of the Gaussian, as a share of the shorter side
LEAST = 2.0  # of 255 levels: so that noise in the dark stays small


def evenly_lit(images: AnyArray) -> FloatArray:
    """Local contrast.

    Args:
        images: `(n, h, w, c) uint8`.

    Returns:
        The same shape, float32; about 0 where nothing changes.
    """
    from scipy.ndimage import gaussian_filter

    values = np.asarray(images, np.float32)
    reach = REACH * min(values.shape[1:3])
    blur = (0.0, reach, reach, 0.0)
    contrast = values - gaussian_filter(values, blur)
    deviation = np.sqrt(gaussian_filter(contrast**2, blur))
    return np.asarray(contrast / (deviation + LEAST), np.float32)
