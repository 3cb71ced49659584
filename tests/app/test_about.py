from __future__ import annotations

from PySide6.QtWidgets import QLabel

from shapekin import __version__
from shapekin_app.dialogs.about import AboutDialog, LicencesDialog
from shapekin_app.licences import QT_NOTICE


def told(dialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def test_about_tells_the_version_and_opens_the_licences(qtbot):
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    assert __version__ in told(dialog)
    assert "LGPL" in told(dialog)
    dialog.licences.click()
    assert dialog.findChild(LicencesDialog).isVisible()


def test_every_part_shows_its_text(qtbot):
    dialog = LicencesDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    assert QT_NOTICE in told(dialog)
    names = [dialog.list.topLevelItem(row).text(0) for row in range(dialog.list.topLevelItemCount())]
    dialog.list.setCurrentItem(dialog.list.topLevelItem(names.index("numpy")))
    assert dialog.text.toPlainText().startswith("numpy ")
    assert "Redistribution and use in source and binary forms" in dialog.text.toPlainText()
