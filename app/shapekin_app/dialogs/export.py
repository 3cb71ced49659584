"""Exporting: a format, a place, what would be written, and then the writing."""

from __future__ import annotations

from pathlib import Path
from threading import Thread

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from shapekin.errors import ShapekinError
from shapekin.exports.base import ExportFormat, ExportInput, ExportReport
from shapekin.exports.catalogue import FORMATS
from shapekin_app.workspace import Workspace

ENDINGS = {"csv": ".csv", "json": ".json"}
"""Endings of the formats that write one file; the others fill a folder."""
MOST_SHOWN = 200


class _Writer(QObject):
    """Writes on a thread of its own: copying thousands of files must not stop the window."""

    ended = Signal(object)  # ExportReport | Exception

    def start(self, form: ExportFormat, result: ExportInput, out: Path) -> None:
        self._thread = Thread(target=self._write, args=(form, result, out), name="export")
        self._thread.start()

    def wait(self) -> None:
        self._thread.join()

    def _write(self, form: ExportFormat, result: ExportInput, out: Path) -> None:
        try:
            self.ended.emit(form.write(result, out))
        except Exception as error:  # noqa: BLE001  told to the GUI thread, which knows what to do with it
            self.ended.emit(error)


class ExportDialog(QDialog):
    """Writes the sub-categories to files; nothing is ever overwritten.

    Args:
        workspace: With an open session.

    Signals:
        exported(str, str): A sentence about what was written, and the folder it is in.
    """

    exported = Signal(str, str)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        assert workspace.session is not None
        self.setWindowTitle(self.tr("Export"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(640, 520)
        self._session_path = workspace.session.path
        self._input = workspace.session.export_input()
        self._writer: _Writer | None = None

        self.formats = QButtonGroup(self)
        self.place = QLineEdit()
        self.place.setAccessibleName(self.tr("Where to write"))
        self.preview = QListWidget()
        self.preview.setAccessibleName(self.tr("What will be written"))
        self.preview.setProperty("role", "framed")
        self.told = QLabel(wordWrap=True)
        self.write = QPushButton(self.tr("Export"), default=True)
        self.write.setProperty("role", "primary")
        self._lay_out()
        self.formats.idClicked.connect(lambda _id: self._suggest())
        self.place.textChanged.connect(self._dry_run)
        self.write.clicked.connect(self._start)
        self._suggest()

    @property
    def form(self) -> ExportFormat:
        """The chosen format."""
        return list(FORMATS.values())[self.formats.checkedId()]

    def choose(self, name: str) -> None:
        """Choose a format by name."""
        button = self.findChild(QRadioButton, name)
        assert button is not None
        button.click()

    def done(self, result: int) -> None:
        """Wait for the writing, so that no half of it is left behind."""
        if self._writer is not None:
            self._writer.wait()
        super().done(result)

    def _suggest(self) -> None:
        stem = self._session_path.with_suffix("")
        ending = ENDINGS.get(self.form.name, "")
        path = stem.with_name(f"{stem.name} sub-categories{ending}")
        number = 2
        while path.exists():
            path = stem.with_name(f"{stem.name} sub-categories {number}{ending}")
            number += 1
        self.place.setText(str(path))

    @Slot()
    def _dry_run(self) -> None:
        """Show what would be written, without writing it."""
        self.preview.clear()
        try:
            report = self.form.write(self._input, Path(self.place.text()).expanduser(), dry_run=True)
        except ShapekinError as error:
            self._tell(str(error), "error")
            self.write.setEnabled(False)
            return
        out = Path(self.place.text()).expanduser()
        for path in report.files[:MOST_SHOWN]:
            self.preview.addItem(str(path.relative_to(out.parent)))
        if len(report.files) > MOST_SHOWN:
            self.preview.addItem(self.tr("… and {count} more").format(count=f"{len(report.files) - MOST_SHOWN:,}"))
        for item, reason in report.skipped[:MOST_SHOWN]:
            self.preview.addItem(self.tr("left out: {item} ({reason})").format(item=item, reason=reason))
        self._tell(
            _counted(self.tr("Will write {files}."), self.tr("1 file"), self.tr("{count} files"), report), "muted"
        )
        self.write.setEnabled(bool(report.files))

    def _start(self) -> None:
        self.write.setEnabled(False)
        self._tell(self.tr("Writing…"), "muted")
        self._writer = _Writer(self)
        self._writer.ended.connect(self._on_end, Qt.ConnectionType.QueuedConnection)
        self._writer.start(self.form, self._input, Path(self.place.text()).expanduser())

    @Slot(object)
    def _on_end(self, outcome: ExportReport | Exception) -> None:
        self._writer = None
        if isinstance(outcome, ShapekinError):
            self._tell(str(outcome), "error")
        elif isinstance(outcome, Exception):
            self.reject()
            raise outcome
        else:
            out = Path(self.place.text()).expanduser()
            words = _counted(self.tr("Wrote {files} to {place}."), self.tr("1 file"), self.tr("{count} files"), outcome)
            folder = out if out.is_dir() else out.parent
            self.exported.emit(words.replace("{place}", out.name), str(folder))
            self.accept()

    def _tell(self, text: str, role: str) -> None:
        self.told.setProperty("role", role)
        self.told.style().unpolish(self.told)
        self.told.style().polish(self.told)
        self.told.setText(text)

    def _choose_place(self) -> None:
        path, _ = QFileDialog.getSaveFileName(self, self.tr("Where to write"), self.place.text())
        if path:
            self.place.setText(path)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        for number, (name, form) in enumerate(FORMATS.items()):
            button = QRadioButton(form.title)
            button.setObjectName(name)
            button.setChecked(number == 0)
            self.formats.addButton(button, number)
            summary = QLabel(form.summary, wordWrap=True)
            summary.setProperty("role", "small")
            summary.setIndent(28)
            column.addWidget(button)
            column.addWidget(summary)
        where = QHBoxLayout()
        where.setSpacing(8)
        where.addWidget(self.place, 1)
        browse = QPushButton(self.tr("Choose…"))
        browse.clicked.connect(self._choose_place)
        where.addWidget(browse)
        column.addSpacing(8)
        column.addLayout(where)
        column.addWidget(self.preview, 1)
        column.addWidget(self.told)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        cancel = QPushButton(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        buttons.addWidget(cancel)
        buttons.addWidget(self.write)
        column.addLayout(buttons)


def _counted(sentence: str, one: str, many: str, report: ExportReport) -> str:
    count = len(report.files)
    return sentence.replace("{files}", one if count == 1 else many.format(count=f"{count:,}"))
