"""What the command palette finds: commands, sub-categories and items, by the words that a person types."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QCoreApplication

from shapekin.arrays import IntArray
from shapekin.clustering.kinds_tree import walk
from shapekin_app.actions import ACTIONS, Actions
from shapekin_app.workspace import Workspace

MOST = 40
"""Entries of one sort that are listed; nobody reads more, one types on."""


@dataclass(frozen=True)
class Entry:
    """Something that can be found.

    Attributes:
        title: What is looked for, and shown.
        detail: Shown behind it: a key, a number.
        sort: Heading: "command", "kind" or "item".
        act: What happens when it is chosen.
        picture: Name of an icon, "" for none.
    """

    title: str
    detail: str
    sort: str
    act: Callable[[], None]
    picture: str = ""


class Finder:
    """Looks for words in everything that has a name.

    Args:
        workspace: With or without an open session.
        actions: Of the window; only those that can be done now are found.
    """

    def __init__(self, workspace: Workspace, actions: Actions) -> None:
        self._workspace = workspace
        self._commands = list(self._of_actions(actions))
        session = workspace.session
        self._kinds = list(self._of_kinds()) if session is not None else []
        self._names = [name.casefold() for name in session.dataset.names] if session is not None else []

    def find(self, text: str) -> list[Entry]:
        """Whatever has all the words in its name: commands, then kinds, then items, the nearest first."""
        words = text.casefold().split()
        found = [*_best(self._commands, words)[:MOST], *_best(self._kinds, words)[: MOST if words else 8]]
        return [*found, *self._items(words)] if words else found

    def _items(self, words: list[str]) -> Iterable[Entry]:
        session, select = self._workspace.session, self._workspace.select
        if session is None:
            return
        rows = list(range(len(self._names)))
        for word in words:  # each narrows what the next has to look through
            rows = [row for row in rows if word in self._names[row]]
        if len(rows) > 1:
            title = _tr("Select all {0:,} items found").format(len(rows))
            yield Entry(title, "", "item", lambda: select(np.array(rows, np.int64)), "search")
        for row in sorted(rows, key=lambda row: (not self._names[row].startswith(words[0]), row))[:MOST]:
            kind = session.cluster(int(session.labels[row])).title
            yield Entry(session.dataset.names[row], kind, "item", lambda row=row: select(_rows(row)))  # type: ignore[misc]

    def _of_kinds(self) -> Iterable[Entry]:
        session = self._workspace.session
        assert session is not None
        for kind in walk(session.kinds):
            members = session.members_of(kind)
            detail = _tr("{0:,} items").format(len(members))
            yield Entry(kind.title, detail, "kind", lambda rows=members: self._workspace.select(rows), "list")  # type: ignore[misc]

    def _of_actions(self, actions: Actions) -> Iterable[Entry]:
        for spec in ACTIONS:
            action = actions[spec.name]
            if action.isEnabled() and spec.name != "palette":
                title = QCoreApplication.translate("Actions", spec.text).rstrip("…")
                yield Entry(title, action.shortcut().toString(), "command", action.trigger, spec.icon)


def _best(entries: Iterable[Entry], words: list[str]) -> list[Entry]:
    """Those that have all words; first those that begin with the first, in their order."""
    found = [entry for entry in entries if all(word in entry.title.casefold() for word in words)]
    return sorted(found, key=lambda entry: bool(words) and not entry.title.casefold().startswith(words[0]))


def _rows(row: int) -> IntArray:
    return np.array([row], np.int64)


def _tr(text: str) -> str:
    return QCoreApplication.translate("finding", text)
