"""What changed, in words: what Undo would take back, what a training moved."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication, QObject

from shapekin.arrays import IntArray
from shapekin.queries.base import Answer
from shapekin.session import Change, Session
from shapekin.session.noted import Step
from shapekin_app.actions import Actions
from shapekin_app.views.banner import Banner
from shapekin_app.wording import short_name
from shapekin_app.workspace import Workspace


class UndoWords(QObject):
    """Keeps the texts of Undo and Redo: what they would do.

    Args:
        workspace: The open project.
        actions: Of the window.
    """

    def __init__(self, workspace: Workspace, actions: Actions) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._actions = actions
        self._plain = {name: actions[name].text() for name in ("undo", "redo")}
        workspace.session_changed.connect(self._show)
        workspace.changed.connect(lambda _change: self._show())

    def _show(self) -> None:
        session = self._workspace.session
        steps = {"undo": session.undo_step, "redo": session.redo_step} if session is not None else {}
        for name, plain in self._plain.items():
            step = steps.get(name)
            words = step_words(step, session) if step is not None and session is not None else ""
            self._actions[name].setText(f"{plain}: {words}" if words else plain)


class MovedNews(QObject):
    """Says after a training how many items stand elsewhere now, and shows which.

    Args:
        workspace: The open project.
        banner: Where it is said.
    """

    def __init__(self, workspace: Workspace, banner: Banner) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._banner = banner
        self.rows: IntArray = np.empty(0, np.int64)
        """Items that the last training moved."""
        self._labels: IntArray = np.empty(0, np.int64)
        workspace.session_changed.connect(self._on_session)
        workspace.changed.connect(self._on_change)

    def show(self) -> None:
        """Select what moved."""
        if len(self.rows):
            self._workspace.select(self.rows)
        else:
            self._banner.tell(self.tr("Nothing has moved since the project was opened; train or refine first."))

    def _on_session(self) -> None:
        session = self._workspace.session
        self.rows = np.empty(0, np.int64)
        self._labels = session.labels if session is not None else self.rows

    def _on_change(self, change: Change) -> None:
        session = self._workspace.session
        if session is None or not change.partition:
            return
        before, self._labels = self._labels, session.labels
        if change.runs and not change.items and len(before) == len(session):
            self._tell(before, session.labels)

    def _tell(self, before: IntArray, after: IntArray) -> None:
        self.rows = np.flatnonzero(before != after)
        if not len(self.rows):
            self._banner.tell(self.tr("No item changed its sub-category."), "success")
            return
        old, new = set(np.unique(before).tolist()), set(np.unique(after).tolist())
        parts = [self.tr("{count} of {total} items moved").format(count=f"{len(self.rows):,}", total=f"{len(after):,}")]
        if new - old:
            parts.append(self.tr("new sub-categories: {count}").format(count=len(new - old)))
        if old - new:
            parts.append(self.tr("gone: {count}").format(count=len(old - new)))
        self._banner.tell(", ".join(parts) + ".", "success", self.tr("Show them"), self.show)


def step_words(step: Step, session: Session) -> str:
    """What Undo would take back, or Redo say again, in a few words."""
    if len(step.answers) == 1 and step.what == "pair":
        (row,) = step.answers
        said = {
            Answer.SAME: _tr("{a} and {b} the same"),
            Answer.DIFFERENT: _tr("{a} and {b} different"),
            Answer.UNSURE: _tr("unsure about {a} and {b}"),
        }[Answer(row.value)]
        names = session.dataset.names
        return said.format(a=short_name(names[row.a]), b=short_name(names[row.b]))
    known = {
        "name": _tr("a name"),
        "note": _tr("a note"),
        "representative": _tr("the picture of a sub-category"),
        "colour": _tr("a colour"),
        "retraction": _tr("an answer taken back"),
        "move": _tr("items moved"),
        "split": _tr("a new sub-category"),
        "parts": _tr("a sub-category split"),
        "merge": _tr("sub-categories merged"),
        "lock": _tr("a lock"),
    }
    return known.get(step.what) or _tr("{count} answers").format(count=f"{len(step.answers):,}")


def _tr(text: str) -> str:
    return QCoreApplication.translate("told", text)
