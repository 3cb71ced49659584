"""Who and what this is, and whose work it is made of."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from shapekin import __version__
from shapekin_app.controls import table
from shapekin_app.icons import pixmap
from shapekin_app.licences import QT_NOTICE, Part, parts


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
            "Everything happens on this computer.\n\nFree software under the MIT licence. Made with Qt, used under the "
            "LGPL, with PyTorch, Open3D and the work of many others."
        ), wordWrap=True)  # fmt: skip
        text.setMinimumWidth(320)
        self.licences = QPushButton(self.tr("&Licences…"))
        self.licences.clicked.connect(self._show_licences)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self.licences, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout()
        column.setSpacing(8)
        for part in (title, version, text):
            column.addWidget(part)
        column.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 24, 24, 24)
        whole.setSpacing(20)
        whole.addLayout(row)
        whole.addWidget(buttons)

    @Slot()
    def _show_licences(self) -> None:
        LicencesDialog(self).open()


class LicencesDialog(QDialog):
    """Every part of the program with its licence; what is chosen shows its whole text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Licences"))
        self.resize(820, 600)
        notice = QLabel(QT_NOTICE, wordWrap=True)
        notice.setProperty("role", "muted")
        notice.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.list = table(self.tr("Parts"), [self.tr("Part"), self.tr("Version"), self.tr("Licence")])
        self.list.setProperty("role", "framed")
        self._parts = parts()
        for part in self._parts:
            row = QTreeWidgetItem(self.list, [part.name, part.version, part.licence])
            row.setToolTip(2, part.licence)
        self.list.header().resizeSection(0, 200)
        self.list.header().resizeSection(1, 120)
        self.text = QPlainTextEdit(readOnly=True)
        self.text.setAccessibleName(self.tr("Text of the licence"))
        self.list.currentItemChanged.connect(self._show_text)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addWidget(notice)
        column.addWidget(self.list, 1)
        column.addWidget(self.text, 1)
        column.addWidget(buttons)
        first = self.list.topLevelItem(0)
        if first is not None:
            self.list.setCurrentItem(first)

    @Slot()
    def _show_text(self) -> None:
        chosen = self.list.currentItem()
        if chosen is not None:
            self.text.setPlainText(_told(self._parts[self.list.indexOfTopLevelItem(chosen)]))


def _told(part: Part) -> str:
    heading = "\n".join(line for line in (f"{part.name} {part.version}: {part.licence}", part.home) if line)
    return "\n\n".join((heading, *part.texts))
