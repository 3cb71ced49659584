"""The train dock: which model, with which parameters, how it goes, and what came of it before."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from shapekin.events import Failed, Finished, Progress
from shapekin.jobs.job import Job, TrainJob
from shapekin.models.base import Model, Params, ParamSpec
from shapekin.models.catalogue import DEFAULT_MODEL, all_models
from shapekin.models.cpac import Cpac
from shapekin.models.graph_diffusion import GraphDiffusion
from shapekin.nn.passes import usual_passes
from shapekin.session import Change
from shapekin_app.controls import Choice, fill_scrolling
from shapekin_app.library_words import library
from shapekin_app.views.curves import LossCurves
from shapekin_app.views.params_form import LABEL_WIDTH, ParamsForm, Value
from shapekin_app.views.training_past import PastTrainings
from shapekin_app.views.training_queue import QueueView, Wish
from shapekin_app.wording import seconds_left
from shapekin_app.workspace import Workspace

EFFORTS = {"quick": 0.4, "balanced": 1.0, "thorough": 2.0}
"""Presets: every number of epochs of a model, times this; where 0 leaves it to the model, what that would choose."""
OFFERED = (Cpac.card.name, DEFAULT_MODEL, GraphDiffusion.card.name)
"""Offered first, in this order: CPAC sorts without an answer, too, and in minutes; scripts begin with the second."""


class TrainingView(QWidget):
    """Starts trainings and shows how they go."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._job = ""
        self.model = Choice()
        self.model.setAccessibleName(self.tr("Model"))
        self.summary = QLabel(wordWrap=True)
        self.summary.setProperty("role", "small")
        self.effort = QComboBox()
        self.effort.setAccessibleName(self.tr("Preset"))
        self.effort.setToolTip(self.tr("How long it learns; sets every number of epochs"))
        for name, title in (
            ("quick", self.tr("Quick")), ("balanced", self.tr("Balanced")), ("thorough", self.tr("Thorough"))
        ):  # fmt: skip
            self.effort.addItem(title, name)
        self.effort.setCurrentIndex(1)
        self.device = QComboBox()
        self.device.setAccessibleName(self.tr("Computing device"))
        for name, title in (
            ("auto", self.tr("Best there is")),
            ("cpu", self.tr("Processor")),
            ("cuda", self.tr("GPU")),
        ):
            self.device.addItem(title, name)
        self.form: ParamsForm | None = None
        self._form_place = QVBoxLayout()
        self.train = QPushButton(self.tr("Train"))
        self.train.setProperty("role", "primary")
        self.afresh = QPushButton(self.tr("Train afresh"))
        self.afresh.setToolTip(self.tr("Forget what it learned; your answers are used all the same"))
        self.cancel = QPushButton(self.tr("Cancel"))
        self.stage = QLabel()
        self.left = QLabel()
        self.left.setProperty("role", "muted")
        self.bar = QProgressBar(textVisible=False)
        self.bar.setAccessibleName(self.tr("Progress of the training"))
        self.curves = LossCurves()
        self.more = QPushButton(self.tr("Queue another"))
        self.more.setCheckable(True)
        self.more.setToolTip(self.tr("Choose what is to be trained when this is done"))
        self.queued = QueueView(workspace)
        self.past = PastTrainings(workspace)
        self._lay_out()

        self.model.currentIndexChanged.connect(self._show_model)
        self.effort.activated.connect(self._use_effort)
        self.train.clicked.connect(lambda: self.start())
        self.afresh.clicked.connect(lambda: self.start(warm=False))
        self.cancel.clicked.connect(self._cancel)
        self.more.toggled.connect(self._choose_more)
        self.queued.queue.changed.connect(self._show_state)
        workspace.session_changed.connect(self._on_session)
        workspace.changed.connect(self._on_change)
        workspace.job_started.connect(self._on_start)
        workspace.job_progressed.connect(self._on_progress)
        workspace.job_ended.connect(self._on_end)
        self._on_session()

    def start(self, *, warm: bool = True) -> None:
        """Train with what is chosen; `warm` goes on from the current run where that can be done.

        While another training runs nothing happens, unless a further one is being chosen: then that one waits.
        """
        if self._workspace.session is None or self.form is None or (self._job and not self._choosing_more):
            return
        self.queued.queue.add(Wish(self.model.currentData(), self.form.values(), self.device.currentData(), warm))

    def refine(self) -> None:
        """Train the model of the present result on, as it was trained, with the newest answers."""
        session = self._workspace.session
        run = session.current_run if session is not None else None
        place = self.model.findData(run.model) if run is not None else -1
        if self._job:
            return
        if run is not None and place >= 0:
            self.model.setCurrentIndex(place)
            if self.form is not None:
                self.form.set_values(run.params)
        self.start()

    # -- the model and its parameters ------------------------------------------------------------

    def _on_session(self) -> None:
        session = self._workspace.session
        self._job = ""
        self.curves.clear()
        self.model.blockSignals(True)
        self.model.clear()
        for name, model in sorted(all_models().items(), key=_place_in_list):
            if session is None or session.kind in model.card.accepts:
                self.model.addItem(library(model.card.title), name)
                self.model.setItemData(self.model.count() - 1, model.card.citation, Qt.ItemDataRole.ToolTipRole)
        run = session.current_run if session is not None else None
        wanted = self.model.findData(run.model if run is not None else OFFERED[0])
        self.model.setCurrentIndex(max(0, wanted))
        self.model.blockSignals(False)
        self._show_model()
        if run is not None and run.model == self.model.currentData() and self.form is not None:
            self.form.set_values(run.params)
        if run is not None:
            self._draw_history_of(run.history)
        self.past.fill()
        self.more.setChecked(False)
        self._show_state()

    @Slot()
    def _show_model(self) -> None:
        if self.form is not None:
            self.form.hide()
            self.form.deleteLater()
            self.form = None
        model = all_models().get(self.model.currentData() or "")
        if model is None:
            self.summary.clear()
            return
        self.summary.setText(library(model.card.summary))
        self.summary.setToolTip(model.card.citation)
        self.form = ParamsForm(model.params_type)
        self._form_place.addWidget(self.form)
        self._top.setRowVisible(self.effort, bool(_epochs_of(model.params_type)))
        self._use_effort()

    @Slot()
    def _use_effort(self) -> None:
        session = self._workspace.session
        if self.form is None or session is None:
            return
        share = EFFORTS[self.effort.currentData()]
        scaled: dict[str, Value] = dict(self.form.values())
        for spec in _epochs_of(self.form.params_type):
            usual = float(spec.default) or usual_passes(session.kind, len(session))
            high = spec.high if spec.high is not None else float("inf")
            low = max(spec.low or 0, 1)
            scaled[spec.name] = spec.default if share == 1.0 else int(min(high, max(low, round(usual * share))))
        self.form.set_values(scaled)

    # -- the run ---------------------------------------------------------------------------------

    @Slot(object)
    def _on_start(self, job: Job) -> None:
        if isinstance(job, TrainJob):
            self._job = job.job_id
            if not self.more.isChecked():
                self._show_running(job)
            self.curves.clear()
            self.stage.setText(self.tr("Starting"))
            self.bar.setRange(0, 0)
            self.left.clear()
            self._show_state()

    def _show_running(self, job: TrainJob) -> None:
        """Let the choices be those of what runs: of another one that waits they would mislead."""
        place = self.model.findData(job.model)
        if place >= 0 and self.form is not None and (job.model, job.params) != (
            self.model.currentData(), self.form.values()
        ):  # fmt: skip
            self.model.setCurrentIndex(place)
            self.form.set_values(job.params)

    @Slot(bool)
    def _choose_more(self, on: bool) -> None:
        running = self._workspace.running_training()
        if not on and running is not None:
            self._show_running(running)
        self.more.setText(self.tr("Done") if on else self.tr("Queue another"))
        self._show_state()

    @Slot(object)
    def _on_progress(self, event: Progress) -> None:
        if event.job_id != self._job:
            return
        clusters = event.metrics.get("clusters")
        kinds = self.tr(", {count} kinds").format(count=round(clusters)) if clusters else ""
        self.stage.setText(library(event.stage) + kinds)
        self.bar.setRange(0, 1000 if event.total else 0)
        if event.total:
            self.bar.setValue(round(1000 * event.done / event.total))
        self.left.setText(seconds_left(event.seconds_left))
        self.curves.add(event.done, event.metrics)

    @Slot(object)
    def _on_end(self, event: Finished | Failed) -> None:
        if event.job_id == self._job:
            self._job = ""
            if not self.queued.queue.waiting:
                self.more.setChecked(False)
            self.past.fill()
            self._show_state()

    @Slot(object)
    def _on_change(self, change: Change) -> None:
        if change.runs:
            self.past.fill()
        if change.evidence or change.runs:
            self._show_state()

    def _cancel(self) -> None:
        self.stage.setText(self.tr("Stopping"))
        self.cancel.setEnabled(False)
        self._workspace.cancel(self._job)

    def _show_state(self) -> None:
        session = self._workspace.session
        running, more = bool(self._job), self._choosing_more
        can = session is not None and not session.read_only and (more or not running)
        trained = session is not None and session.current_run is not None
        for part in (self.train, self.model, self.effort, self.device):
            part.setEnabled(can)
        if more:
            self.train.setText(self.tr("Add to the queue"))
        else:
            self.train.setText(self.tr("Train again from here") if trained else self.tr("Train"))
        self.train.setToolTip(self.tr("It goes on from what there is then") if more else self._news())
        self.afresh.setText(self.tr("Add afresh") if more else self.tr("Train afresh"))
        self.afresh.setVisible(more or (trained and not running))
        self.afresh.setEnabled(can)
        self.cancel.setVisible(running)
        self.cancel.setEnabled(True)
        self.cancel.setToolTip(self.tr("The next in the queue begins then") if self.queued.queue.waiting else "")
        self.more.setVisible(running)
        self.train.setVisible(more or not running)
        self._running.setVisible(running)
        if self.form is not None:
            self.form.setEnabled(can)
            self.form.setVisible(more or not running)  # its place is for the curves meanwhile
            shown = (more or not running) and bool(_epochs_of(self.form.params_type))
            self._top.setRowVisible(self.effort, shown)
        self._top.setRowVisible(self.device, more or not running)

    @property
    def _choosing_more(self) -> bool:
        return bool(self._job) and self.more.isChecked()

    def _news(self) -> str:
        session = self._workspace.session
        if session is None:
            return ""
        count = session.answers_since_training
        if count:
            return self.tr("{count} answers are not used yet").format(count=count)
        return self.tr("Learn from the shapes and from your answers")

    def _draw_history_of(self, history: tuple[tuple[str, int, object], ...]) -> None:
        for _stage, step, metrics in history:
            if isinstance(metrics, dict):
                self.curves.add(step, metrics)

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        top = self._top = QFormLayout()
        top.setHorizontalSpacing(16)
        top.setVerticalSpacing(8)
        top.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        top.addRow(self.model)
        top.addRow(self.summary)
        top.addRow(self.tr("Preset"), self.effort)
        top.addRow(self.tr("Device"), self.device)
        top.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.model.setMinimumWidth(72)  # long titles must not make the dock wide
        for field in (self.effort, self.device):
            field.setMinimumWidth(72)
            top.labelForField(field).setMinimumWidth(LABEL_WIDTH)
        column.addLayout(top)
        column.addLayout(self._form_place)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.train, self.afresh):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column.addSpacing(8)
        column.addLayout(buttons)
        self._running = QWidget()
        running = QVBoxLayout(self._running)
        running.setContentsMargins(0, 8, 0, 0)
        line = QHBoxLayout()
        line.addWidget(self.stage, 1)
        line.addWidget(self.left)
        running.addLayout(line)
        running.addWidget(self.bar)
        orders = QHBoxLayout()
        orders.setSpacing(8)
        for button in (self.cancel, self.more):
            orders.addWidget(button)
        orders.addStretch(1)
        running.addLayout(orders)
        column.addWidget(self._running)
        column.addWidget(self.queued)
        column.addWidget(self.curves)
        column.addWidget(self.past)
        column.addStretch(1)
        fill_scrolling(self, inside)


def _place_in_list(entry: tuple[str, type[Model]]) -> int:
    return OFFERED.index(entry[0]) if entry[0] in OFFERED else len(OFFERED)


def _epochs_of(params_type: type[Params]) -> list[ParamSpec]:
    """The parameters that say how long a model learns, without those that only experts touch."""
    return [spec for spec in params_type.specs() if spec.name.endswith("epochs") and not spec.expert]
