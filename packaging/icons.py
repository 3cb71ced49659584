"""Draw the program's icon in all sizes: `python packaging/icons.py FOLDER`, with PySide6 and Pillow.

Writes `hicolor/SxS/apps/shapekin.png` and the drawing itself for Linux, `shapekin.ico` for Windows and
`shapekin.icns` for macOS.
"""

from __future__ import annotations

import io
import os
import shutil
import sys
from pathlib import Path

from PIL import Image

DRAWING = Path(__file__).parents[1] / "resources" / "icons" / "shapekin.svg"
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
WINDOWS = (16, 24, 32, 48, 64, 128, 256)


def draw(size: int) -> Image.Image:
    """The drawing on a transparent ground.

    Args:
        size: Width and height in pixels.
    """
    from PySide6.QtCore import QBuffer, QIODevice
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(DRAWING)).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return Image.open(io.BytesIO(bytes(buffer.data().data())))


def write_icons(folder: Path) -> None:
    """Fill `folder`; what is there is replaced."""
    drawn = {size: draw(size) for size in SIZES}
    for size, image in drawn.items():
        place = folder / "hicolor" / f"{size}x{size}" / "apps"
        place.mkdir(parents=True, exist_ok=True)
        image.save(place / "shapekin.png")
    scalable = folder / "hicolor" / "scalable" / "apps"
    scalable.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(DRAWING, scalable / "shapekin.svg")
    drawn[256].save(folder / "shapekin.ico", sizes=[(size, size) for size in WINDOWS])
    drawn[512].save(folder / "shapekin.icns")


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QGuiApplication

    application = QGuiApplication([])
    write_icons(Path(sys.argv[1]))
