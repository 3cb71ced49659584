"""The page of keys: every command with its keys; press another to change it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from shapekin_app.controls import table
from shapekin_app.keys import Keymap, native

ROW = 26
_NAME = Qt.ItemDataRole.UserRole


class KeyPage(QWidget):
    """A list to filter, and below it the keys of the command in hand."""

    def __init__(self, keymap: Keymap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keymap = keymap
        self.filter = QLineEdit(placeholderText=self.tr("Filter"), clearButtonEnabled=True)
        self.filter.setAccessibleName(self.tr("Filter the commands"))
        self.list = table(self.tr("Commands and their keys"), (self.tr("Command"), self.tr("Keys")))
        self.list.setProperty("role", "framed")
        for spec in keymap:
            item = QTreeWidgetItem(self.list, [spec.title, ""])
            item.setData(0, _NAME, spec.name)
            item.setDisabled(spec.fixed)
            item.setSizeHint(0, QSize(0, ROW))
            item.setToolTip(0, self.tr("This one stays as it is") if spec.fixed else spec.heading)
        self.list.setColumnWidth(0, 340)
        self.edit = QKeySequenceEdit()
        self.edit.setMaximumSequenceLength(1)
        self.edit.setAccessibleName(self.tr("Press the new key"))
        self.give = QPushButton(self.tr("Use this key"))
        self.take = QPushButton(self.tr("No key"))
        self.again = QPushButton(self.tr("All keys as at first"))
        self.told = QLabel()
        self.told.setProperty("role", "muted")
        self.told.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(8)
        for part in (QLabel(self.tr("New key")), self.edit, self.give, self.take):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.again)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 16, 8, 8)
        column.setSpacing(8)
        column.addWidget(self.filter)
        column.addWidget(self.list, 1)
        column.addLayout(row)
        column.addWidget(self.told)
        self.filter.textChanged.connect(self._filter)
        self.list.currentItemChanged.connect(lambda *_items: self._on_current())
        self.edit.keySequenceChanged.connect(lambda _keys: self._warn())
        self.give.clicked.connect(lambda: self._assign((self.edit.keySequence().toString(),)))
        self.take.clicked.connect(lambda: self._assign(()))
        self.again.clicked.connect(keymap.reset)
        keymap.changed.connect(self._fill)
        self._fill()
        self.list.setCurrentItem(self._items()[0])

    def select(self, name: str) -> None:
        """Take a command in hand."""
        self.list.setCurrentItem(next(item for item in self._items() if item.data(0, _NAME) == name))

    def _items(self) -> list[QTreeWidgetItem]:
        found = (self.list.topLevelItem(place) for place in range(self.list.topLevelItemCount()))
        return [item for item in found if item is not None]

    def _fill(self) -> None:
        for item in self._items():
            name = item.data(0, _NAME)
            item.setText(1, ",  ".join(native(key) for key in self._keymap.portable(name)))
            font = item.font(1)
            font.setBold(self._keymap.is_own(name))
            item.setFont(1, font)

    def _filter(self, text: str) -> None:
        wanted = text.casefold().split()
        for item in self._items():
            words = f"{item.text(0)} {item.text(1)}".casefold()
            item.setHidden(not all(word in words for word in wanted))

    def _on_current(self) -> None:
        item = self.list.currentItem()
        changeable = item is not None and not item.isDisabled()
        self.edit.clear()
        for control in (self.edit, self.give, self.take):
            control.setEnabled(changeable)
        self._warn()

    def _warn(self) -> None:
        item, key = self.list.currentItem(), self.edit.keySequence().toString()
        self.give.setEnabled(bool(key) and item is not None and not item.isDisabled())
        if item is None or not key:
            self.told.setText(self.tr("Choose a command, click the field and press a key."))
            return
        others = self._keymap.users(key, besides=item.data(0, _NAME))
        fixed = [spec for spec in others if spec.fixed]
        if fixed:
            self.give.setEnabled(False)
            words = self.tr("{key} always means “{other}”; press another.")
            self.told.setText(words.format(key=native(key), other=fixed[0].title))
        elif others:
            words = self.tr("{key} is the key of “{other}” now; it will have it no more.")
            self.told.setText(words.format(key=native(key), other=others[0].title))
        else:
            self.told.setText(self.tr("{key} is free.").format(key=native(key)))

    def _assign(self, keys: tuple[str, ...]) -> None:
        item = self.list.currentItem()
        if item is not None:
            self._keymap.assign(item.data(0, _NAME), [QKeySequence(key).toString() for key in keys])
            self.edit.clear()
            self.told.setText(self.tr("“{command}” has other keys now.").format(command=item.text(0)))
