"""What the system's file dialogs are asked for, beginning where a person was last."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from shapekin_app.files import PROJECT
from shapekin_app.settings import Settings


class Chooser(QObject):
    """Asks for folders and files.

    Args:
        window: Behind the dialogs.
        settings: Remembers the folder.

    Signals:
        chosen(object): The Path to open or import.
    """

    chosen = Signal(object)

    def __init__(self, window: QWidget, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings

    def folder(self) -> None:
        """Ask for a folder to import."""
        self._take(self._ask_folder(self.tr("A folder of shapes or images")))

    def table(self) -> None:
        """Ask for a file whose rows are the items."""
        patterns = self.tr("Tables (*.npz *.npy *.h5 *.hdf5 *.csv *.tsv *.parquet *.gz *ubyte);;All files (*)")
        self._take(self._ask_file(self.tr("A table of shapes, images or features"), patterns))

    def project(self) -> None:
        """Ask for a project file."""
        pattern = self.tr("Shapekin projects (*{ending})").format(ending=PROJECT)
        self._take(self._ask_file(self.tr("A project"), pattern))

    def source_of(self, source: Path) -> str:
        """Ask where a source of the same kind lies now; "" when a person does not say."""
        words = self.tr("Where {name} is now").format(name=source.name)
        return self._ask_file(words, self.tr("All files (*)")) if source.suffix else self._ask_folder(words)

    def _ask_folder(self, words: str) -> str:
        return QFileDialog.getExistingDirectory(self._window, words, str(self._settings.last_folder))

    def _ask_file(self, words: str, pattern: str) -> str:
        return QFileDialog.getOpenFileName(self._window, words, str(self._settings.last_folder), pattern)[0]

    def _take(self, chosen: str) -> None:
        if chosen:
            self._settings.last_folder = Path(chosen).parent
            self.chosen.emit(Path(chosen))
