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
    QComboBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTabBar,
    QWidget,
)

from helpers.fake_session import KINDS, FakeSession
from shapekin.clustering import kinds_tree
from shapekin.errors import ParameterError, UnreadableFileError
from shapekin.models.catalogue import MODELS
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
from shapekin_app.library_words import fault, library, listing, training
from shapekin_app.tour import STOPS

ROOT = Path(__file__).resolve().parents[2]
OPEN, SHUT = "⟦", "⟧"
NO_WORDS = re.compile(
    r"Shapekin|\bpx\b|English|Deutsch|Esc|Ctrl|Shift|Alt|Space|Return|Backspace|Left|Right|Del|PgUp|PgDown|F\d+|ACC|NMI|ARI|GPU|CPU"
    r"|PCA|UMAP|t-SNE|[a-z_]+\.(off|shapekin)"
)


@pytest.fixture(scope="module")
def texts():
    spec = importlib.util.spec_from_file_location("texts", ROOT / "packaging" / "texts.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["texts"] = module
    spec.loader.exec_module(module)
    return module


class Pseudo(QTranslator):
    """A language in which every text that translators are given stands in brackets, and so does what Qt says."""

    def __init__(self, parent, known):
        super().__init__(parent)
        self.known = known

    def translate(self, context, source, disambiguation=None, n=-1):
        own_of_qt = context.startswith("Q")
        return f"{OPEN}{source}{SHUT}" if source and (own_of_qt or (context, source) in self.known) else source


@pytest.fixture
def pseudo(qapp, texts):
    translator = Pseudo(qapp, set(texts.texts()))
    qapp.installTranslator(translator)
    yield translator
    qapp.removeTranslator(translator)


@pytest.fixture
def foreign(pseudo, frame):
    """The whole application in the pseudo language."""
    frame.workspace.open(FakeSession(120))
    return frame


CITATIONS = frozenset(model.card.citation for model in MODELS.values())
"""They stay as they were printed."""


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
    found = []
    for where, text in texts_of(root):
        if OPEN in text or text in CITATIONS:
            continue
        rest = NO_WORDS.sub("", text)
        for name in sorted((name for name in names if name in rest), key=len, reverse=True):
            rest = rest.replace(name, "")
        if re.search(r"[A-Za-zäöü]{2,}", rest):
            found.append(f"{where}: {text}")
    return sorted(set(found))


def test_every_text_of_the_window_is_translated(foreign):
    assert untranslated(foreign.window.start_page, None) == []
    assert untranslated(foreign.window, foreign.workspace.session) == []
    foreign.window.actions_["ask"].trigger()
    assert untranslated(foreign.window.focus, foreign.workspace.session) == []


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
    assert untranslated(dialog, workspace.session) == []


def test_german_is_whole(texts):
    lacking = texts.missing("de")
    assert lacking == [], "add these to resources/translations/shapekin_de.ts (make translations lists them)"


@pytest.fixture
def german(qapp):
    before = qapp.findChildren(QTranslator)
    languages.speak(qapp, "de")
    yield
    for translator in qapp.findChildren(QTranslator):
        if translator not in before:
            qapp.removeTranslator(translator)
            translator.deleteLater()
    languages.speak(qapp, "en")


def test_the_list_of_texts_with_gaps_is_of_these_sources(texts):
    assert (texts.FOLDER / "library.json").read_text("utf-8") == texts.with_gaps(), "make translations"


def test_every_text_of_the_library_is_recognised_with_names_and_numbers_in_it(texts, german):
    """What went in comes out, in its place of the German text."""
    values = ["12", "bench/m7.off", "[0.25]", "m9", "40", "x"]
    wrong = []
    for (context, source), wanted in texts.read(texts.FOLDER / "shapekin_de.ts").items():
        gaps = len(re.findall(r"\{\d\}", source))
        if context != "library" or len(re.sub(r"\{\d\}|[^A-Za-z]", "", source)) < 4:
            continue
        fill = dict(enumerate(values[:gaps]))
        said = library(re.sub(r"\{(\d)\}", lambda gap, fill=fill: fill[int(gap[1])], source))
        if said != re.sub(r"\{(\d)\}", lambda gap, fill=fill: fill[int(gap[1])], wanted):
            wrong.append((source, said))
    assert wrong == []


def test_messages_of_the_library_are_german(german):
    assert library("is this a second kind, or the same as the first?").startswith("ist das eine zweite Art")
    broken = UnreadableFileError("The file is cut off: it declares 12 vertices and 6 faces, but ends before.")
    assert fault(broken) == "Die Datei ist abgeschnitten: Sie gibt 12 Ecken und 6 Flächen an, endet aber vorher."
    with pytest.raises(ParameterError) as found:
        MODELS["cpac"].params_type.from_mapping({"neighbours": -1})
    assert fault(found.value).startswith("Der Parameter neighbours ist -1. Der Wert muss zwischen")
    nested = "m.shapekin is damaged: its end is missing. The file was left as it is."
    assert library(nested) == "m.shapekin ist beschädigt: sein Ende fehlt. Die Datei blieb, wie sie ist."
    joined = "This looks like a STEP model, not like “.obj”; export it as STL or OBJ. Look at the list."
    assert library(joined) == (
        "Das sieht aus wie ein STEP-Modell, nicht wie „.obj“; als STL oder OBJ exportieren. In die Liste sehen."
    )
    assert listing("ModelNet: 10 categories, 587 meshes, 4 unreadable") == (
        "ModelNet: 10 Kategorien, 587 Netze, 4 nicht lesbar"
    )
    assert training("3 · Quick look (graph diffusion)") == "3 · Schneller Blick (Diffusion im Graphen)"
    assert kinds_tree.title_of(4, "") == "Unterkategorie 5"


def test_what_is_not_of_the_library_stays_as_it_is(german):
    for text in ("Stühle im Flur", "", "code/input.off", "x" * 5000, "No such file or directory", "rot. Blau. Grün"):
        assert library(text) == text
    assert library("“code” does not exist.") == "„code“ gibt es nicht."  # a name is no word, whatever it says


def test_english_stays_as_it_was_said(qapp):
    assert languages.speak(qapp, "en") == "en"
    assert library("Take back 1 to 3 of them.") == "Take back 1 to 3 of them."
    assert kinds_tree.title_of(4, "") == "Sub-category 5"


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


def test_a_person_can_choose_german_and_everything_speaks_it(qapp, german):
    assert languages.languages() == ("en", "de")
    assert (resources() / "translations" / "shapekin_de.qm").is_file()
    assert QCoreApplication.translate("Actions", "Undo") == "Rückgängig"
    assert QCoreApplication.translate("StartPage", "Show me round") == "Rundgang"


def test_other_languages_are_english(qapp):
    assert languages.speak(qapp, "en") == "en"
    assert languages.speak(qapp, "xx") == "en"
    assert QCoreApplication.translate("Actions", "Undo") == "Undo"


def test_the_german_window_is_german(german, frame):
    frame.workspace.open(FakeSession(60))
    assert frame.window.docks["questions"].windowTitle() == "Frage"
    assert "Objekte" in frame.window.status.numbers.text()
    assert frame.window.actions_["undo"].text().startswith("Rückgängig")
    assert [spec for spec in ACTIONS if frame.window.actions_[spec.name].text() == ""] == []
    assert len(STOPS) > 4
