"""What a curator says of whole sub-categories: notes, who stands for them, locks; and what undoing would take back.

A lock is evidence: its members are of one kind, whatever is learned later. Notes and representatives say nothing of
pairs; they are kept beside the names (`namings`) and are taken back like them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from shapekin.errors import ProjectError
from shapekin.pairs.constraints import Relation
from shapekin.queries.base import Answer
from shapekin.session.change import Change
from shapekin.session.curated import Curated
from shapekin.session.namings import NOBODY
from shapekin.store.evidence import RETRACTION, Evidence, Said

LOCK = "lock"
"""The form of the evidence that a lock is."""
LONGEST_NOTE = 10_000


@dataclass(frozen=True)
class Step:
    """What `undo` would take back, or `redo` say again.

    Attributes:
        what: "name", "note", "representative", "colour", "retraction", or the form of the evidence: "pair", "move",
            "split", "merge", "lock", one of `queries.forms`.
        answers: What was said of pairs, for a gesture.
    """

    what: str
    answers: tuple[Evidence, ...] = ()


class Noted(Curated):
    """The part of a session that takes in what is said of whole sub-categories."""

    # -- notes and representatives ----------------------------------------------------------------------

    @property
    def notes(self) -> dict[int, str]:
        """A person's remarks about clusters, by id; only those that have one."""
        return {record.id: record.notes for record in self._project.clusters() if record.notes}

    def set_note(self, cluster_id: int, text: str) -> Change:
        """Write a remark about a cluster; "" takes it away.

        Raises:
            ProjectError: There is no such cluster, or the text is too long.
        """
        self._require(cluster_id)
        if len(text) > LONGEST_NOTE:
            raise ProjectError(f"A note has {LONGEST_NOTE:,} characters at most.", "Say it shorter.")
        before = self._project.clusters()
        after = tuple(replace(one, notes=text) if one.id == cluster_id else one for one in before)
        if after == before:
            return self._tell(Change())
        self._namings.give(before, after)
        return self._tell(Change(clusters=True))

    def choose_representative(self, row: int) -> Change:
        """Let an item stand for its cluster, in lists and in what is exported.

        Raises:
            ProjectError: It stands for it already.
        """
        cluster = self._by_id[int(self._labels[row])]
        if self._namings.representatives.get(cluster.id, NOBODY) == row:
            raise ProjectError("This item stands for its sub-category already.", "Choose another.")
        self._namings.choose(cluster.id, row)
        self._load_clusters()
        return self._tell(Change(clusters=True))

    def _load_clusters(self) -> None:
        super()._load_clusters()
        chosen = self._namings.representatives
        self._clusters = tuple(
            replace(one, representative=chosen[one.id])
            if one.id in chosen and 0 <= chosen[one.id] < len(self) and self._labels[chosen[one.id]] == one.id
            else one
            for one in self._clusters
        )
        self._by_id = {cluster.id: cluster for cluster in self._clusters}

    def recolour(self, cluster_id: int, colour: int) -> Change:
        """Give a cluster a colour of the palette; who had it until now takes the other.

        Raises:
            ProjectError: There is no such cluster, or it has this colour already.
        """
        self._require(cluster_id)
        before = self._project.clusters()
        own = next(one.colour_index for one in before if one.id == cluster_id)
        if own == colour or colour < 0:
            raise ProjectError("This sub-category has that colour already.", "Choose another.")
        swap = {own: colour, colour: own}
        after = tuple(
            replace(one, colour_index=swap[one.colour_index])
            if one.id == cluster_id or one.colour_index == colour
            else one
            for one in before
        )
        self._namings.give(before, after)
        self._load_clusters()
        return self._tell(Change(clusters=True))

    # -- locks ------------------------------------------------------------------------------------------

    @property
    def locked(self) -> frozenset[int]:
        """Ids of the clusters whose members were locked together."""
        return frozenset(int(self._labels[row.a]) for row in self._locks())

    def lock(self, cluster_id: int) -> Change:
        """Say that the members of a cluster are of one kind, whatever is learned later.

        Raises:
            ContradictionError: Answers say otherwise; nothing was changed.
            ProjectError: There is no such cluster, it has one member only, or that is known already.
        """
        self._require(cluster_id)
        if cluster_id in self.locked:
            raise ProjectError("This sub-category is locked already.", "Unlock it to let it change.")
        anchor = self._by_id[cluster_id].representative
        closure = self.constraints.closure()
        same = Relation.SAME
        rows = [row for row in self.members(cluster_id).tolist() if row != anchor]
        if not rows:
            raise ProjectError("It has one item only; there is nothing to keep together.", "Lock a larger one.")
        said = [row for row in rows if closure.relation(anchor, row) is not same] or rows[:1]
        self._answers.record(
            [
                Said(min(anchor, row), max(anchor, row), Answer.SAME.value, author=self.author, form=LOCK)
                for row in said
            ],
            author=self.author,
        )
        self._queue = None
        return self._tell(Change(clusters=True, evidence=True))

    def unlock(self, cluster_id: int) -> Change:
        """Take a lock back.

        Raises:
            ProjectError: It is not locked.
        """
        numbers = [row.id for row in self._locks() if self._labels[row.a] == cluster_id]
        if not numbers:
            raise ProjectError("This sub-category is not locked.", "There is nothing to do.")
        self._answers.retract(numbers, self.author)
        self._queue = None
        return self._tell(Change(clusters=True, evidence=True))

    def _locks(self) -> Sequence[Evidence]:
        """The evidence of locks, where both items are in one cluster still."""
        found = (row for row in self.evidence if row.form == LOCK)
        return [row for row in found if self._labels[row.a] == self._labels[row.b]]

    # -- undoing ------------------------------------------------------------------------------------------

    @property
    def undo_step(self) -> Step | None:
        """What `undo` would take back, None for nothing."""
        if not self.can_undo:
            return None
        history, names = self._answers.history, self._namings
        if names.can_undo(history):
            return None if names.last is None else Step(names.last.what)
        return self._step(history.standing[-1])

    @property
    def redo_step(self) -> Step | None:
        """What `redo` would say again, None for nothing."""
        if not self.can_redo:
            return None
        history, names = self._answers.history, self._namings
        if names.can_redo(history):
            return None if names.last_undone is None else Step(names.last_undone.what)
        return self._step(history.undone[-1])

    def _step(self, gesture: int) -> Step:
        rows = self._answers.history.gestures[gesture]
        while rows[0].undoes:
            rows = self._answers.history.gestures[rows[0].undoes]
        said = tuple(row for row in rows if row.kind != RETRACTION)
        return Step(said[0].form, said) if said else Step("retraction")
