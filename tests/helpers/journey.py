"""The main job in the real application with a real worker, by keys: `python -m helpers.journey FOLDER [PICTURES]`.

Prints what came of it as JSON. Pictures of each step are written where a second folder is named.
"""

from __future__ import annotations

import json
import multiprocessing
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from helpers.pace import paced
from shapekin.queries.base import Answer
from shapekin.samples.off import write_chairs
from shapekin.store.cache import Cache
from shapekin_app.application import Application, make_qt_application
from shapekin_app.dialogs.export import ExportDialog
from shapekin_app.dialogs.shortcuts import ShortcutsDialog
from shapekin_app.settings import Settings

KEYS = {Answer.SAME: Qt.Key.Key_S, Answer.DIFFERENT: Qt.Key.Key_D, Answer.UNSURE: Qt.Key.Key_Space}


class Journey:
    """One person at the keyboard."""

    def __init__(self, folder: Path, pictures: Path | None) -> None:
        self.folder, self.pictures = folder, pictures
        self.told: dict[str, object] = {}
        self.moves = self.looks = 0
        for _ in write_chairs(folder / "chairs", 40):
            pass
        qt = make_qt_application([])
        settings = Settings(folder / "app.ini", folder / "recent")
        settings.set_text("view/theme", "light")
        self.app = Application(qt, Cache(folder / "cache"), settings, folder / "samples")
        self.window, self.workspace = self.app.window, self.app.workspace
        self.window.resize(1280, 800)
        self.app.show()
        self.workspace.message.connect(lambda text, level: self.fail(text) if level == "error" else None)
        self.workspace.projection_moved.connect(self._count_move)
        self.until(self.window.isActiveWindow)

    def fail(self, text: str) -> None:
        """Remember that something went wrong."""
        self.told.setdefault("errors", []).append(text)

    def wait(self, milliseconds: int) -> None:
        """Let the application live."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def until(self, true: Callable[[], object], seconds: float = 60) -> None:
        """Wait for something."""
        end = time.monotonic() + seconds
        while not true():
            if time.monotonic() > end:
                raise TimeoutError(f"waited {seconds} s in vain; {self.told}")
            self.wait(20)

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key, wherever the keyboard's focus is."""
        QTest.keyClick(QApplication.focusWidget() or self.window, key, held)
        self.wait(10)

    def look(self, name: str, widget: QWidget | None = None) -> None:
        """Take a picture."""
        if self.pictures is not None:
            self.wait(700)
            self.pictures.mkdir(parents=True, exist_ok=True)
            self.looks += 1
            (widget or self.window).grab().save(str(self.pictures / f"{self.looks:02d}_{name}.png"))

    def _count_move(self) -> None:
        self.moves += 1

    # -- the steps -------------------------------------------------------------------------------

    def import_folder(self) -> None:
        """A folder is dropped; Enter takes what is offered."""
        self.look("start")
        self.window.open_path(self.folder / "chairs")
        page = self.window.import_page
        self.until(lambda: page.form.ready and page.start.isEnabled() and page.start.hasFocus())
        page.preparation.points.setValue(256)
        self.look("import")
        self.press(Qt.Key.Key_Space)
        self.until(lambda: self.workspace.session is not None)
        self.look("first_map")
        self.told["items"] = len(self.workspace.session)
        self.told["pictures"] = sum(bool(self.workspace.session.thumbnail(row)) for row in range(40))

    def train(self, model: str, **params: int) -> None:
        """Key 5, a model, key T."""
        self.press(Qt.Key.Key_5)
        view = self.window.training
        view.model.setCurrentIndex(view.model.findData(model))
        view.form.set_values(params)
        self.window.map.setFocus()
        self.press(Qt.Key.Key_T)
        self.until(self.workspace.running_training)
        self.await_training(f"train_{model}")

    def await_training(self, name: str) -> None:
        """Until the result is there."""
        self.look(name)
        self.until(lambda: self.workspace.running_training() is None)
        run = self.workspace.session.current_run
        self.told[name] = [run.model, run.n_clusters, run.evidence_revision]

    def answer(self, count: int) -> None:
        """Key Q, answers as the true kinds say, one taken back, Esc."""
        self.window.map.setFocus()
        self.press(Qt.Key.Key_Q)
        self.told["focus"] = self.window.pages.currentWidget() is self.window.focus
        self.look("focus")
        session = self.workspace.session
        truth = session.dataset.true_labels
        waits = []
        for _ in range(count):
            query = self.workspace.question
            answer = Answer.SAME if truth[query.a] == truth[query.b] else Answer.DIFFERENT
            waits.append(paced(partial(QTest.keyClick, QApplication.focusWidget(), KEYS[answer])))
            self.wait(10)
        self.press(Qt.Key.Key_Backspace)
        self.told["answers"] = session.n_answers
        self.told["fastest"] = min(waits)

    def refine(self) -> None:
        """Tab to "Refine" in focus mode and press it."""
        button = self.window.focus.refine
        for _ in range(12):
            if button.hasFocus():
                break
            self.press(Qt.Key.Key_Tab)
        self.told["refine_by_tab"] = button.hasFocus()
        self.press(Qt.Key.Key_Space)
        self.until(self.workspace.running_training)
        self.told["warm"] = bool(self.workspace.running_training().warm_start)
        self.await_training("refine")

    def name(self) -> None:
        """Key 4, N, a name, Enter."""
        self.press(Qt.Key.Key_4)
        self.press(Qt.Key.Key_Home)
        self.press(Qt.Key.Key_N)
        QTest.keyClicks(QApplication.focusWidget(), "bar stools")
        self.press(Qt.Key.Key_Return)
        self.told["named"] = [cluster.name for cluster in self.workspace.session.clusters if cluster.name]
        self.look("named")

    def look_at_one(self) -> None:
        """Key 2, an arrow, Enter: the viewer."""
        self.press(Qt.Key.Key_2)
        self.press(Qt.Key.Key_Right)
        self.press(Qt.Key.Key_Return)
        self.told["viewed"] = int(self.window.viewer.row)
        self.until(lambda: self.window.viewer.table.subject is not None)
        self.look("viewer")

    def keys(self) -> None:
        """The key "?" lists all keys; Esc closes the list."""
        QTest.keyClick(QApplication.focusWidget() or self.window, "?")
        self.wait(20)
        lists = self.window.findChildren(ShortcutsDialog)
        self.told["keys"] = len(lists)
        if lists:
            self.look("keys", lists[0])
            QTest.keyClick(lists[0], Qt.Key.Key_Escape)

    def export(self) -> None:
        """Key E, Enter."""
        self.window.activateWindow()
        self.until(self.window.isActiveWindow)
        self.window.map.setFocus()
        self.press(Qt.Key.Key_E)
        dialog = self.window.findChildren(ExportDialog)[0]
        target = Path(dialog.place.text())
        self.look("export", dialog)
        QTest.keyClick(dialog, Qt.Key.Key_Return)
        self.until(target.is_file)
        self.until(lambda: self.window.banner.isVisible() and self.window.banner.level == "success")
        self.told["table"] = target.read_text(encoding="utf-8").splitlines()[:2]
        self.look("exported")

    def end(self) -> None:
        """Close; what was said is in the file."""
        self.told["moves"] = self.moves
        self.window.close()
        self.app.close()


def main() -> None:
    """Go all the way."""
    folder = Path(sys.argv[1])
    journey = Journey(folder, Path(sys.argv[2]) if len(sys.argv) > 2 else None)
    try:
        journey.import_folder()
        journey.train("graph_diffusion")
        journey.train("cpac", epochs=2, layer_epochs=0, cycle_epochs=1, points=64, threads=1)
        journey.answer(12)
        journey.refine()
        journey.name()
        journey.look_at_one()
        journey.keys()
        journey.export()
    finally:
        journey.end()
    sys.stdout.write(json.dumps(journey.told) + "\n")


if __name__ == "__main__":
    multiprocessing.freeze_support()
    main()
