"""The language of the window: English in the sources, others from `resources/translations`."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from shapekin.clustering.kinds_tree import UNNAMED, call_unnamed
from shapekin_app.icons import resources

ENGLISH = "en"


def languages() -> tuple[str, ...]:
    """Codes of the languages that there are."""
    files = (resources() / "translations").glob("shapekin_*.qm")
    return (ENGLISH, *sorted(file.stem.removeprefix("shapekin_") for file in files))


def speak(app: QCoreApplication, choice: str) -> str:
    """Use a language from now on, for windows that are made later.

    Args:
        app: Qt's application.
        choice: "system", or a code such as "de".

    Returns:
        The code of the language in use.
    """
    wanted = QLocale.system().name()[:2] if choice == "system" else choice
    if wanted == ENGLISH or wanted not in languages():
        call_unnamed(UNNAMED)
        return ENGLISH
    for name, folder in (
        (f"qtbase_{wanted}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
        (f"shapekin_{wanted}", str(resources() / "translations")),
    ):
        translator = QTranslator(app)
        if translator.load(name, folder):
            app.installTranslator(translator)
    call_unnamed(app.translate("library", UNNAMED))
    return wanted
