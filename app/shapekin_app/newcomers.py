"""Files that come to the window: into the open project's kinds, into the project, or a project of their own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from shapekin.errors import ShapekinError
from shapekin_app.dialogs.assign import AssignDialog
from shapekin_app.dialogs.dropped import DroppedDialog, Fate
from shapekin_app.files import is_project, open_folder
from shapekin_app.library_words import fault
from shapekin_app.refreshing import Reason, Refresher
from shapekin_app.views.banner import Banner
from shapekin_app.workspace import Workspace


class Newcomers(QObject):
    """Asks what is to become of them, and sees to it.

    Args:
        window: Behind the dialogs.
        workspace: The open project.
        banner: Where sentences go.
        refresher: Reads the project's folder again.

    Signals:
        opened(object): The Path of something to open in place of the project.
    """

    opened = Signal(object)

    def __init__(self, window: QWidget, workspace: Workspace, banner: Banner, refresher: Refresher) -> None:
        super().__init__(window)
        self._window = window
        self._workspace = workspace
        self._banner = banner
        self._refresher = refresher

    def welcome(self, paths: Sequence[Path]) -> None:
        """Deal with what was dropped; a project file, and whatever comes while no project is open, is opened."""
        project = next((path for path in paths if is_project(path)), None)
        if project is not None or self._workspace.session is None:
            self.opened.emit(project or paths[0])
            return
        dialog = DroppedDialog(paths, self._unfit(paths), self._window)
        dialog.chosen.connect(lambda fate: self._go(Fate(fate), paths))
        dialog.open()

    def assign(self, paths: Sequence[Path] = ()) -> None:
        """Sort files into the sub-categories; without any, ask for some."""
        if self._workspace.session is None:
            return
        why_not = self._why_no_assigning()
        if why_not:
            self._banner.tell(why_not, "error")
            return
        dialog = AssignDialog(self._workspace, self._window)
        dialog.written.connect(
            lambda text, folder: self._banner.tell(
                text, "success", self.tr("Open the folder"), lambda: open_folder(folder)
            )
        )
        dialog.open()
        if paths:
            dialog.take(paths)

    def _go(self, fate: Fate, paths: Sequence[Path]) -> None:
        if fate is Fate.SORT:
            self.assign(paths)
        elif fate is Fate.ADD:
            self._refresher.start(Reason.NEWS)
        else:
            self.opened.emit(paths[0])

    def _unfit(self, paths: Sequence[Path]) -> dict[Fate, str]:
        session = self._workspace.session
        assert session is not None
        unfit = {Fate.SORT: self._why_no_assigning()}
        source = Path(session.source).resolve()
        if session.read_only:
            unfit[Fate.ADD] = self.tr("This project is open to look only.")
        elif not all(path.resolve().is_relative_to(source) for path in paths):
            words = self.tr("Only what lies in {folder} can be in this project: put the files there first.")
            unfit[Fate.ADD] = words.format(folder=source)
        if len(paths) > 1:
            unfit[Fate.BEGIN] = self.tr("A project begins with one folder or file: put these into a folder.")
        return unfit

    def _why_no_assigning(self) -> str:
        """Why nothing can be sorted into the sub-categories now, "" where it can."""
        session = self._workspace.session
        assert session is not None
        if session.needs_rebuild:
            return self.tr("The pictures of this project are not in the cache. Read its files again first.")
        try:
            session.assign_job(str(session.source), table=session.options.feature_table)
        except ShapekinError as error:
            return fault(error)
        return ""
