"""Small controls that several views make alike."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QToolButton,
    QTreeWidget,
    QVBoxLayout,
    QWidget,
)

from shapekin_app.icons import icon


def icon_button(picture: str, words: str) -> QToolButton:
    """A small button with a picture only; its words are the tooltip and what a screen reader says."""
    button = QToolButton()
    button.setIcon(icon(picture))
    button.setIconSize(QSize(14, 14))
    button.setToolTip(words)
    button.setAccessibleName(words)
    return button


def table(name: str, headings: Sequence[str]) -> QTreeWidget:
    """A flat list with columns; the first takes what room the others leave.

    Args:
        name: What a screen reader says.
        headings: Of the columns.
    """
    made = QTreeWidget()
    made.setRootIsDecorated(False)
    made.setUniformRowHeights(True)
    made.setAccessibleName(name)
    made.setHeaderLabels(list(headings))
    header = made.header()
    header.setStretchLastSection(False)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    return made


class Scrolling(QScrollArea):
    """A scroll area whose bar may come and go without end: where what is inside is as high as it is wide.

    With the bar it is narrower, hence lower, hence needs no bar; without, it needs one. Qt's own area asks again within
    each answer, until the stack is full.
    """

    def __init__(self) -> None:
        super().__init__(widgetResizable=True)
        self._resizing = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """As usual, but for a change of size that an earlier one brought about."""
        if event.type() is not QEvent.Type.Resize:
            return super().eventFilter(watched, event)
        if self._resizing:
            return False
        self._resizing = True
        try:
            return super().eventFilter(watched, event)
        finally:
            self._resizing = False


def fill_scrolling(dock: QWidget, inside: QWidget) -> QScrollArea:
    """Let what is inside a dock scroll down, on the dock's own ground."""
    scroll = Scrolling()
    scroll.setWidget(inside)
    for ground in (inside, scroll.viewport()):
        ground.setAutoFillBackground(False)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    outer = QVBoxLayout(dock)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.addWidget(scroll)
    return scroll


def side_by_side(*parts: QWidget | None, stretched: QWidget | None = None) -> QHBoxLayout:
    """Widgets side by side; None is a gap that takes the room that is left."""
    row = QHBoxLayout()
    row.setSpacing(8)
    for part in parts:
        if part is None:
            row.addStretch(1)
        else:
            row.addWidget(part, 1 if part is stretched else 0)
    return row


class Choice(QComboBox):
    """A choice in little room: a long text ends in dots instead of being cut."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """As usual, with the text shortened."""
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self).width()
        words = self.fontMetrics().elidedText(option.currentText, Qt.TextElideMode.ElideRight, room - 8)
        option.currentText = words
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()


class FoldButton(QPushButton):
    """A heading that shows or hides what is under it; open at first."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setCheckable(True)
        self.setChecked(True)
        self.setProperty("role", "fold")
        self.setIconSize(QSize(14, 14))
        self.toggled.connect(self._turn)
        self._turn()

    def _turn(self) -> None:
        self.setIcon(icon("down" if self.isChecked() else "right"))
        self.setAccessibleDescription(self.tr("Open") if self.isChecked() else self.tr("Folded"))
