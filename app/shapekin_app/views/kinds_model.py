"""The sub-categories as a tree, by their names, for Qt's views."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from shapekin.clustering.kinds_tree import Kind, tidy
from shapekin.errors import ShapekinError
from shapekin.session import Change
from shapekin_app.library_words import fault
from shapekin_app.workspace import Workspace

AnyIndex = QModelIndex | QPersistentModelIndex

PICTURES = 3
LOCKED_ROLE = Qt.ItemDataRole.UserRole + 3
NOTE_ROLE = Qt.ItemDataRole.UserRole + 4
FIND_ROLE = Qt.ItemDataRole.UserRole + 5
KIND_ROLE = Qt.ItemDataRole.UserRole + 1
PATH_ROLE = Qt.ItemDataRole.UserRole + 2


@dataclass
class _Node:
    kind: Kind | None
    parent: int
    row: int
    children: list[int] = field(default_factory=list)


class KindsModel(QAbstractItemModel):
    """A row for each kind, the largest first; those in it are its children."""

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._nodes = [_Node(None, 0, 0)]
        self._typical: dict[tuple[int, ...], list[int]] = {}
        self._locked: frozenset[int] = frozenset()
        self._notes: dict[int, str] = {}
        workspace.session_changed.connect(self.refresh)
        workspace.changed.connect(self._on_change)
        self.refresh()

    @property
    def deep(self) -> bool:
        """True when any kind has others in it."""
        return any(node.kind is not None and node.children for node in self._nodes)

    def refresh(self) -> None:
        """Read everything again."""
        session = self._workspace.session
        self.beginResetModel()
        self._nodes = [_Node(None, 0, 0)]
        if session is not None:
            self._add(session.kinds, 0)
            self._locked = session.locked
            self._notes = session.notes
        self._typical.clear()
        self.endResetModel()

    def _add(self, kinds: tuple[Kind, ...], parent: int) -> None:
        for row, kind in enumerate(kinds):
            number = len(self._nodes)
            self._nodes.append(_Node(kind, parent, row))
            self._nodes[parent].children.append(number)
            self._add(kind.children, number)

    def _on_change(self, change: Change) -> None:
        session = self._workspace.session
        if change.partition or change.clusters or (session is not None and session.locked != self._locked):
            self.refresh()

    # -- what Qt asks ------------------------------------------------------------------------------------

    def index(self, row: int, column: int, parent: AnyIndex | None = None) -> QModelIndex:
        """The place of a child."""
        children = self._node(parent).children
        if column != 0 or not 0 <= row < len(children):
            return QModelIndex()
        return self.createIndex(row, 0, children[row])

    def parent(self, index: AnyIndex | None = None) -> QModelIndex:  # type: ignore[override]
        """The kind that a kind is in."""
        number = self._node(index).parent if index is not None and index.isValid() else 0
        return self.createIndex(self._nodes[number].row, 0, number) if number else QModelIndex()

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        """Number of kinds in a kind."""
        return len(self._node(parent).children)

    def columnCount(self, _parent: AnyIndex | None = None) -> int:
        """One."""
        return 1

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Names can be edited."""
        flags = super().flags(index)
        session = self._workspace.session
        editable = index.isValid() and session is not None and not session.read_only
        return flags | Qt.ItemFlag.ItemIsEditable if editable else flags

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Name, path, size and the `Kind` itself."""
        kind = self._node(index).kind
        if kind is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return kind.name
            case Qt.ItemDataRole.EditRole:
                return kind.place
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._words(kind)
            case Qt.ItemDataRole.ToolTipRole:
                note = self._note(kind)
                words = self.tr("{0}. Click selects them, N renames, W asks about them only.")
                return words.format(self._words(kind)) + (f"\n\n{note}" if note else "")
            case _:
                return self._own(kind, role)

    def _own(self, kind: Kind, role: int) -> object:
        """What only this application asks for."""
        if role == LOCKED_ROLE:
            return set(kind.leaves) <= self._locked
        if role == FIND_ROLE:
            return f"{kind.title}\n{self._note(kind)}"
        return {KIND_ROLE: kind, PATH_ROLE: kind.title, NOTE_ROLE: self._note(kind)}.get(role)

    def _note(self, kind: Kind) -> str:
        return self._notes.get(kind.cluster, "") if kind.cluster is not None else ""

    def setData(self, index: AnyIndex, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Rename a kind."""
        kind = self._node(index).kind
        if role != Qt.ItemDataRole.EditRole or kind is None or tidy(str(value)) == kind.place:
            return False
        try:
            self._workspace.rename_kind(kind.title if kind.cluster is None else kind.cluster, str(value))
        except ShapekinError as error:
            self._workspace.message.emit(fault(error), "error")
            return False
        return True

    def _node(self, index: AnyIndex | None) -> _Node:
        return self._nodes[index.internalId() if index is not None and index.isValid() else 0]

    def _words(self, kind: Kind) -> str:
        if kind.children:
            words = self.tr("{0}: {1:,} items in {2:,} sub-categories")
            return words.format(kind.title, kind.size, len(kind.leaves))
        words = self.tr("{0}, {1:,} items").format(kind.title, kind.size)
        if set(kind.leaves) <= self._locked:
            words += self.tr(", locked")
        return words + (self.tr(", with a note") if self._note(kind) else "")

    # -- what rows are drawn with ----------------------------------------------------------------------------

    def typical(self, kind: Kind) -> list[int]:
        """Up to three rows: the representative of the largest sub-category, then items on its two sides.

        Of a kind with others in it, the representatives of the largest.
        """
        session = self._workspace.session
        if session is None:
            return []
        if kind.leaves not in self._typical:
            first = session.cluster(kind.leaves[0]).representative
            if kind.children:
                rows = [session.cluster(child.leaves[0]).representative for child in kind.children]
            else:
                members = session.members(kind.leaves[0])
                away = session.projection[members] - session.projection[first]
                order = members[np.argsort((away**2).sum(axis=1), kind="stable")]
                rows = order[[0, len(order) // 3, 2 * len(order) // 3]].tolist() if len(order) else []
            self._typical[kind.leaves] = list(dict.fromkeys([first, *rows]))[:PICTURES]
        return self._typical[kind.leaves]

    def colour(self, kind: Kind) -> int:
        """Palette index of a sub-category; of a kind with others in it, of its oldest."""
        session = self._workspace.session
        return -1 if session is None else session.cluster(min(kind.leaves)).colour
