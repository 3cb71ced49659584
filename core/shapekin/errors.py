"""Every error that a user may see: what happened, and what to do about it.

A `ShapekinError` is *known*: the world's fault or the user's, said kindly, with a hint.
Anything else that escapes is a *bug*: the app shows a report, the command line a traceback.
"""

from __future__ import annotations


class ShapekinError(Exception):
    """A known error.

    Args:
        message: What happened and what was kept, as one sentence.
        hint: What the person can do now, as one sentence; may be empty.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message, hint)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class UnreadableFileError(ShapekinError):
    """One file could not be read; it goes to the quarantine list with this reason."""


class SourceError(ShapekinError):
    """A folder or array file does not hold what was expected of it."""


class ProjectError(ShapekinError):
    """A project file is missing, damaged, of another program or too new."""


class ProjectLockedError(ProjectError):
    """Another program holds the project open."""


class ContradictionError(ShapekinError):
    """Evidence that cannot all be true.

    Attributes:
        pair: The two items that are both linked and separated.
        path: The chain of must-linked items that joins them, ends included.
        evidence: Ids of the earlier answers among those that conflict; giving up any one of them (`instead_of`)
            breaks this chain.
    """

    def __init__(
        self, message: str, hint: str, pair: tuple[int, int], path: tuple[int, ...], evidence: tuple[int, ...] = ()
    ) -> None:
        super().__init__(message, hint)
        self.pair = pair
        self.path = path
        self.evidence = evidence


class UnknownNameError(ShapekinError):
    """No item, model, strategy, format or parameter has this name."""


class ParameterError(ShapekinError):
    """A parameter's value is of the wrong type or out of its range."""


class DeviceError(ShapekinError):
    """The computing device that was asked for is not there."""


class CancelledError(ShapekinError):
    """A person stopped the work."""

    def __init__(self, message: str = "Cancelled; everything finished before is kept.") -> None:
        super().__init__(message)
