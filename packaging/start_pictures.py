"""Draw the chairs of the start page: `PYTHONPATH=core python packaging/start_pictures.py`.

They are the first chairs of three kinds of the built-in sample; `app/shapekin_app/views/kins_picture.py`
arranges them.
"""

from __future__ import annotations

from itertools import count
from pathlib import Path

import numpy as np

from shapekin.data.readers import Mesh
from shapekin.render.stills.thumbnails import mesh_thumbnail
from shapekin.samples.chairs import chair

FOLDER = Path(__file__).parents[1] / "resources" / "start"
KINDS = ("swivel_chair", "bar_stool", "sofa")
EACH = 5
SIDE = 128


def main() -> None:
    """Draw the first chairs of each kind."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    drawn = dict.fromkeys(KINDS, 0)
    for index in count():
        if all(number == EACH for number in drawn.values()):
            return
        kind, vertices, faces = chair(0, index)
        if drawn.get(kind, EACH) < EACH:
            picture = mesh_thumbnail(Mesh(vertices.astype(np.float32), faces.astype(np.int32)), SIDE)
            (FOLDER / f"{kind}_{drawn[kind]}.png").write_bytes(picture)
            drawn[kind] += 1


if __name__ == "__main__":
    main()
