"""The source of the open project, read again: for a cleared cache, for faults, for new and moved files."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from shapekin.errors import ShapekinError
from shapekin.events import Failed, Finished
from shapekin.jobs.job import ImportResult
from shapekin.session import Refresh, Session
from shapekin_app.library_words import fault
from shapekin_app.workspace import Workspace


class Reason(StrEnum):
    """Why the source is read again."""

    CACHE = "cache"  # the arrays were deleted
    FAULTS = "faults"  # a person mended files
    NEWS = "news"  # files may be new, or elsewhere


class Refresher(QObject):
    """Starts the reading, takes over what comes of it, and says so.

    Signals:
        source_missing(str): The source is not where it was; a sentence to offer the choice of another with.
    """

    source_missing = Signal(str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._job = ""
        self._reason = Reason.NEWS
        workspace.session_changed.connect(self._on_session)
        workspace.job_ended.connect(self._on_end)

    @property
    def busy(self) -> bool:
        """True while the source is read."""
        return bool(self._job)

    def start(self, reason: Reason, source: str = "") -> None:
        """Read the source again beside the work.

        Args:
            reason: Why; the words at the end follow from it.
            source: Where the files are now, "" for where they were.
        """
        session = self._workspace.session
        if session is None or self._job:
            return
        if session.read_only:
            self._tell(self.tr("This project is open to look only. Open it for writing to read files."), "info")
            return
        if not Path(source or session.source).exists():
            self._ask_where(session)
            return
        try:
            job = session.refresh_job(source)
        except ShapekinError as error:
            self._tell(fault(error), "error")
            return
        self._job, self._reason = job.job_id, reason
        self._tell(
            {
                Reason.CACHE: self.tr(
                    "The cache was cleared: reading {source} again. Names, answers and sub-categories are here."
                ),
                Reason.FAULTS: self.tr("Trying the unreadable files of {source} again."),
                Reason.NEWS: self.tr("Looking for new and moved files in {source}."),
            }[reason].format(source=source or session.source),
            "work",
        )
        self._workspace.submit(job, quiet=True)

    @Slot()
    def _on_session(self) -> None:
        self._job = ""
        session = self._workspace.session
        if session is None or not session.needs_rebuild:
            return
        if session.read_only:
            words = self.tr("The pictures of this project are not in the cache. Open it for writing to read them.")
            self._tell(words, "info")
        else:
            self.start(Reason.CACHE)

    @Slot(object)
    def _on_end(self, event: Finished | Failed) -> None:
        if event.job_id != self._job:
            return
        self._job = ""
        session = self._workspace.session
        if session is None:
            return
        if isinstance(event, Failed):
            self._tell_failure(session, event)
        elif isinstance(event.result, ImportResult):
            self._take(session, event.result)

    def _take(self, session: Session, result: ImportResult) -> None:
        faults = len(session.faults)
        try:
            found = session.compare(result)
            change = session.refreshed(result)
        except ShapekinError as error:
            self._tell(fault(error), "error")
            return
        self._workspace.changed.emit(change)
        self._tell(self._outcome(found, faults), "success")

    def _outcome(self, found: Refresh, faults: int) -> str:
        """What came of it, in one or two sentences."""
        said = []
        if self._reason is Reason.CACHE:
            said.append(self.tr("All pictures are here again."))
        if found.mended:
            words = self.tr("{some} of {all} can be read now and were added.")
            said.append(words.format(some=f"{len(found.mended):,}", all=f"{faults:,}"))
        elif self._reason is Reason.FAULTS:
            said.append(self.tr("None of the {all} can be read yet.").format(all=f"{faults:,}"))
        if found.added:
            said.append(self.tr("New items added: {count}.").format(count=f"{len(found.added):,}"))
        if found.moved:
            said.append(self.tr("Moved files found again: {count}.").format(count=f"{len(found.moved):,}"))
        return " ".join(said) or self.tr("There are no new or moved files.")

    def _tell_failure(self, session: Session, event: Failed) -> None:
        if event.cancelled:
            self._tell(self.tr("Stopped. What was read is kept; reading again goes on from here."), "info")
        elif not Path(session.source).exists():
            self._ask_where(session)
        else:
            self._tell(fault(event), "error")

    def _ask_where(self, session: Session) -> None:
        self.source_missing.emit(
            self.tr("{source} is not there any more. Names, answers and sub-categories are kept.").format(
                source=session.source
            )
        )

    def _tell(self, text: str, level: str) -> None:
        self._workspace.message.emit(text, level)
