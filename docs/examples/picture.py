"""The map of an embedding as a picture, with thumbnails.

Run it with `python docs/examples/picture.py [FILE.png]`; it takes some seconds.
"""

import io
import sys
from pathlib import Path

import numpy as np
from PIL import Image
from sklearn.datasets import load_digits

import shapekin
from shapekin.clustering.projection import project
from shapekin.render.pages.map_picture import map_picture

digits = load_digits()
rows, images = digits.data[:500], digits.images[:500]
found = shapekin.Clusterer("graph_diffusion", random_state=0).fit(rows)


def thumbnail(row: int) -> bytes:
    """A digit as a PNG file, dark on white."""
    pixels = (255 - images[row] * 255 / 16).astype(np.uint8)
    png = io.BytesIO()
    Image.fromarray(pixels).resize((64, 64)).save(png, "PNG")
    return png.getvalue()


surest = np.argsort(-found.confidence_)[:150]
picture = map_picture(
    project(found.embedding_),
    found.labels_,
    {int(row): thumbnail(int(row)) for row in surest},
    names={label: f"cluster {label + 1}" for label in range(found.n_clusters_)},
    title="Digits",
)
out = Path(sys.argv[1] if len(sys.argv) > 1 else "digits_map.png")
out.write_bytes(picture)
with Image.open(out) as image:
    print(f"{out.name}: {image.width} x {image.height} pixels, {found.n_clusters_} clusters")
