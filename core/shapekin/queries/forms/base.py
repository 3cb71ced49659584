"""What every form of question has: items to show, words, and what a reply says of pairs.

A reply is counted twice: as the comparisons it replaces (`answers`) and as one gesture (`actions`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, Protocol

from shapekin.queries.base import Answer, Query, QueryContext

SaysSame = Callable[[int, int], bool]


class FormQuestion(Protocol):
    """One question about several items."""

    @property
    def rows(self) -> tuple[int, ...]:
        """The items shown, the one in question first."""
        ...

    @property
    def reason(self) -> str:
        """Why it is asked, in a sentence for people."""
        ...

    def reply(self, chosen: Sequence[int]) -> list[tuple[Query, Answer]]:
        """What a reply says of pairs that are still open.

        Args:
            chosen: Places in `rows` that a person pointed at; what pointing means is the form's.
        """
        ...

    def replaced(self, chosen: Sequence[int]) -> int:
        """Number of comparisons that the reply stands for."""
        ...

    def choose(self, says_same: SaysSame) -> tuple[int, ...]:
        """Where somebody would point who compares items two by two."""
        ...


class Form(Protocol):
    """A way to ask."""

    name: ClassVar[str]
    title: ClassVar[str]
    summary: ClassVar[str]

    def propose(self, context: QueryContext) -> FormQuestion | None:
        """The next question; None when there is none left."""
        ...

    def question(self, rows: tuple[int, ...], reason: str = "") -> FormQuestion:
        """The question about given items, the one in question first; and why it is asked."""
        ...
