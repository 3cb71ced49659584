"""Which key does what: the table of `actions` and of the questions, with what a person changed of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QKeySequence

from shapekin_app.actions import ACTIONS
from shapekin_app.settings import Settings

CONTEXT = "Shortcuts"
"""Of the texts that are marked here, for the translators."""


def _(text: str) -> str:
    """Mark a text for the translators; it is translated when it is shown."""
    return text


@dataclass(frozen=True)
class KeySpec:
    """Something that a key does.

    Attributes:
        name: How the program calls it.
        words: For people, in English.
        context: Of those words, for the translators.
        keys: At first; several separated by " | ".
        group: Heading in lists of keys, in English, of the same context.
        fixed: True where it stays as it is.
    """

    name: str
    words: str
    context: str
    keys: str
    group: str
    fixed: bool = False

    @property
    def title(self) -> str:
        """The words in the language in use."""
        return QCoreApplication.translate(self.context, self.words).rstrip("…")

    @property
    def heading(self) -> str:
        """The group in the language in use."""
        return QCoreApplication.translate(self.context, self.group)


_QUESTION, _POINTING = _("Question"), _("Map and gallery")
_IN_VIEWS = (
    KeySpec("same", _("Same kind"), CONTEXT, "S", _QUESTION),
    KeySpec("different", _("Different"), CONTEXT, "D", _QUESTION),
    KeySpec("unsure", _("Unsure"), CONTEXT, "Space", _QUESTION),
    KeySpec("what_same", _("What if: same kind"), CONTEXT, "Shift+S", _QUESTION),
    KeySpec("what_different", _("What if: different"), CONTEXT, "Shift+D", _QUESTION),
    KeySpec("take_back", _("Take back the last answer"), CONTEXT, "Backspace", _QUESTION),
    KeySpec("frame", _("Frame the selection"), CONTEXT, "F", _POINTING, fixed=True),
    KeySpec("lasso", _("Lasso"), CONTEXT, "L", _POINTING, fixed=True),
    KeySpec("box", _("Box"), CONTEXT, "B", _POINTING, fixed=True),
    KeySpec("brush", _("Brush"), CONTEXT, "C", _POINTING, fixed=True),
    KeySpec("look", _("Surface, wire or points of a shape"), CONTEXT, "V", _POINTING, fixed=True),
    KeySpec("reconstruction", _("What the network makes of it"), CONTEXT, "O", _POINTING, fixed=True),
    KeySpec("walk", _("Walk through the items"), CONTEXT, "Left | Right", _POINTING, fixed=True),
    KeySpec("enlarge", _("See a shape large"), CONTEXT, "Return", _POINTING, fixed=True),
    KeySpec("name", _("Name the sub-category"), CONTEXT, "N", _POINTING, fixed=True),
)
ANSWERS = ("same", "different", "unsure", "what_same", "what_different", "take_back")
"""What works in the questions; in focus mode these keys go before all others."""

NO_KEY = "none"
"""How it is remembered that a command has no key."""

KEYS: tuple[KeySpec, ...] = (
    *(KeySpec(spec.name, spec.text, "Actions", spec.keys, spec.group) for spec in ACTIONS),
    *_IN_VIEWS,
)


class Keymap(QObject):
    """The keys in use. One for a workspace: `Keymap.of`.

    Args:
        settings: Where a person's own keys are remembered; None for those of the table alone.
        parent: Whom it belongs to.

    Signals:
        changed: Some keys are others.
    """

    changed = Signal()

    def __init__(self, settings: Settings | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._specs = {spec.name: spec for spec in KEYS}
        self._own: dict[str, str] = {}
        for spec in KEYS:
            kept = settings.text(f"keys/{spec.name}") if settings is not None and not spec.fixed else ""
            if kept and all(_known(key) for key in kept.split(" | ") if key != NO_KEY):
                self._own[spec.name] = kept

    @classmethod
    def of(cls, owner: QObject) -> Keymap:
        """The one that belongs to a workspace."""
        return owner.findChild(cls) or cls(None, owner)

    def __iter__(self) -> Iterator[KeySpec]:
        return iter(self._specs.values())

    def portable(self, name: str) -> tuple[str, ...]:
        """The keys of a command, as they are written everywhere: "Ctrl+Z"."""
        text = self._own.get(name, self._specs[name].keys)
        return tuple(key for key in text.split(" | ") if key and key != NO_KEY)

    def sequences(self, name: str) -> list[QKeySequence]:
        """The same for Qt."""
        return [QKeySequence.fromString(key, QKeySequence.SequenceFormat.PortableText) for key in self.portable(name)]

    def shown(self, name: str) -> str:
        """The first key of a command as this system writes it, "" for none."""
        return next((native(key) for key in self.portable(name)), "")

    def is_own(self, name: str) -> bool:
        """Whether a person changed it."""
        return name in self._own

    def users(self, key: str, *, besides: str = "") -> list[KeySpec]:
        """Who has this key already."""
        wanted = QKeySequence(key).toString()
        return [
            spec
            for spec in KEYS
            if spec.name != besides and wanted in {QKeySequence(other).toString() for other in self.portable(spec.name)}
        ]

    def assign(self, name: str, keys: Iterable[str]) -> None:
        """Give a command these keys, and no other command any of them; none takes its keys away.

        Raises:
            ValueError: A key is none, or belongs to what cannot be changed.
        """
        chosen = tuple(dict.fromkeys(QKeySequence(key).toString() for key in keys))
        if not all(_known(key) for key in chosen) or self._specs[name].fixed:
            raise ValueError(f"{name} cannot have the keys {chosen}.")
        for key in chosen:
            for spec in self.users(key, besides=name):
                if spec.fixed:
                    raise ValueError(f"{key} belongs to {spec.name}.")
                left = (other for other in self.portable(spec.name) if QKeySequence(other) != QKeySequence(key))
                self._keep(spec, tuple(left))
        self._keep(self._specs[name], chosen)
        self.changed.emit()

    def reset(self) -> None:
        """The keys of the table again."""
        for spec in KEYS:
            self._own.pop(spec.name, None)
            if self._settings is not None:
                self._settings.set_text(f"keys/{spec.name}", "")
        self.changed.emit()

    def _keep(self, spec: KeySpec, keys: tuple[str, ...]) -> None:
        text = " | ".join(keys) or NO_KEY
        if text == spec.keys:
            self._own.pop(spec.name, None)
            text = ""
        else:
            self._own[spec.name] = text
        if self._settings is not None:
            self._settings.set_text(f"keys/{spec.name}", text)


def native(key: str) -> str:
    """A key as this system writes it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def _known(key: str) -> bool:
    sequence = QKeySequence(key)
    return not sequence.isEmpty() and "Unknown" not in sequence.toString() and bool(sequence.toString())
