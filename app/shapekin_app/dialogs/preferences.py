"""Preferences: a form made from their declarations, and the keys. Every choice counts at once."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from shapekin_app.dialogs.key_page import KeyPage
from shapekin_app.keys import Keymap
from shapekin_app.preferences import PREFERENCES, Preference, Preferences, words
from shapekin_app.workspace import Workspace


class PreferencesDialog(QDialog):
    """Pages of preferences, and one of keys.

    Args:
        workspace: Has the `Preferences` and the `Keymap`.
        parent: The window.
    """

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Preferences"))
        self.resize(620, 520)
        self._preferences = Preferences.of(workspace)
        self.controls: dict[str, QWidget] = {}
        self.pages = QTabWidget()
        self.pages.setDocumentMode(True)
        self.pages.tabBar().setDrawBase(False)
        for group in dict.fromkeys(preference.group for preference in PREFERENCES):
            self.pages.addTab(self._page(group), words(group))
        self.keys = KeyPage(Keymap.of(workspace))
        self.pages.addTab(self.keys, self.tr("Keys"))
        again = QPushButton(self.tr("As it was at first"))
        again.setToolTip(self.tr("All preferences of all pages but the keys"))
        again.clicked.connect(lambda: self._preferences.reset())
        close = QPushButton(self.tr("Close"), default=True)
        close.setProperty("role", "primary")
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addWidget(again)
        buttons.addStretch(1)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(16)
        column.addWidget(self.pages, 1)
        column.addLayout(buttons)
        self._preferences.changed.connect(self._show)

    def _page(self, group: str) -> QWidget:
        page = QWidget()
        form = QFormLayout(page)
        form.setContentsMargins(8, 16, 8, 8)
        form.setVerticalSpacing(4)
        form.setHorizontalSpacing(16)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        for preference in PREFERENCES:
            if preference.group != group:
                continue
            control = self._control(preference)
            self.controls[preference.name] = control
            control.setAccessibleName(words(preference.title))
            control.setAccessibleDescription(words(preference.help))
            help_ = QLabel(words(preference.help))
            help_.setProperty("role", "small")
            help_.setWordWrap(True)
            help_.setContentsMargins(0, 0, 0, 12)
            if isinstance(control, QCheckBox):
                form.addRow(control)
                help_.setContentsMargins(26, 0, 0, 12)
                form.addRow(help_)
            else:
                form.addRow(words(preference.title), control)
                form.addRow("", help_)
        return page

    def _control(self, preference: Preference) -> QWidget:
        name, value = preference.name, self._preferences[preference.name]
        if isinstance(preference.default, bool):
            switch = QCheckBox(words(preference.title))
            switch.setChecked(bool(value))
            switch.toggled.connect(lambda on: self._preferences.set(name, on))
            return switch
        if isinstance(preference.default, int):
            number = QSpinBox()
            number.setAlignment(Qt.AlignmentFlag.AlignRight)
            number.setRange(preference.least, preference.most)
            number.setSingleStep(preference.step)
            number.setSuffix(f" {words(preference.unit)}" if preference.unit else "")
            number.setValue(int(value))
            number.setKeyboardTracking(False)
            number.setMaximumWidth(160)
            number.valueChanged.connect(lambda chosen: self._preferences.set(name, chosen))
            return number
        choice = QComboBox()
        for kept, shown in preference.choices:
            choice.addItem(words(shown), kept)
        choice.setCurrentIndex(choice.findData(value))
        choice.activated.connect(lambda place: self._preferences.set(name, choice.itemData(place)))
        return choice

    def _show(self, name: str) -> None:
        control, value = self.controls[name], self._preferences[name]
        if isinstance(control, QCheckBox):
            control.setChecked(bool(value))
        elif isinstance(control, QSpinBox):
            control.setValue(int(value))
        elif isinstance(control, QComboBox):
            control.setCurrentIndex(control.findData(value))
