"""The main window: puts the views in their places and wires what a person does to commands. No logic."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from shapekin.errors import ProjectLockedError, ShapekinError
from shapekin.session import Session
from shapekin_app.actions import Actions
from shapekin_app.choosing import Chooser
from shapekin_app.curating import Curator
from shapekin_app.dialog_opener import DialogOpener
from shapekin_app.dialogs.importing import ImportPage
from shapekin_app.docks import Docks, centre
from shapekin_app.drops import DropWindow
from shapekin_app.effects import KeyUser, Motion
from shapekin_app.files import PROJECT, is_project
from shapekin_app.item_menu import ItemMenu
from shapekin_app.library_words import fault
from shapekin_app.noticing import Noticer, Refiner
from shapekin_app.preferences import Preferences
from shapekin_app.settings import Settings
from shapekin_app.told import MovedNews, UndoWords
from shapekin_app.toolbar import ToolBar
from shapekin_app.tour import Tour
from shapekin_app.upkeep import Upkeep
from shapekin_app.views.banner import Banner
from shapekin_app.views.clusters import ClustersView
from shapekin_app.views.embedding import EmbeddingView
from shapekin_app.views.embedding.interaction import EmbeddingMap
from shapekin_app.views.evaluation import EvaluationView
from shapekin_app.views.focus import FocusMode
from shapekin_app.views.gallery import GalleryView
from shapekin_app.views.questions import QuestionView
from shapekin_app.views.shape import ShapeView
from shapekin_app.views.start import StartPage
from shapekin_app.views.status import StatusView
from shapekin_app.views.training import TrainingView
from shapekin_app.views.what_if import WhatIfRings
from shapekin_app.workspace import Workspace

SAMPLE, SAMPLE_COUNT = "chairs", 320
SMALL_MAP = QSize(336, 192)


class MainWindow(DropWindow):
    """One window, one project.

    Args:
        workspace: What all views share.
        settings: What is remembered.
        samples: Folder that built-in samples are written to.
    """

    def __init__(self, workspace: Workspace, settings: Settings, samples: Path) -> None:
        super().__init__()
        self._workspace = workspace
        self._settings = settings
        self._samples = samples
        self.setAcceptDrops(True)
        self.setMinimumSize(800, 560)
        self.resize(1280, 800)

        self.actions_ = Actions(self)
        KeyUser(self.actions_, workspace)
        self.preferences = Preferences.of(workspace)
        self.motion = Motion(workspace)
        self.banner = Banner()
        self.chooser = Chooser(self, settings)
        self.upkeep = Upkeep(self, workspace, self.banner, self.chooser)
        self.curator = Curator(self, workspace, self.banner)
        self.over = DialogOpener(self, workspace, self.banner)
        UndoWords(workspace, self.actions_)
        Noticer(self, workspace)
        self.moved = MovedNews(workspace, self.banner)
        self.start_page = StartPage(settings)
        self.import_page = ImportPage(workspace)
        self.map = EmbeddingView(workspace)
        self.gallery = GalleryView(workspace)
        self.clusters = ClustersView(workspace)
        self.questions = QuestionView(workspace)
        self.viewer = ShapeView(workspace)
        self.training = TrainingView(workspace)
        Refiner(workspace, self.training.refine)
        self.evaluation = EvaluationView(workspace)
        self.status = StatusView(workspace)
        self.focus: FocusMode | None = None
        self.tour = Tour(self, workspace, self._part, self.try_sample)
        self.work = centre(self.map, self.gallery)
        self.pages = QStackedWidget()
        for page in (self.start_page, self.import_page, self.work):
            self.pages.addWidget(page)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(self.pages, 1)
        self.setCentralWidget(middle)
        self.setStatusBar(self.status)
        panels: dict[str, tuple[str, QWidget]] = {
            "clusters": (self.tr("Sub-categories"), self.clusters),
            "questions": (self.tr("Question"), self.questions),
            "viewer": (self.tr("Shape"), self.viewer),
            "training": (self.tr("Training"), self.training),
            "evaluation": (self.tr("Evaluation"), self.evaluation),
        }
        self.docks = Docks(self, panels, self.gallery)
        self.tools = ToolBar(self, self.actions_, workspace, [self.docks[name].toggleViewAction() for name in panels])
        self.motion.add(self.map.map)
        WhatIfRings(workspace, self.map.map)
        self.addToolBar(self.tools)
        self.docks.show(on=False)
        self._remember_layout(restore=True)
        self._wire()
        self._on_session()

    # -- opening and closing ---------------------------------------------------------------------

    def open_path(self, path: Path) -> None:
        """Open a project, or offer to import anything else."""
        if is_project(path):
            self.open_project(path)
        elif path.exists():
            self.import_source(path)
        else:
            self._tell(self.tr("{path} is not there.").format(path=path), "error")

    def open_project(self, path: Path, *, read_only: bool = False) -> None:
        """Open a project file, in place of the one that is open."""
        self._leave_project()
        try:
            session = Session.open(path, self._workspace.cache, read_only=read_only)
        except ProjectLockedError as error:
            self.banner.tell(
                fault(error), "error", self.tr("Open it to look only"), lambda: self.open_project(path, read_only=True)
            )
        except ShapekinError as error:
            self._tell(fault(error), "error")
        else:
            self.banner.hide()
            self._workspace.open(session)

    def import_source(self, source: Path) -> None:
        """Show what a folder or file holds and offer to import it."""
        self._show_page(self.import_page)
        self.import_page.look_at(source)

    def try_sample(self) -> None:
        """Make and import the built-in chairs, or open them again with the answers given before."""
        folder = self._samples / f"{SAMPLE} {SAMPLE_COUNT}"
        made = folder.with_name(f"{folder.name}{PROJECT}")
        if made.exists():
            self.open_project(made)
            return
        self._show_page(self.import_page)
        self.import_page.make_sample(SAMPLE, folder, SAMPLE_COUNT)

    def _close_project(self) -> None:
        self._leave_project()
        self._workspace.open(None)

    def _leave_project(self) -> None:
        """Remember what the start page will show of the open project."""
        session = self._workspace.session
        if session is None:
            return
        self._leave_special_modes()
        self._settings.remember(session.path, len(session), len(session.clusters))
        if self.map.map.isVisible():
            picture = self.map.map.grab().scaled(
                SMALL_MAP * 2, Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
            )
            picture.save(str(self._settings.picture_of(session.path)), "PNG")

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the layout and close the project."""
        self._leave_project()
        self._remember_layout(restore=False)
        self._workspace.open(None)
        super().closeEvent(event)

    # -- what is shown ---------------------------------------------------------------------------

    def _on_session(self) -> None:
        session = self._workspace.session
        if session is None:
            self.setWindowTitle("Shapekin")
            self.start_page.refresh()
            self._show_page(self.start_page)
        else:
            self.setWindowTitle(f"{session.path.name} - Shapekin")
            self._settings.remember(session.path, len(session), len(session.clusters))
            self._show_page(self.work)
            self.map.setFocus()

    def _show_page(self, page: QWidget) -> None:
        self._leave_special_modes()
        working = page is self.work
        self.pages.setCurrentWidget(page)
        self.docks.show(on=working)
        self.actions_.enable(session=working)
        self.tools.show_work(on=working)
        self.status.setVisible(working)

    def _back_from_import(self) -> None:
        self._show_page(self.start_page if self._workspace.session is None else self.work)

    def _set_focus_mode(self, on: bool) -> None:
        if on and self._workspace.session is not None:
            self.actions_["map_alone"].setChecked(False)
            if self.focus is None:
                corner = EmbeddingMap(self._workspace)
                corner.setMaximumHeight(240)
                corner.bare = True
                self.motion.add(corner)
                WhatIfRings(self._workspace, corner)
                self.focus = FocusMode(self._workspace, corner)
                self.focus.left.connect(lambda: self.actions_["ask"].setChecked(False))
                self.focus.refine_requested.connect(self._refine)
                self.pages.addWidget(self.focus)
            self.docks.show(on=False)
            self.pages.setCurrentWidget(self.focus)
            self.focus.setFocus()
        elif self.pages.currentWidget() is self.focus:
            self.pages.setCurrentWidget(self.work)
            self.docks.show(on=True)
        for name in ("select_none", "group", "split", "parts", "merge", "within"):  # what is selected cannot be seen
            self.actions_[name].setEnabled(not on and self._workspace.session is not None)

    def _set_map_alone(self, on: bool) -> None:
        if on:
            self.actions_["ask"].setChecked(False)
        self.docks.map_alone(on=on)
        self.tools.setVisible(not on)
        self.status.setVisible(not on)

    def _leave_special_modes(self) -> None:
        self.actions_["ask"].setChecked(False)
        self.actions_["map_alone"].setChecked(False)

    def _train(self) -> None:
        self._leave_special_modes()
        self.docks.bring("training")
        self.training.start()

    def _refine(self) -> None:
        self._leave_special_modes()
        self.docks.bring("training")
        self.training.refine()

    def _part(self, name: str) -> QWidget:
        if name in self.docks.names:
            self.docks.bring(name)
            return self.docks[name]
        return {"map": self.map, "gallery": self.gallery}.get(name, self.tools)

    def _bring(self, name: str) -> None:
        self._leave_special_modes()
        self.docks.bring(name)

    def _bring_view(self, view: QWidget) -> None:
        self._leave_special_modes()
        view.show()
        view.setFocus()

    def _tell(self, text: str, level: str) -> None:
        self.banner.tell(text, level)

    # -- Qt's events -----------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the map large: the questions go under it when the window is narrow."""
        super().resizeEvent(event)
        self.docks.fit(event.size())

    # -- wiring ----------------------------------------------------------------------------------

    def _remember_layout(self, *, restore: bool) -> None:
        (self.docks.take_up if restore else self.docks.remember)(self._settings, self.work)

    def _wire(self) -> None:
        for name, command in {
            "import": self.chooser.folder,
            "open": self.chooser.project,
            "close": self._close_project,
            "export": self.over.export,
            "refresh": self.upkeep.refresh,
            "faults": self.upkeep.show_faults,
            "copies": self.upkeep.show_copies,
            "assign": self.upkeep.newcomers.assign,
            "quit": self.close,
            "train": self._train,
            "undo": self.questions.desk.undo,
            "redo": self.questions.desk.redo,
            "answers": lambda: self.over.answers(self.actions_["undo"], self.actions_["redo"]),
            "within": self.clusters.ask_within,
            "moved": self.moved.show,
            "table": self.over.table,
            "search": self.tools.focus_search,
            "select_all": self.tools.select_all,
            "select_none": self.tools.select_none,
            "map": lambda: self._bring_view(self.map),
            "gallery": lambda: self._bring_view(self.gallery),
            **{name: partial(self._bring, name) for name in self.docks.names},
            "tour": self.tour.begin,
            "report": self.over.report,
            "log": self.over.log_folder,
            "palette": lambda: self.over.palette(self.actions_),
            "preferences": self.over.preferences,
            "guide": self.over.guide,
            "shortcuts": self.over.shortcuts,
            "about": self.over.about,
        }.items():
            self.actions_[name].triggered.connect(lambda _=False, command=command: command())
        self.actions_["ask"].toggled.connect(self._set_focus_mode)
        self.actions_["map_alone"].toggled.connect(self._set_map_alone)
        self.start_page.folder_requested.connect(self.chooser.folder)
        self.start_page.file_requested.connect(self.chooser.table)
        self.start_page.open_requested.connect(self.chooser.project)
        self.chooser.chosen.connect(self.open_path)
        self.start_page.sample_requested.connect(self.try_sample)
        self.start_page.tour_requested.connect(self.tour.begin)
        self.start_page.project_requested.connect(lambda path: self.open_project(Path(path)))
        self.hung_over.connect(self.start_page.drop.light)
        self.dropped.connect(self.upkeep.newcomers.welcome)
        self.upkeep.newcomers.opened.connect(self.open_path)
        self.import_page.left.connect(self._back_from_import)
        self.questions.refine_requested.connect(self._refine)
        self.evaluation.compare_requested.connect(self.over.compare)
        ItemMenu(self._workspace, self.actions_, self.banner, self.gallery.grid)
        self.curator.wire(self.actions_, self.clusters)
        for asked in (self.clusters.within_asked, self.curator.asked_within):
            asked.connect(lambda: self._bring("questions"))
        self.status.faults_requested.connect(self.upkeep.show_faults)
        self._workspace.session_changed.connect(self._on_session)
        self._workspace.message.connect(self._tell)
        self._workspace.contradicted.connect(self.over.conflict)
        self._workspace.viewer_requested.connect(lambda _row: self._bring("viewer"))
