"""What a person may prefer, each thing declared once: its type, default, words and help."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, Signal

from shapekin.render.palette import PALETTES
from shapekin_app.settings import Settings

Value = bool | int | str


CONTEXT = "Preferences"
"""Of the texts that are marked here, for the translators."""


def _(text: str) -> str:
    """Mark a text for the translators; it is translated when it is shown."""
    return text


def words(text: str) -> str:
    """A text of the table below in the language in use."""
    return QCoreApplication.translate(CONTEXT, text)


@dataclass(frozen=True)
class Preference:
    """One thing that a person may prefer.

    Attributes:
        name: How the program calls it; also its place in the INI file.
        default: Its value at first; its type is that of every value.
        title: In the dialog.
        help: A sentence more.
        group: Heading in the dialog.
        choices: Values of a choice and their words; empty for numbers and switches.
        least, most, step: Of a number.
        unit: What stands behind a number.
        restart: True when it counts from the next start on.
    """

    name: str
    default: Value
    title: str
    help: str
    group: str
    choices: tuple[tuple[str, str], ...] = ()
    least: int = 0
    most: int = 100
    step: int = 1
    unit: str = ""
    restart: bool = False

    def read(self, text: str) -> Value:
        """The value that an INI file holds as `text`; the default where that is none."""
        if isinstance(self.default, bool):
            return text == "true" if text in {"true", "false"} else self.default
        if isinstance(self.default, int):
            try:
                return min(max(int(text), self.least), self.most)
            except ValueError:
                return self.default
        return text if text in {value for value, _words in self.choices} else self.default

    def write(self, value: Value) -> str:
        """The value for an INI file."""
        return ("true" if value else "false") if isinstance(value, bool) else str(value)


_LOOK, _ASKING, _NEWS = _("Look"), _("Questions"), _("Messages")
_PALETTE_WORDS = {
    "okabe_ito": _("Okabe-Ito: told apart with any colour vision"),
    "tol": _("Tol: softer, told apart with any colour vision"),
    "vivid": _("Vivid: more colours, for full colour vision"),
}

PREFERENCES = (
    Preference("view/theme", "system", _("Colours of the window"), _("Light on dark, dark on light, or as the system"),
               _LOOK, (("system", _("As the system")), ("light", _("Light")), ("dark", _("Dark")))),
    Preference("view/palette", "okabe_ito", _("Colours of sub-categories"),
               _("Markers of different shapes tell them apart as well"), _LOOK,
               tuple((name, _PALETTE_WORDS[name]) for name in PALETTES)),
    Preference("view/font_scale", 100, _("Size of the text"), _("Of the system's own size"), _LOOK,
               least=80, most=150, step=10, unit="%"),
    Preference("view/reduce_motion", False, _("Reduce motion"),
               _("Points jump to their places instead of gliding there"), _LOOK),
    Preference("view/language", "system", _("Language"), _("Counts from the next start on"), _LOOK,
               (("system", _("As the system")), ("en", "English"), ("de", "Deutsch")), restart=True),
    Preference("asking/refine_after", 10, _("Suggest a refinement after"),
               _("New answers from which a short training is suggested"), _ASKING,
               least=3, most=500, step=1, unit=_("answers")),
    Preference("asking/refine_by_itself", False, _("Refine without being asked"),
               _("Start that training as soon as there are so many answers; you can go on answering"), _ASKING),
    Preference("news/ended", True, _("Say when long work has ended out of sight"),
               _("A message of the system when the window is behind others"), _NEWS),
)  # fmt: skip


class Preferences(QObject):
    """The values that a person chose.

    Signals:
        changed(str): The preference of this name has another value.
    """

    changed = Signal(str)

    def __init__(self, settings: Settings | None = None, parent: QObject | None = None) -> None:
        """Args: where they are remembered, None for nowhere; whom they belong to."""
        super().__init__(parent)
        self._settings = settings
        self._known = {preference.name: preference for preference in PREFERENCES}
        self._texts = {name: settings.text(name) for name in self._known} if settings is not None else {}

    @classmethod
    def of(cls, owner: QObject) -> Preferences:
        """Those that belong to a workspace."""
        return owner.findChild(cls) or cls(None, owner)

    def __getitem__(self, name: str) -> Value:
        return self._known[name].read(self._texts.get(name, ""))

    def __setitem__(self, name: str, value: Value) -> None:
        preference = self._known[name]
        if type(value) is not type(preference.default) or preference.read(preference.write(value)) != value:
            raise ValueError(f"{name} cannot be {value!r}.")
        if value != self[name]:
            self._texts[name] = preference.write(value)
            if self._settings is not None:
                self._settings.set_text(name, self._texts[name])
            self.changed.emit(name)

    def set(self, name: str, value: Value) -> None:
        """The same as an assignment, for `lambda`."""
        self[name] = value

    def number(self, name: str) -> int:
        """The value of a number."""
        return int(self[name])

    def reset(self, names: Iterable[str] = ()) -> None:
        """The defaults again, of all or of some."""
        for preference in PREFERENCES:
            if not names or preference.name in names:
                self[preference.name] = preference.default
