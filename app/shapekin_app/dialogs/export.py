"""Exporting: a format, a place, what would be written, and then the writing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from threading import Thread

from PySide6.QtCore import QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from shapekin.errors import ShapekinError
from shapekin.exports.base import ExportFormat, ExportInput, ExportReport, Group
from shapekin.exports.catalogue import all_formats, in_way
from shapekin.exports.originals import How
from shapekin.exports.safe_names import safe_name
from shapekin_app import theme
from shapekin_app.library_words import fault, library
from shapekin_app.workspace import Workspace

MOST_SHOWN = 200
_NAME = Qt.ItemDataRole.UserRole


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

    The formats stand in groups on the left; those that this project has no form of are grey, and say why when
    chosen. On the right: what the chosen one is for, what it leaves out, where it goes, what would be written.

    Args:
        workspace: With an open session.
        parent: The window behind.
        result: What is written, None for the session's.
        formats: Names of the only formats to offer; empty for all.

    Signals:
        exported(str, str): A sentence about what was written, and the folder it is in.
    """

    exported = Signal(str, str)

    def __init__(
        self,
        workspace: Workspace,
        parent: QWidget | None = None,
        *,
        result: ExportInput | None = None,
        formats: Sequence[str] = (),
    ) -> None:
        super().__init__(parent)
        assert workspace.session is not None
        self.setWindowTitle(self.tr("Export"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(860, 620)
        self._session_path = workspace.session.path
        self._input = workspace.session.export_input() if result is None else result
        self._writer: _Writer | None = None
        self._forms = {name: form for name, form in all_formats().items() if not formats or name in formats}
        self._why_not = {name: _why_not(form, self._input) for name, form in self._forms.items()}

        self.formats = QListWidget()
        self.formats.setAccessibleName(self.tr("What to write"))
        self.formats.setProperty("role", "framed")
        self.formats.setFixedWidth(230)
        self.title = QLabel()
        self.title.setProperty("role", "heading")
        self.summary = QLabel(wordWrap=True)
        self.leaves_out = QLabel(wordWrap=True)
        self.leaves_out.setProperty("role", "small")
        self.ways = QButtonGroup(self)
        self.place = QLineEdit()
        self.place.setAccessibleName(self.tr("Where to write"))
        self.preview = QListWidget()
        self.preview.setAccessibleName(self.tr("What will be written"))
        self.preview.setProperty("role", "framed")
        self.told = QLabel(wordWrap=True)
        self.write = QPushButton(self.tr("Export"), default=True)
        self.write.setProperty("role", "primary")
        self.formats.setVisible(len(self._forms) > 1)
        self._lay_out()
        self._list_formats()
        self.formats.currentItemChanged.connect(self._on_format)
        self.ways.idClicked.connect(lambda _id: self._dry_run())
        self.place.textChanged.connect(self._dry_run)
        self.write.clicked.connect(self._start)
        self._on_format()

    @property
    def form(self) -> ExportFormat:
        """The chosen format, in the chosen way."""
        form = self._forms[self.formats.currentItem().data(_NAME)]
        return in_way(form, list(How)[self.ways.checkedId()]) if hasattr(form, "how") else form

    def choose(self, name: str) -> None:
        """Choose a format by name."""
        self.formats.setCurrentItem(self._items[name])

    def done(self, result: int) -> None:
        """Wait for the writing, so that no half of it is left behind."""
        if self._writer is not None:
            self._writer.wait()
        super().done(result)

    @Slot()
    def _on_format(self) -> None:
        form = self.form
        self.title.setText(library(form.title))
        self.summary.setText(library(form.summary))
        self.leaves_out.setText(self.tr("Not in it: {what}").format(what=_going_on(form.leaves_out)))
        self._ways_row.setVisible(hasattr(form, "how") and not self._why_not[form.name])
        path = self._session_path.with_name(safe_name(form.file_name.format(project=self._session_path.stem)))
        stem, _, ending = path.name.rpartition(".") if "." in form.file_name else (path.name, "", "")
        number = 2
        while path.exists():
            path = path.with_name(f"{stem} {number}.{ending}" if ending else f"{stem} {number}")
            number += 1
        if self.place.text() == str(path):
            self._dry_run()
        else:
            self.place.setText(str(path))

    @Slot()
    def _dry_run(self) -> None:
        """Show what would be written, without writing it."""
        self.preview.clear()
        out = Path(self.place.text()).expanduser()
        possible = not self._why_not[self.form.name]
        self.place.setEnabled(possible)
        self._browse.setEnabled(possible)
        if not possible:
            self._tell(self._why_not[self.form.name], "error")
            self.write.setEnabled(False)
            return
        try:
            report = self.form.write(self._input, out, dry_run=True)
        except ShapekinError as error:
            self._tell(fault(error), "error")
            self.write.setEnabled(False)
            return
        for path in report.files[:MOST_SHOWN]:
            self.preview.addItem(str(path.relative_to(out.parent)))
        if len(report.files) > MOST_SHOWN:
            self.preview.addItem(self.tr("… and {count} more").format(count=f"{len(report.files) - MOST_SHOWN:,}"))
        for item, reason in report.skipped[:MOST_SHOWN]:
            self.preview.addItem(self.tr("left out: {item} ({reason})").format(item=item, reason=library(reason)))
        will = _counted(self.tr("Will write {files}."), self.tr("1 file"), self.tr("{count} files"), report)
        self._tell(" ".join([will, *map(library, report.notes)]), "muted")
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
            self._tell(fault(outcome), "error")
        elif isinstance(outcome, Exception):
            self.reject()
            raise outcome
        else:
            out = Path(self.place.text()).expanduser()
            words = _counted(self.tr("Wrote {files} to {place}."), self.tr("1 file"), self.tr("{count} files"), outcome)
            folder = out if out.is_dir() else out.parent
            said = " ".join([words.replace("{place}", out.name), *map(library, outcome.notes)])
            self.exported.emit(said, str(folder))
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

    def _list_formats(self) -> None:
        """Every group's name, its formats below it; grey where there is a reason against one."""
        titles = {
            Group.TABLES: self.tr("Tables"),
            Group.FOLDERS: self.tr("Folders"),
            Group.PROGRAMS: self.tr("For other programs"),
            Group.REPORT: self.tr("Report"),
        }
        faint = self.palette().color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
        self._items: dict[str, QListWidgetItem] = {}
        for group in Group:
            if all(form.group is not group for form in self._forms.values()):
                continue
            heading = QListWidgetItem(titles[group], self.formats)
            heading.setFlags(Qt.ItemFlag.NoItemFlags)
            heading.setFont(theme.font(theme.SMALL, strong=True))
            heading.setForeground(QColor(theme.current().muted))
            heading.setSizeHint(QSize(0, 4 * theme.GRID))
            for name, form in self._forms.items():
                if form.group is group:
                    item = self._items[name] = QListWidgetItem(library(form.title), self.formats)
                    item.setData(_NAME, name)
                    item.setToolTip(self._why_not[name] or library(form.summary))
                    if self._why_not[name]:
                        item.setForeground(faint)
        first = next((name for name in self._items if not self._why_not[name]), next(iter(self._items)))
        self.formats.setCurrentItem(self._items[first])

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addWidget(self.formats)
        column = QVBoxLayout()
        column.setSpacing(8)
        row.addLayout(column, 1)
        for label in (self.title, self.summary, self.leaves_out):
            column.addWidget(label)
        self._ways_row = self._ways()
        column.addWidget(self._ways_row)
        where = QHBoxLayout()
        where.setSpacing(8)
        where.addWidget(self.place, 1)
        self._browse = QPushButton(self.tr("Choose…"))
        self._browse.clicked.connect(self._choose_place)
        where.addWidget(self._browse)
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
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 24, 24, 24)
        whole.setSpacing(16)
        whole.addLayout(row, 1)
        whole.addLayout(buttons)

    def _ways(self) -> QWidget:
        """How originals come into a folder."""
        titles = {
            How.COPY: (self.tr("Copies"), self.tr("They stay what they are whatever becomes of the originals.")),
            How.SYMLINK: (self.tr("Symbolic links"), self.tr("They take no room and point at the originals.")),
            How.HARDLINK: (
                self.tr("Hard links"),
                self.tr("Second names of the same files: no room, the same disk only; a change is seen under both."),
            ),
        }
        widget = QWidget()
        row = QHBoxLayout(widget)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        for number, way in enumerate(How):
            title, told = titles[way]
            button = QRadioButton(title)
            button.setToolTip(told)
            button.setObjectName(way)
            button.setChecked(number == 0)
            self.ways.addButton(button, number)
            row.addWidget(button)
        row.addStretch(1)
        return widget


def _counted(sentence: str, one: str, many: str, report: ExportReport) -> str:
    count = len(report.files)
    return sentence.replace("{files}", one if count == 1 else many.format(count=f"{count:,}"))


def _why_not(form: ExportFormat, result: ExportInput) -> str:
    try:
        return library(form.unfit(result))
    except ShapekinError as error:  # of a plug-in
        return fault(error)


def _going_on(text: str) -> str:
    """A sentence of the library that goes on after a colon; in other languages nouns keep their capitals."""
    if library(text) != text:
        return library(text)
    head = text[:1].lower() if not text[:2].isupper() else text[:1]
    return head + text[1:]
