"""Who and what this is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from shapekin import __version__
from shapekin_app.icons import pixmap


class AboutDialog(QDialog):
    """Name, version, what it is, licence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("About Shapekin"))
        picture = QLabel()
        picture.setPixmap(pixmap("shapekin", "#000000", 96, self.devicePixelRatioF()))
        title = QLabel("Shapekin")
        title.setProperty("role", "title")
        version = QLabel(self.tr("Version {version}").format(version=__version__))
        version.setProperty("role", "muted")
        text = QLabel(self.tr(
            "Sorts thousands of 3D shapes or images into meaningful kinds by asking “same or different?”. "
            "Everything happens on this computer.\n\nFree software under the MIT licence."
        ), wordWrap=True)  # fmt: skip
        text.setMinimumWidth(320)
        column = QVBoxLayout()
        column.setSpacing(8)
        for part in (title, version, text):
            column.addWidget(part)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 24, 24, 24)
        row.setSpacing(24)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column)
