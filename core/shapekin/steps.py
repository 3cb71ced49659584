"""Long work is a generator: each `yield` is progress and a point to stop, what it returns is the result."""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import TypeVar

Said = TypeVar("Said")
Retold = TypeVar("Retold")
Result = TypeVar("Result")


def finished(steps: Generator[object, None, Result]) -> Result:
    """Run long work to its end, at one go."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            result: Result = end.value
            return result


def retold(steps: Generator[Said, None, Result], tell: Callable[[Said], Retold]) -> Generator[Retold, None, Result]:
    """The same work with its progress told in other words.

    Args:
        steps: Long work.
        tell: What to yield for each thing that it yields.
    """
    while True:
        try:
            said = next(steps)
        except StopIteration as end:
            result: Result = end.value
            return result
        yield tell(said)
