"""What is done on the built-in chairs for the pictures of `screens.py`: one method brings one screen about."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import numpy as np
from curator import Curator
from PySide6.QtCore import QPoint, QPointF, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from shapekin.queries.base import Answer, Query
from shapekin_app.dialogs.assign import AssignDialog
from shapekin_app.dialogs.guide import GuideWindow
from shapekin_app.dialogs.palette import CommandPalette
from shapekin_app.dialogs.split import SplitDialog
from shapekin_app.views.embedding.colouring import ColourBy
from shapekin_app.views.embedding.selecting import Tool
from shapekin_app.views.training_queue import TrainingQueue, Wish
from shapekin_app.views.turntable import Look

if TYPE_CHECKING:
    pass


class Story(Curator):
    """The screens, in their order."""

    def start(self) -> None:
        """Nothing is open, nothing was."""

    def reading(self) -> None:
        """Some of it has been read; it waits so that both pictures show the same."""
        if self.workspace.session is not None:
            return
        self.importing()
        page = self.window.import_page
        page.start.click()
        self.stage.wait(120, lambda: page.reading.bar.value() > 0.3 * page.reading.bar.maximum() > 0)

    def first_map(self) -> None:
        """As it is after the reading."""
        if self.window.pages.currentWidget() is self.window.import_page:
            self.stage.wait(240, lambda: self.workspace.session is not None)
            self.stage.wait(2)
        self._project()

    def lasso(self) -> None:
        """A loop that is being drawn."""
        turn = np.linspace(0.2, 5.9, 40)
        self._project()
        self._stroke(Tool.LASSO, self._across(*((0.36 + 0.14 * np.cos(t), 0.5 + 0.24 * np.sin(t)) for t in turn)))

    def box(self) -> None:
        """A box that is being drawn."""
        self._project()
        self._stroke(Tool.BOX, self._across((0.3, 0.25), (0.45, 0.4), (0.56, 0.7)))

    def brush(self) -> None:
        """A brush that is being drawn."""
        self._project()
        way = np.linspace(0, 1, 40)
        self._stroke(Tool.BRUSH, self._across(*((0.25 + 0.4 * t, 0.45 + 0.16 * np.sin(6 * t)) for t in way)))

    def near(self) -> None:
        """Close to the points, one of them pointed at."""
        self._project()
        shown = self.window.map.map
        shown.frame(self.session.members(self.session.clusters[0].id)[:14])
        self.stage.wait(0.6)
        middle = QPointF(shown.width() / 2, shown.height() / 2)
        row = int(np.argmin(np.abs(shown.scene.pixels - [middle.x(), middle.y()]).sum(axis=1)))
        shown.cursor_at = QPointF(*shown.scene.pixels[row])
        self.workspace.hover(row)

    def solid(self) -> None:
        """In space, seen from the side."""
        self._project()
        shown = self.window.map.map
        shown.frame_all()
        shown.set_solid(True)
        self.stage.wait(0.2)
        shown.look_from(shown.camera.turned(120, 60))

    def colours(self) -> None:
        """The menu over a map that is coloured by doubt."""
        self._named()
        shown = self.window.map.map
        shown.set_colour_by(ColourBy.UNCERTAINTY)
        tip = "What the colours of the points tell"
        button = next(one for one in self.window.map.findChildren(QToolButton) if one.accessibleName() == tip)
        button.menu().popup(button.mapToGlobal(QPoint(0, button.height())))

    def gallery(self) -> None:
        """The gallery has the greater part of the centre."""
        self._project()
        self.window.map.map.set_solid(False)
        self.window.map.map.frame_all()
        self.window.work.setSizes([240, 460])

    def pair(self) -> None:
        """The question in hand after some answers."""
        self.window.work.setSizes([560, 200])
        self._answered(24)
        self._form("pair")
        self._do("questions")
        self.stage.wait(3.0)

    def what_if(self) -> None:
        """Pointed at, not given."""
        self.pair()
        self.window.questions.desk.toggle(Answer.DIFFERENT)
        self.stage.wait(1.5)

    def which_group(self) -> None:
        """One item beside the kinds."""
        self._answered(24)
        self._form("groups")

    def odd_ones(self) -> None:
        """Two are pointed at."""
        self._answered(24)
        self._form("odd")
        self.window.questions.several.point(2)
        self.window.questions.several.point(5)

    def focus(self) -> None:
        """Two large turntables."""
        self._answered(24)
        self._form("pair")
        self._do("ask")
        self.stage.wait(3.0)

    def conflict(self) -> None:
        """An answer that contradicts two others."""
        self._answered(24)
        same = [row for row in self.session.evidence if row.value == Answer.SAME.value]
        a, b = next(
            sorted({one.a, one.b} ^ {two.a, two.b})
            for one, two in itertools.combinations(same, 2)
            if {one.a, one.b} & {two.a, two.b}
        )
        self.workspace.answer(Query(a, b, "", ""), Answer.DIFFERENT, 2.0)
        self.stage.errors.clear()  # that it is refused is what is to be seen

    def training(self) -> None:
        """In the middle of it."""
        self._answered()
        if not any(run.model == "evidence_net" for run in self.session.runs):
            self.workspace.train("evidence_net", {}, warm=False)
            self._trained()
        self._do("training")
        self.workspace.train("cpac", {}, warm=False)
        queue = TrainingQueue.of(self.workspace)
        for model in ("graph_diffusion", "learned_diffusion"):
            queue.add(Wish(model, {}))
        bar = self.window.training.bar
        self.stage.wait(600, lambda: bar.maximum() > 0 and bar.value() > 0.55 * bar.maximum())

    def training_form(self) -> None:
        """A further one is chosen while the first runs."""
        if self.workspace.running_training() is None:
            self.training()
        view = self.window.training
        view.more.setChecked(True)
        view.model.setCurrentIndex(view.model.findData("evidence_net"))
        view.form.fold.setChecked(True)

    def named(self) -> None:
        """Every sub-category has a name."""
        self.window.training.more.setChecked(False)
        queue = TrainingQueue.of(self.workspace)
        while queue.waiting:
            queue.remove(0)
        if self.workspace.session is not None:
            self._trained()
        self._named()
        self.stage.close_dialogs()
        self._form("pair")
        self._do("questions")
        self._choose_kind("upholstered/sofa")
        self.window.map.map.frame_all()

    def card(self) -> None:
        """Of the sofas."""
        self._named()
        self._choose_kind("upholstered/sofa")
        self._do("card")
        self.stage.wait(3)

    def split(self) -> None:
        """The largest into parts."""
        self._named()
        self._choose_kind("chair/dining")
        self._do("parts")
        dialog = self.stage.dialog(SplitDialog)
        self.stage.wait(30, lambda: dialog.parts)

    def group(self) -> None:
        """Some items are to go elsewhere."""
        self._named()
        self.workspace.select(self.session.members(self._kind("stool"))[:6])
        self._do("group")

    def surface(self) -> None:
        """An armchair."""
        self._see(self._some("upholstered/armchair", 1))

    def wire(self) -> None:
        """The same, its triangles."""
        self._see(self._some("upholstered/armchair", 1))
        self.window.viewer.looks[Look.WIRE].click()
        self.stage.wait(2)

    def decoded(self) -> None:
        """The same, its cloud and what is made of it."""
        self._see(self._some("upholstered/armchair", 1))
        self.window.viewer.looks[Look.SURFACE].click()
        self.window.viewer.decode.setChecked(True)
        self.stage.wait(5)

    def several(self) -> None:
        """Nine of them."""
        self.window.viewer.decode.setChecked(False)
        self._see(self._some("chair/swivel", 9))
        self.window.viewer.together.setChecked(True)
        self.stage.wait(8)

    def time(self) -> None:
        """Half way through the latest training."""
        self._named()
        self._do("questions")
        self._clock(on=True)
        timeline = self.window.map.timeline
        timeline.over.setCurrentIndex(1)
        timeline.slider.setValue(timeline.slider.maximum() // 3)

    def evaluation(self) -> None:
        """Everything that can be said of the result."""
        self._named()
        self._clock(on=False)
        self._do("evaluation")
        self.stage.wait(8)

    def compared(self) -> None:
        """The two trainings, what moved is selected."""
        self._named()
        one, other = self.session.runs[0].id, self.session.runs[1].id
        self.window.over.compare(one, other)
        self.workspace.select(self.session.members(self._kind("chair/sled")))
        self.stage.wait(0.5)

    def answers(self) -> None:
        """All of them."""
        self._named()
        self._do("questions", "answers")

    def items(self) -> None:
        """All of them."""
        self._named()
        self._do("table")

    def faults(self) -> None:
        """Two files that were damaged for this."""
        self._project()
        self._do("faults")

    def assign(self) -> None:
        """Chairs that the project has never seen."""
        self._named()
        self._do("assign")
        dialog = self.stage.dialog(AssignDialog)
        assert isinstance(dialog, AssignDialog)
        dialog.take([self.stage.folder / "new chairs"])
        self.stage.wait(180, lambda: dialog.model.rowCount() > 0)
        dialog.view.selectRow(0)

    def export(self) -> None:
        """As it opens."""
        self._named()
        self._do("export")
        self.stage.wait(1)

    def palette(self) -> None:
        """Some letters are typed."""
        self._named()
        self._do("palette")
        dialog = self.stage.dialog(CommandPalette)
        assert isinstance(dialog, CommandPalette)
        QTest.keyClicks(dialog.field, "so")
        self.stage.wait(0.4)

    def preferences(self) -> None:
        """As it opens."""
        self.stage.preferences.set("view/reduce_motion", False)
        self._do("preferences")

    def keys(self) -> None:
        """As it opens."""
        self._do("shortcuts")

    def help(self) -> None:
        """The page about the journey."""
        self._do("guide")
        dialog = self.stage.dialog(GuideWindow)
        assert isinstance(dialog, GuideWindow)
        dialog.pages.follow(QUrl("journey.md"))

    def about(self) -> None:
        """As it opens."""
        self._do("about")

    def tour(self) -> None:
        """Its fourth stop."""
        self._named()
        self.window.tour.begin()
        self.window.tour.go(3)

    def recent(self) -> None:
        """The project is closed."""
        self._project()
        self._do("questions", "close")
