"""A person with the built-in chairs, for the pictures of `screens.py`: what screens need before they can be shown."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPoint, QPointF, QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QToolButton, QWidget
from stage import Stage

from shapekin.arrays import IntArray
from shapekin.queries.base import Answer
from shapekin.samples.off import write_chairs
from shapekin_app.views.embedding.colouring import ColourBy
from shapekin_app.views.embedding.selecting import Tool

if TYPE_CHECKING:
    from shapekin.session import Session

COUNT, NEW = 320, 24
ANSWERS = 48
GUIDE = Path(__file__).parent / "guide" / "pictures"
NAMES = {
    "dining_chair": "chair/dining",
    "swivel_chair": "chair/swivel",
    "sled_chair": "chair/sled",
    "folding_chair": "chair/folding",
    "rocking_chair": "chair/rocking",
    "bar_stool": "stool",
    "armchair": "upholstered/armchair",
    "sofa": "upholstered/sofa",
    "chaise_longue": "upholstered/chaise longue",
    "bench": "bench",
}
"""True kinds of the sample, and what a curator calls a sub-category that is mostly of them."""


class Curator:
    """One person with a repository of chairs; what a screen needs is done when it is asked for.

    Args:
        folder: For the sample and its project; what is there is used.
        size: Of the window.
    """

    def __init__(self, folder: Path, size: QSize) -> None:
        self.stage = Stage(folder, size)
        self.window, self.workspace = self.stage.window, self.stage.workspace
        self.source = folder / "chairs"
        self.project_file = folder / "chairs.shapekin"

    @property
    def session(self) -> Session:
        """The open project."""
        assert self.workspace.session is not None
        return self.workspace.session

    def tidy(self) -> None:
        """Take away what one screen alone showed."""
        self.stage.close_dialogs()
        self.stage.preferences.set("view/reduce_motion", True)
        self.window.tour.end()
        self.window.actions_["ask"].setChecked(False)
        shown = self.window.map.map
        shown.stroke = None
        shown.set_tool(Tool.HAND)
        self.workspace.select(np.empty(0, np.int64))
        self.workspace.hover(-1)
        shown.set_colour_by(ColourBy.CLUSTER)
        self.window.viewer.together.setChecked(False)

    def end(self) -> None:
        """Close the window; a training under way is lost."""
        self.stage.end()

    def guide_picture(self, picture: QImage, name: str) -> None:
        """Keep a picture for the guide."""
        picture.save(str(GUIDE / f"{name}.png"), "PNG", 0)

    # -- what screens need -------------------------------------------------------------------------

    def _files(self) -> None:
        if not self.source.exists():
            for _ in write_chairs(self.source, COUNT):
                pass
            (self.source / "sofa" / "sofa_broken.off").write_text("OFF\n8 12 0\n0.1 0.2", encoding="ascii")
            (self.source / "bench" / "bench_empty.off").write_text("", encoding="ascii")
        new = self.stage.folder / "new chairs"
        if not new.exists():
            for _ in write_chairs(new, NEW, seed=7):
                pass

    def _project(self) -> None:
        if self.workspace.session is not None:
            return
        self._files()
        if self.project_file.exists():
            self.window.open_project(self.project_file)
        else:
            self.importing()
            self.window.import_page.start.click()
            self.stage.wait(240, lambda: self.workspace.session is not None)
        self.stage.wait(2.0)

    def _answered(self, count: int = ANSWERS) -> None:
        self._project()
        truth = self.session.dataset.true_labels
        for _ in range(count - self.session.n_answers):
            query = self.session.next_question()
            if query is None:
                break
            answer = Answer.SAME if truth[query.a] == truth[query.b] else Answer.DIFFERENT
            self.workspace.answer(query, answer, 2.0)
        self.stage.wait(0.1)

    def _learned(self) -> None:
        """Two trainings; the second is of a model that can draw what it has learned."""
        self._answered()
        for model in ("evidence_net", "cpac"):
            if not any(run.model == model for run in self.session.runs):
                self.workspace.train(model, {}, warm=False)
                self._trained()

    def _trained(self) -> None:
        self.stage.wait(900, lambda: self.workspace.running_training() is None)

    def _named(self) -> None:
        self._learned()
        truth, kinds = self.session.dataset.true_labels, self.session.dataset.label_names
        taken = {cluster.name for cluster in self.session.clusters}
        for cluster in self.session.clusters:
            counts = np.bincount(truth[self.session.members(cluster.id)], minlength=len(kinds))
            name = NAMES[kinds[int(counts.argmax())]]
            if not cluster.name and name not in taken:
                taken.add(name)
                self.workspace.rename_cluster(cluster.id, name)
        sofas = self._kind("upholstered/sofa")
        if sofas not in self.session.notes:
            self.workspace.set_note(sofas, "Two seats or more. One wide armchair is in doubt: ask Ada.")
        self.stage.wait(0.2)

    def _kind(self, name: str) -> int:
        return next((one.id for one in self.session.clusters if one.name == name), self.session.clusters[0].id)

    def _choose_kind(self, name: str) -> None:
        """Click a sub-category in the list."""
        wanted = self._kind(name)
        tree = self.window.clusters.tree
        tree.expandAll()
        index = tree.indexAt(QPoint(20, 10))
        while index.isValid():
            tree.setCurrentIndex(index)
            chosen = self.window.clusters.chosen()
            if chosen and chosen[0].cluster == wanted:
                return
            index = tree.indexBelow(index)

    def _do(self, *names: str) -> None:
        """Commands of the window, one after the other."""
        for name in names:
            self.window.actions_[name].trigger()
            self.stage.wait(0.2)

    def _across(self, *shares: tuple[float, float]) -> list[QPointF]:
        """Points on the map, as shares of its width and height."""
        shown = self.window.map.map
        return [QPointF(x * shown.width(), y * shown.height()) for x, y in shares]

    def _stroke(self, tool: Tool, track: Sequence[QPointF]) -> None:
        self._project()
        self.window.map.map.set_tool(tool)
        self.stage.drag(self.window.map.map, track, let_go=False)

    def importing(self) -> None:
        """The folder has been looked at."""
        self._files()
        self.window.import_source(self.source)
        page = self.window.import_page
        page.place.setText(str(self.project_file))
        self.stage.wait(60, lambda: page.form.ready and page.start.isEnabled())
        self.stage.wait(6)

    # -- parts of these ------------------------------------------------------------------------------

    def _form(self, name: str) -> None:
        self.window.questions.desk.use_form(name)
        self.stage.wait(1.0)

    def _some(self, name: str, count: int) -> IntArray:
        self._named()
        return self.session.members(self._kind(name))[:count]

    def _see(self, rows: IntArray) -> None:
        self.workspace.select(rows)
        self._do("viewer")
        self.stage.wait(3)

    def _clock(self, *, on: bool) -> None:
        view: QWidget = self.window.map
        tip = "Go back in time"
        button = next(one for one in view.findChildren(QToolButton) if one.accessibleName().startswith(tip))
        button.setChecked(on)
