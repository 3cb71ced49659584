import subprocess
import sys
import time
from dataclasses import replace

import numpy as np
import pytest

from shapekin.clustering.pair_scores import kept_share, ranking_losses
from shapekin.data.dataset import DataKind
from shapekin.errors import ContradictionError, DeviceError, ParameterError
from shapekin.models.base import TrainingSet
from shapekin.models.cpac import Cpac
from shapekin.models.cpac_params import CpacParams
from shapekin.nn.seeing import FIRST_CODES
from shapekin.pairs.constraints import Constraints
from shapekin.pairs.graph import PairGraph

QUICK = CpacParams(epochs=8, layer_epochs=1, cycles=1, cycle_epochs=1, threads=1)


def blobs(n=90, kinds=3, d=6, seed=0, spread=0.4):
    rng = np.random.default_rng(seed)
    truth = np.arange(n) % kinds
    rows = (rng.normal(size=(kinds, d)) * 4)[truth] + rng.normal(size=(n, d)) * spread
    return TrainingSet(DataKind.FEATURES, rows.astype(np.float32), rows.astype(np.float32)), truth


def fit(data, constraints=None, params=QUICK, seed=0, warm=None):
    constraints = constraints or Constraints(len(data))
    steps, run = [], Cpac().fit(data, constraints, params, np.random.default_rng(seed), warm_start=warm)
    while True:
        try:
            steps.append(next(run))
        except StopIteration as end:
            return end.value, steps


@pytest.fixture(scope="module")
def trained():
    data, truth = blobs()
    return data, truth, *fit(data)


def test_finds_the_kinds(trained):
    _, truth, result, _ = trained
    for label in range(result.n_clusters):
        assert len(set(truth[result.labels == label])) == 1
    assert result.n_clusters <= 6


def test_result_is_complete(trained):
    _, _, result, steps = trained
    assert result.embedding.shape == (90, 10)
    assert result.embedding.dtype == np.float32
    assert len(result.pairs) == len(result.pair_losses) > 90
    assert result.confidence.min() >= 0
    assert result.confidence.max() <= 1
    assert all(w.dtype == np.float32 for name, w in result.weights.items() if not name.startswith("pairs "))
    assert {"epsilon", "singletons", "lambda", "pairs"} <= set(result.notes)
    assert [s.done for s in steps] == sorted(s.done for s in steps)
    assert steps[-1].done == steps[-1].total
    assert any(s.embedding is not None for s in steps[: len(steps) // 2 + 40])


def test_repeats_bit_for_bit(trained):
    data, _, result, _ = trained
    again, _ = fit(data)
    other, _ = fit(data, seed=1)
    assert (again.labels == result.labels).all()
    assert (again.embedding == result.embedding).all()
    assert (again.pair_losses == result.pair_losses).all()
    assert not (other.embedding == result.embedding).all()


def test_answers_hold_whatever_the_data_say(trained):
    data, _, result, _ = trained
    must, cannot = np.array([[0, 1], [1, 2]]), np.array([[3, 6], [3, 9], [6, 9], [0, 12]])
    constraints = Constraints(90, must, cannot)
    for warm in (None, result):
        refined, _ = fit(data, constraints, warm=warm)
        assert constraints.satisfied_fraction(refined.labels) == 1.0
        pairs = {tuple(p) for p in refined.pairs.tolist()}
        assert not pairs & {(3, 6), (3, 9), (6, 9), (0, 12)}
        assert {(0, 1), (1, 2)} <= pairs


def test_warm_start_skips_the_first_training(trained):
    data, _, result, steps = trained
    warm, warm_steps = fit(data, warm=result)
    assert not [s for s in warm_steps if s.stage == steps[0].stage]
    assert (warm.weights[FIRST_CODES] == result.weights[FIRST_CODES]).all()
    assert (warm.pair_losses == result.pair_losses).all()
    assert (warm.labels == result.labels).all()


def test_warm_start_keeps_the_pairs_unless_others_are_asked_for(trained):
    data, _, result, _ = trained
    other = replace(QUICK, neighbours=5)
    for params, again in ((QUICK, False), (other, True)):
        warm, steps = fit(data, params=params, warm=result)
        assert any(step.stage == "Finding neighbours" for step in steps) == again
        assert (len(warm.pairs) == len(result.pairs)) != again


def test_warm_start_that_does_not_fit_starts_fresh(trained):
    data, _, result, steps = trained
    other = CpacParams(epochs=2, layer_epochs=0, cycles=1, cycle_epochs=1, code_dim=4, threads=1)
    fresh, fresh_steps = fit(data, params=other, warm=result)
    assert fresh.embedding.shape == (90, 4)
    assert fresh_steps[0].stage == steps[0].stage


def test_data_are_left_alone():
    data, _ = blobs(40)
    data.data.setflags(write=False)
    before = data.data.copy()
    fit(data)
    assert (data.data == before).all()


def test_clouds_and_images():
    rng = np.random.default_rng(0)
    clouds = rng.normal(size=(24, 60, 3)).astype(np.float32)
    clouds[::2] *= (1, 0.1, 0.1)
    clouds /= np.abs(clouds).max() * 2
    params = CpacParams(epochs=3, cycles=1, cycle_epochs=1, points=32, code_dim=16, threads=1)
    result, _ = fit(TrainingSet(DataKind.CLOUDS, clouds, rng.normal(size=(24, 3)).astype(np.float32)), params=params)
    assert result.embedding.shape == (24, 16)
    images = rng.integers(0, 255, (20, 9, 7, 3)).astype(np.uint8)
    result, _ = fit(TrainingSet(DataKind.IMAGES, images, np.zeros((20, 1), np.float32)))
    assert result.labels.shape == (20,)


@pytest.mark.parametrize("space", ["input", "code", "features"])
def test_every_graph_space(space):
    data, _ = blobs(30)
    params = CpacParams(epochs=2, layer_epochs=0, cycles=1, cycle_epochs=1, graph_space=space, threads=1)
    assert fit(data, params=params)[0].labels.shape == (30,)


def test_published_schedule_runs_and_separates_blobs():
    data, truth = blobs(60)
    params = CpacParams(epochs=10, layer_epochs=1, schedule="paper", paper_epochs=60, threads=1)
    result, steps = fit(data, params=params)
    crossing = sum(len(set(truth[result.labels == label])) - 1 for label in range(result.n_clusters))
    assert crossing == 0
    assert sum("loss" in step.metrics for step in steps) >= 60  # a batch an epoch, at least


def test_the_device_that_was_asked_for_is_not_ignored():
    data, _ = blobs(30)
    with pytest.raises(DeviceError):
        next(Cpac().fit(data, Constraints(30), QUICK, np.random.default_rng(0), device="cuda:99"))
    assert Cpac.card.trains_network  # or the job would fall back to the CPU without a word


def test_contradictions_are_refused_before_any_work():
    data, _ = blobs(30)
    bad = Constraints(30, np.array([[0, 1], [1, 2]]), np.array([[0, 2]]))
    with pytest.raises(ContradictionError):
        Cpac().fit(data, bad, QUICK, np.random.default_rng(0))
    with pytest.raises(ParameterError):
        Cpac().fit(data, Constraints(29), QUICK, np.random.default_rng(0))


@pytest.mark.parametrize("n", [0, 1, 2, 3, 5])
def test_very_few_items_and_copies(n):
    data = TrainingSet(DataKind.FEATURES, np.ones((n, 4), np.float32), np.ones((n, 4), np.float32))
    result, _ = fit(data)
    assert result.labels.shape == (n,)
    assert np.isfinite(result.embedding).all()


def test_each_breath_is_short():
    data, _ = blobs(1500, 5, 40)
    run = Cpac().fit(data, Constraints(1500), CpacParams(threads=1), np.random.default_rng(0))
    next(run)
    longest, start = 0.0, time.perf_counter()
    for _, _step in zip(range(60), run, strict=False):
        longest, start = max(longest, time.perf_counter() - start), time.perf_counter()
    run.close()
    assert longest < 1.0


def test_ranking_and_confidence_by_hand():
    graph = PairGraph(3, np.array([[0, 1], [1, 2]]), np.array([1.0, 2.0]), np.zeros(2, bool))
    z = np.array([[0.0, 0], [0, 2], [1, 2]])
    assert ranking_losses(z, graph, 3.0, 12.0).tolist() == pytest.approx([1.5 * 12 * 4 / 16, 1.5 * 2 * 12 / 13])
    assert kept_share(graph, np.array([0, 0, 1])).tolist() == pytest.approx([1, 1 / 3, 0])


def test_importing_the_model_is_light():
    code = "import sys, shapekin.models.cpac; print(sorted({'torch','scipy','sklearn'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True,
                          env={"PYTHONPATH": "core"}).stdout.strip() == "[]"  # fmt: skip


def test_turns_end_when_the_clusters_have_settled():
    data, _ = blobs()
    params = CpacParams(epochs=20, cycles=50, pull=0.2, threads=1)
    _, steps = fit(data, params=params)
    done = [step.done for step in steps if step.stage == "Gathering"]
    assert done[-1] == steps[-1].total
    assert max(at for at in done if at < done[-1]) < 0.9 * done[-1]  # it jumps to the end long before turn 50
