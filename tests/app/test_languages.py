"""Every text that is seen passes through the translators, and German is whole."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTabBar,
    QWidget,
)

from helpers.fake_session import KINDS, FakeSession
from shapekin.models.catalogue import MODELS
from shapekin.queries.catalogue import STRATEGIES
from shapekin.queries.forms.catalogue import FORMS
from shapekin_app import languages
from shapekin_app.actions import ACTIONS
from shapekin_app.dialogs.about import AboutDialog
from shapekin_app.dialogs.answers import AnswersDialog
from shapekin_app.dialogs.group import GroupDialog
from shapekin_app.dialogs.items_table import ItemsTable
from shapekin_app.dialogs.note import NoteDialog
from shapekin_app.dialogs.palette import CommandPalette
from shapekin_app.dialogs.preferences import PreferencesDialog
from shapekin_app.dialogs.shortcuts import ShortcutsDialog
from shapekin_app.icons import resources
from shapekin_app.keys import Keymap
from shapekin_app.tour import STOPS

ROOT = Path(__file__).resolve().parents[2]
OPEN, SHUT = "⟦", "⟧"
NO_WORDS = re.compile(
    r"Shapekin|\bpx\b|English|Deutsch|Esc|Ctrl|Shift|Alt|Space|Return|Backspace|Left|Right|Del|PgUp|PgDown|F\d+|ACC|NMI|ARI|GPU|CPU"
    r"|PCA|UMAP|t-SNE|[a-z_]+\.(off|shapekin)"
)


class Pseudo(QTranslator):
    """A language in which every text stands in brackets."""

    def translate(self, context, source, disambiguation=None, n=-1):
        return f"{OPEN}{source}{SHUT}" if source else ""


@pytest.fixture
def pseudo(qapp):
    translator = Pseudo(qapp)
    qapp.installTranslator(translator)
    yield translator
    qapp.removeTranslator(translator)


@pytest.fixture
def foreign(pseudo, frame):
    """The whole application in the pseudo language."""
    frame.workspace.open(FakeSession(120))
    return frame


def library_words() -> set[str]:
    """What the library says of itself: it is not translated."""
    found = set()
    for one in (*STRATEGIES.values(), *FORMS.values()):
        found |= {one.title, one.summary}
    for model in MODELS.values():
        card = model.card
        found |= {str(value) for value in vars(card).values() if isinstance(value, str)}
    return {word.casefold().rstrip(".") for word in found}


def texts_of(root: QWidget):
    """Every text that a widget shows or says, and where."""
    for widget in (root, *root.findChildren(QWidget)):
        where = f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}"
        shown = [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription(), widget.windowTitle()]
        if isinstance(widget, QLabel | QAbstractButton):
            shown.append(widget.text())
        if isinstance(widget, QGroupBox):
            shown.append(widget.title())
        if isinstance(widget, QLineEdit):
            shown.append(widget.placeholderText())
        if isinstance(widget, QComboBox):
            shown += [widget.itemText(place) for place in range(widget.count())]
        if isinstance(widget, QTabBar):
            shown += [widget.tabText(place) for place in range(widget.count())]
        if isinstance(widget, QHeaderView) and widget.model() is not None:
            along, model = Qt.Orientation.Horizontal, widget.model()
            shown += [str(model.headerData(place, along) or "") for place in range(model.columnCount())]
        if isinstance(widget, QAbstractSpinBox):
            shown.append(getattr(widget, "suffix", str)())
        for action in widget.findChildren(QAction, options=Qt.FindChildOption.FindDirectChildrenOnly):
            shown += [action.text(), action.toolTip()]
        for text in shown:
            yield where, text


def untranslated(root: QWidget, session: FakeSession | None) -> list[str]:
    names = set(KINDS)
    if session is not None:
        names |= {cluster.title for cluster in session.clusters} | {session.path.name, session.path.stem}
        names |= {word for name in session.dataset.names for word in (name, name.rpartition("/")[2])}
    library = library_words()
    found = []
    for where, text in texts_of(root):
        if OPEN in text or text.casefold().rstrip(".") in library:
            continue
        rest = NO_WORDS.sub("", text)
        for name in sorted((name for name in names if name in rest), key=len, reverse=True):
            rest = rest.replace(name, "")
        if re.search(r"[A-Za-zäöü]{2,}", rest):
            found.append(f"{where}: {text}")
    return sorted(set(found))


LIBRARY_SPEAKS = ("reason", "effect", "empty", "summary")
"""Labels that repeat a sentence of the library: why it is asked, what a model is."""


def told(root: QWidget, session: FakeSession | None) -> list[str]:
    for widget in (root, *root.findChildren(QWidget)):
        for name in LIBRARY_SPEAKS:
            label = getattr(widget, name, None)
            if isinstance(label, QLabel):
                label.clear()
    return untranslated(root, session)


def test_every_text_of_the_window_is_translated(foreign):
    assert told(foreign.window.start_page, None) == []
    assert told(foreign.window, foreign.workspace.session) == []
    foreign.window.actions_["ask"].trigger()
    assert told(foreign.window.focus, foreign.workspace.session) == []


@pytest.mark.parametrize(
    "which", ["note", "group", "table", "palette", "preferences", "shortcuts", "answers", "about", "tour"]
)
def test_every_text_of_the_dialogs_is_translated(foreign, qtbot, which):
    workspace, window = foreign.workspace, foreign.window
    dialog = {
        "note": lambda: NoteDialog("seat", ""),
        "group": lambda: GroupDialog(workspace, 3),
        "table": lambda: ItemsTable(workspace),
        "palette": lambda: CommandPalette(workspace, window.actions_, window),
        "preferences": lambda: PreferencesDialog(workspace),
        "shortcuts": lambda: ShortcutsDialog(Keymap.of(workspace)),
        "answers": lambda: AnswersDialog(workspace),
        "about": lambda: AboutDialog(),
        "tour": lambda: window.tour.card,
    }[which]()
    if which == "tour":
        window.tour.go(1)
    else:
        qtbot.addWidget(dialog)
    assert told(dialog, workspace.session) == []


@pytest.fixture(scope="module")
def texts():
    spec = importlib.util.spec_from_file_location("texts", ROOT / "packaging" / "texts.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["texts"] = module
    spec.loader.exec_module(module)
    return module


def test_german_is_whole(texts):
    lacking = texts.missing("de")
    assert lacking == [], "add these to resources/translations/shapekin_de.ts (make translations lists them)"


def test_translations_keep_their_gaps_and_mnemonics(texts):
    for (context, source), translation in texts.read(texts.FOLDER / "shapekin_de.ts").items():
        if translation:
            gaps = [sorted(re.findall(r"\{[^}]*\}", text)) for text in (source, translation)]
            assert gaps[0] == gaps[1], (context, source, translation)
            assert ("&" in source) == ("&" in translation), (context, source, translation)


def test_texts_are_found_in_the_sources(texts, tmp_path):
    (tmp_path / "one.py").write_text(
        'CONTEXT = "Here"\n'
        "def _(t): return t\n"
        'def _tr(t): return QCoreApplication.translate("helper", t)\n'
        "class View(QWidget):\n"
        "    def f(self, page: Page):\n"
        '        self.tr("of the class"); page.tr("of the page"); _("marked"); _tr("helped")\n'
        '        QCoreApplication.translate("X", "named"); self.tr("in " "two")\n'
    )
    assert set(texts.texts(tmp_path)) == {
        ("View", "of the class"), ("Page", "of the page"), ("Here", "marked"), ("helper", "helped"), ("X", "named"),
        ("View", "in two"),
    }  # fmt: skip


def test_a_person_can_choose_german_and_everything_speaks_it(qapp):
    assert languages.languages() == ("en", "de")
    assert (resources() / "translations" / "shapekin_de.qm").is_file()
    before = qapp.findChildren(QTranslator)
    assert languages.speak(qapp, "en") == "en"
    assert languages.speak(qapp, "xx") == "en"
    assert languages.speak(qapp, "de") == "de"
    try:
        assert QCoreApplication.translate("Actions", "Undo") == "Rückgängig"
        assert QCoreApplication.translate("StartPage", "Show me round") == "Rundgang"
    finally:
        for translator in qapp.findChildren(QTranslator):
            if translator not in before:
                qapp.removeTranslator(translator)
                translator.deleteLater()
    assert QCoreApplication.translate("Actions", "Undo") == "Undo"


def test_the_german_window_is_german(qapp, request):
    languages.speak(qapp, "de")
    try:
        frame = request.getfixturevalue("frame")
        frame.workspace.open(FakeSession(60))
        assert frame.window.docks["questions"].windowTitle() == "Frage"
        assert "Objekte" in frame.window.status.numbers.text()
        assert frame.window.actions_["undo"].text().startswith("Rückgängig")
        assert [spec for spec in ACTIONS if frame.window.actions_[spec.name].text() == ""] == []
        assert len(STOPS) > 4
    finally:
        for translator in qapp.findChildren(QTranslator):
            qapp.removeTranslator(translator)
            translator.deleteLater()
    assert QApplication.instance() is qapp
