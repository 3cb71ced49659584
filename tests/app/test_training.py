"""The train dock: forms from parameters, progress, curves, history."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt

from helpers.fake_session import FakeRun, FakeSession, make_workspace
from shapekin.data.dataset import DataKind
from shapekin.errors import ParameterError
from shapekin.events import Failed, Finished, Progress
from shapekin.models.base import Params, param
from shapekin.models.catalogue import DEFAULT_MODEL, MODELS
from shapekin_app.views.params_form import ParamsForm
from shapekin_app.views.training import TrainingView
from shapekin_app.views.training_queue import TrainingQueue, Wish


@dataclass(frozen=True)
class Sample(Params):
    epochs: int = param(40, "Passes over the data.", low=1, high=100)
    rate: float = param(0.001, "Size of a step.", low=1e-6, high=1.0)
    kind: str = param("a", "Which one.", choices=("a", "b"))
    smooth: bool = param(True, "Whether to smooth.", expert=True)
    note: str = param("x", "A word.", expert=True)


@dataclass(frozen=True)
class Leaving(Params):
    """Parameters some of which a model chooses when they are 0."""

    epochs: int = param(0, "Passes (0: 20 to 100).", low=0, high=5000)
    again: int = param(0, "Passes when it goes on (0: half of the usual; -1: none).", low=-1, high=5000)
    width: float = param(0.0, "How far (0: estimated).", low=0, high=10)
    light: int = param(0, "Even out the light (0: as it is).", low=0, high=1)
    count: int = param(0, "How many.", low=0, high=9)


def test_a_form_has_every_parameter_with_its_range_and_help(qtbot):
    form = ParamsForm(Sample)
    qtbot.addWidget(form)
    assert form.values() == {}
    epochs = form.field("epochs")
    assert (epochs.minimum(), epochs.maximum(), epochs.value()) == (1, 100, 40)
    assert epochs.toolTip() == "Passes over the data."
    assert epochs.accessibleName() == "Epochs"
    assert form.field("rate").text() == "0.001"
    form.show()
    assert not form.field("smooth").isVisible()
    form.fold.click()
    assert form.field("smooth").isVisible()


def test_changed_values_are_given_and_are_valid_parameters(qtbot):
    form = ParamsForm(Sample)
    qtbot.addWidget(form)
    with qtbot.waitSignal(form.edited):
        form.field("epochs").setValue(7)
    form.set_values({**form.values(), "rate": 0.25, "kind": "b", "smooth": False, "note": "y"})
    assert form.values() == {"epochs": 7, "rate": 0.25, "kind": "b", "smooth": False, "note": "y"}
    assert Sample.from_mapping(form.values()).epochs == 7
    form.set_values({})
    assert form.values() == {}


def test_zero_is_a_word_where_it_lets_the_model_choose(qtbot):
    form = ParamsForm(Leaving)
    qtbot.addWidget(form)
    words = {name: form.field(name).text() for name in ("epochs", "again", "width", "light", "count")}
    assert words == {"epochs": "automatic", "again": "automatic", "width": "automatic", "light": "0", "count": "0"}
    again = form.field("again")
    again.stepDown()
    assert (again.text(), form.values()) == ("-1", {"again": -1})
    again.clear()
    qtbot.keyClicks(again, "12")
    assert form.values() == {"again": 12}
    again.selectAll()
    qtbot.keyClicks(again, "automatic")
    assert form.values() == {}
    again.selectAll()
    qtbot.keyClicks(again, "autumn")
    assert again.value() == 0


@pytest.mark.parametrize("name", MODELS)
def test_every_model_has_a_form_whose_defaults_are_its_own(qtbot, name):
    form = ParamsForm(MODELS[name].params_type)
    qtbot.addWidget(form)
    assert form.values() == {}


@pytest.fixture
def workspace():
    return make_workspace(FakeSession(60))


@pytest.fixture
def view(qtbot, workspace):
    view = TrainingView(workspace)
    qtbot.addWidget(view)
    view.resize(340, 800)
    view.show()
    return view


def test_training_starts_shows_how_it_goes_and_ends(qtbot, workspace, view):
    view.train.click()
    job = workspace.running_training()
    assert job is not None
    assert job.model == view.model.currentData()
    assert not view.train.isVisible()
    assert view.cancel.isVisible()
    for epoch in range(1, 4):
        metrics = {"reconstruction": 1.0 / epoch, "clusters": 12.0}
        workspace.job_progressed.emit(Progress(job.job_id, "Learning", epoch, 10, metrics, 38.0))
    assert view.stage.text() == "Learning, 12 kinds"
    assert view.left.text() == "0:38 left"
    assert view.bar.value() == 300
    assert view.curves.points("reconstruction") == [(1, 1.0), (2, 0.5), (3, pytest.approx(1 / 3))]
    assert view.curves.points("clusters") == []
    workspace.job_ended.emit(Finished(job.job_id, None))
    assert view.train.isVisible()
    assert not view.cancel.isVisible()


def test_cancel_asks_the_worker(workspace, view):
    asked = []
    workspace.cancel = asked.append
    view.train.click()
    job = workspace.running_training()
    view.cancel.click()
    assert asked == [job.job_id]
    assert not view.cancel.isEnabled()
    workspace.job_ended.emit(Failed(job.job_id, "Cancelled", cancelled=True))
    assert view.train.isVisible()


def test_the_curve_is_really_drawn(qtbot, workspace, view):
    from shapekin_app import theme

    view.curves.add(1, {"loss": 1.0})
    view.curves.add(9, {"loss": 0.1})
    view.curves.setFixedSize(300, 200)
    qtbot.wait(50)
    image = view.curves.grab().toImage()
    ink = theme.current().cluster(0)
    near = sum(
        abs(image.pixelColor(x, y).red() - ink.red()) + abs(image.pixelColor(x, y).blue() - ink.blue()) < 40
        for x in range(image.width())
        for y in range(image.height())
    )
    assert near > 100


def test_past_trainings_are_listed(workspace, view):
    assert view.past.list.topLevelItemCount() == len(workspace.session.runs)


def test_a_preset_scales_the_epochs(view):
    cpac = view.model.findData("cpac")
    if cpac < 0:
        pytest.skip("the model with epochs is not there")
    view.model.setCurrentIndex(cpac)
    before = view.form.field("epochs").value()
    view.effort.setCurrentIndex(view.effort.findData("thorough"))
    view.effort.activated.emit(view.effort.currentIndex())
    assert view.form.field("epochs").value() > before


@pytest.mark.parametrize(
    ("n", "kind", "effort", "epochs"),
    [
        (12_000, DataKind.IMAGES, "quick", 6),  # the model itself would take 15
        (12_000, DataKind.IMAGES, "balanced", 0),  # 0: the model's own choice
        (12_000, DataKind.IMAGES, "thorough", 30),
        (60, DataKind.CLOUDS, "quick", 40),
        (5_000, DataKind.CLOUDS, "quick", 16),
    ],
)
def test_a_preset_scales_what_the_model_itself_would_choose(qtbot, n, kind, effort, epochs):
    view = TrainingView(make_workspace(FakeSession(n, kind=kind, trained=False)))
    qtbot.addWidget(view)
    view.effort.setCurrentIndex(view.effort.findData(effort))
    view.effort.activated.emit(view.effort.currentIndex())
    assert view.form.field("epochs").value() == epochs


def test_without_a_session_nothing_can_be_started(qtbot):
    view = TrainingView(make_workspace(None))
    qtbot.addWidget(view)
    assert not view.train.isEnabled()
    view.start()


def test_cpac_is_offered_first(qtbot):
    view = TrainingView(make_workspace(FakeSession(60, trained=False)))
    qtbot.addWidget(view)
    assert view.model.currentData() == "cpac"
    assert [view.model.itemData(place) for place in range(3)] == ["cpac", DEFAULT_MODEL, "graph_diffusion"]


def test_refining_trains_the_model_of_the_present_result_with_its_settings(workspace, view):
    workspace.session.runs = (FakeRun(1, "graph_diffusion", 5, 1.0, params={"neighbours": 7}),)
    view.model.setCurrentIndex(view.model.findData("cpac"))
    view.refine()
    job = workspace.running_training()
    assert job.model == "graph_diffusion"
    assert job.params["neighbours"] == 7


def test_without_curves_there_is_no_hole(view):
    view.curves.clear()
    assert view.curves.isHidden()
    view.curves.add(1, {"loss": 1.0})
    assert not view.curves.isHidden()


# -- the queue ---------------------------------------------------------------------------------------


def states(view):
    rows = [view.queued.list.topLevelItem(place) for place in range(view.queued.list.topLevelItemCount())]
    return [(row.text(0), row.text(1)) for row in rows]


def choose(view, model):
    view.model.setCurrentIndex(view.model.findData(model))


def queue_three(view):
    """One training that runs, two that wait."""
    choose(view, "cpac")
    view.train.click()
    assert view.queued.isHidden()
    view.more.click()
    for model, button in (("graph_diffusion", view.train), ("learned_diffusion", view.afresh)):
        choose(view, model)
        button.click()


def end(workspace):
    workspace.bridge.event_arrived.emit(Finished(workspace.running_training().job_id, None))


def test_further_trainings_wait_and_begin_one_after_another(qtbot, workspace, view):
    view.train.click()
    assert not view.form.isVisible()
    view.more.click()
    assert view.form.isVisible()
    assert view.train.text() == "Add to the queue"
    choose(view, "cpac")
    view.form.field("epochs").setValue(7)
    view.train.click()
    choose(view, "graph_diffusion")
    view.afresh.click()
    queue = TrainingQueue.of(workspace)
    assert [(wish.model, wish.warm) for wish in queue.waiting] == [("cpac", True), ("graph_diffusion", False)]
    assert len(workspace.bridge.sent) == 1
    assert [state for _model, state in states(view)] == ["Running", "Waiting, 1", "Waiting, 2"]
    first = workspace.running_training().model
    view.more.click()
    assert view.model.currentData() == first  # no longer what was chosen for later
    assert not view.form.isVisible()
    end(workspace)
    qtbot.waitUntil(lambda: len(workspace.bridge.sent) == 2)
    job = workspace.running_training()
    assert (job.model, dict(job.params)) == ("cpac", {"epochs": 7})
    assert view.cancel.isVisible()
    assert "begins then" in view.cancel.toolTip()
    end(workspace)
    qtbot.waitUntil(lambda: len(workspace.bridge.sent) == 3)
    assert workspace.running_training().model == "graph_diffusion"
    assert view.queued.isHidden()
    end(workspace)
    assert workspace.running_training() is None
    assert not view.more.isVisible()
    assert view.train.isVisible()
    assert view.train.text() != "Add to the queue"


def test_the_queue_can_be_put_in_another_order(qtbot, workspace, view):
    queue_three(view)
    queue, held = TrainingQueue.of(workspace), Qt.KeyboardModifier.AltModifier
    assert [wish.model for wish in queue.waiting] == ["graph_diffusion", "learned_diffusion"]
    assert not view.queued.drop.isEnabled()  # nothing is in hand
    view.queued.list.setCurrentItem(view.queued.list.topLevelItem(2))
    assert not view.queued.later.isEnabled()
    view.queued.earlier.click()
    assert [wish.model for wish in queue.waiting] == ["learned_diffusion", "graph_diffusion"]
    assert view.queued.list.currentItem() is view.queued.list.topLevelItem(1)
    qtbot.keyClick(view.queued.list, Qt.Key.Key_Down, held)
    assert [wish.model for wish in queue.waiting] == ["graph_diffusion", "learned_diffusion"]
    qtbot.keyClick(view.queued.list, Qt.Key.Key_Down, held)  # it is the last already
    assert [wish.model for wish in queue.waiting] == ["graph_diffusion", "learned_diffusion"]
    qtbot.keyClick(view.queued.list, Qt.Key.Key_Delete)
    assert [wish.model for wish in queue.waiting] == ["graph_diffusion"]
    view.queued.drop.click()
    assert view.queued.isHidden()


def test_after_a_cancelled_or_a_failed_one_the_next_begins(qtbot, workspace, view):
    queue_three(view)
    told = []
    workspace.message.connect(lambda words, _level: told.append(words))
    workspace.bridge.event_arrived.emit(Failed(workspace.running_training().job_id, "Cancelled", cancelled=True))
    qtbot.waitUntil(lambda: workspace.running_training() is not None)
    workspace.bridge.event_arrived.emit(Failed(workspace.running_training().job_id, "It broke.", "Try another."))
    qtbot.waitUntil(lambda: workspace.running_training() is not None)
    assert workspace.running_training().model == "learned_diffusion"
    assert told == ["It broke. Try another."]


def test_one_that_cannot_begin_is_told_and_passed_over(qtbot, workspace, view):
    queue_three(view)
    told, begin = [], workspace.train

    def train(model, params, **others):
        if model == "graph_diffusion":
            raise ParameterError("It will not do.", "Choose otherwise.")
        return begin(model, params, **others)

    workspace.train = train
    workspace.message.connect(lambda words, _level: told.append(words))
    end(workspace)
    qtbot.waitUntil(lambda: workspace.running_training() is not None)
    assert workspace.running_training().model == "learned_diffusion"
    assert len(told) == 1
    assert "It will not do." in told[0]


def test_with_the_project_the_queue_goes_and_says_so(workspace, view):
    queue_three(view)
    told = []
    workspace.message.connect(lambda words, _level: told.append(words))
    workspace.open(FakeSession(30))
    assert TrainingQueue.of(workspace).waiting == ()
    assert told == ["Waiting trainings went with their project: 2."]


def test_where_nothing_runs_a_wish_begins_at_once(workspace):
    queue = TrainingQueue.of(workspace)
    queue.add(Wish("cpac", {"epochs": 3}, "cpu", warm=False))
    job = workspace.running_training()
    assert (job.model, dict(job.params), job.warm_start) == ("cpac", {"epochs": 3}, "")
    assert queue.waiting == ()


def test_the_one_in_hand_stays_in_hand_when_another_is_queued(workspace, view):
    queue_three(view)
    queue = TrainingQueue.of(workspace)
    view.queued.list.setCurrentItem(view.queued.list.topLevelItem(1))
    choose(view, "cpac")
    view.train.click()
    assert [wish.model for wish in queue.waiting] == ["graph_diffusion", "learned_diffusion", "cpac"]
    view.queued.drop.click()
    assert [wish.model for wish in queue.waiting] == ["learned_diffusion", "cpac"]
