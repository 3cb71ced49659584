"""The guide: pages of Markdown that come with the program, read without any network."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, QUrl, Slot
from PySide6.QtGui import (
    QColor,
    QDesktopServices,
    QImage,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextTable,
)
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QTextBrowser, QWidget

from shapekin_app import theme
from shapekin_app.icons import resources

PAGES = ("index", "journey", "answers", "models", "formats", "keys", "faq", "troubleshooting")
"""In the order of reading."""
_COMMENT = re.compile(r"<!--.*?-->\n?", re.DOTALL)
_NAME = Qt.ItemDataRole.UserRole
_MARGIN = 32
_PICTURE = "\N{OBJECT REPLACEMENT CHARACTER}"
LINE_HEIGHT = 130  # per cent


def guide_folder() -> Path:
    """Where the pages are: inside the package when installed, with the documentation in a checkout."""
    here = resources()
    inside = here.parent / "guide"
    return inside if inside.is_dir() else here.parent / "docs" / "guide"


class GuidePages(QTextBrowser):
    """One page of the guide; links lead to other pages, pictures are as wide as there is room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page = ""
        self._folder = guide_folder()
        self._width = 0
        self._refitting = QTimer(self, singleShot=True, interval=50)
        self._refitting.timeout.connect(self._refit)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # else its coming changes the width
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("Guide"))
        self.document().setDocumentMargin(_MARGIN)
        self.anchorClicked.connect(self.follow)

    def show_page(self, name: str) -> None:
        """Show a page from its beginning."""
        self.page = name
        text = _COMMENT.sub("", (self._folder / f"{name}.md").read_text(encoding="utf-8"))
        self._width = self._room()
        self.clear()
        self.setCurrentCharFormat(QTextCharFormat())  # else the first words are written as those under the cursor were
        self.setMarkdown(text)
        self._set_apart()

    @Slot(QUrl)
    def follow(self, link: QUrl) -> None:
        """Open another page, or what is elsewhere with the program for it."""
        name = Path(link.path()).stem
        if not link.scheme() and name in PAGES:
            self.show_page(name)
            self.sourceChanged.emit(link)
        elif link.scheme() in ("http", "https"):
            QDesktopServices.openUrl(link)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """A picture of the guide, and nothing else from anywhere."""
        link = QUrl(name)
        if kind != QTextDocument.ResourceType.ImageResource.value or link.scheme() not in ("", "file"):
            return None
        picture = QImage(str(self._folder / "pictures" / Path(link.path()).name))
        ratio, room = self.devicePixelRatioF(), self._room()
        if picture.width() > room * ratio:
            picture = picture.scaledToWidth(round(room * ratio), Qt.TransformationMode.SmoothTransformation)
        picture.setDevicePixelRatio(ratio)
        return picture

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pictures to the new width, and stay where one was reading."""
        super().resizeEvent(event)
        self._refitting.start()  # later: it may come while a page is being laid out

    @Slot()
    def _refit(self) -> None:
        if self.page and self._room() != self._width:
            bar = self.verticalScrollBar()
            share = bar.value() / max(bar.maximum(), 1)
            self.show_page(self.page)
            bar.setValue(round(share * bar.maximum()))

    def _set_apart(self) -> None:
        """Room above headings and between paragraphs, lines of tables: what Markdown leaves to whoever shows it."""
        cursor, block = QTextCursor(self.document()), self.document().begin()
        while block.isValid():
            cursor.setPosition(block.position())
            form = QTextBlockFormat(block.blockFormat())
            level = form.headingLevel()
            if level:
                form.setTopMargin(0 if level == 1 else 28 - 4 * level)
                form.setBottomMargin(8)
            elif cursor.currentTable() is None:
                form.setBottomMargin(4 if cursor.currentList() else 10)
                if _PICTURE not in block.text():
                    form.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            cursor.setBlockFormat(form)
            block = block.next()
        for frame in self.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                look = frame.format()
                look.setBorderBrush(QColor(theme.current().line))
                look.setCellPadding(6)
                frame.setFormat(look)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _room(self) -> int:
        return max(200, self.viewport().width() - 2 * _MARGIN)


class GuideWindow(QDialog):
    """The pages on the left, the one that is read on the right. The window behind goes on."""

    def __init__(self, parent: QWidget | None = None, page: str = PAGES[0]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Guide"))
        self.resize(1000, 720)
        self.pages = GuidePages()
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Pages"))
        self.list.setFixedWidth(220)
        for name in PAGES:
            item = QListWidgetItem(_title(name), self.list)
            item.setData(_NAME, name)
            item.setSizeHint(QSize(0, 36))
        self.list.currentItemChanged.connect(lambda item, _: self._show(item.data(_NAME)))
        self.pages.sourceChanged.connect(lambda _: self.list.setCurrentRow(PAGES.index(self.pages.page)))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list)
        row.addWidget(self.pages, 1)
        self.list.setCurrentRow(PAGES.index(page))

    def _show(self, name: str) -> None:
        if name != self.pages.page:
            self.pages.show_page(name)


def _title(name: str) -> str:
    """The heading of a page."""
    with (guide_folder() / f"{name}.md").open(encoding="utf-8") as page:
        return page.readline().removeprefix("# ").strip()
