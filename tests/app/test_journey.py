"""The main job end to end: the real application, the real worker process, a person at the keyboard."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from shapekin.session import Session
from shapekin.store.cache import Cache


@pytest.fixture(scope="module")
def journey(tmp_path_factory):
    """What came of it, and where. On the screen where there is one, else without."""
    folder = tmp_path_factory.mktemp("journey")
    pictures = os.environ.get("SHAPEKIN_PICTURES", "")
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
        "QT_QPA_PLATFORM": "xcb" if os.environ.get("DISPLAY") else "offscreen",
        "OMP_NUM_THREADS": "2",
    }
    done = subprocess.run(
        [sys.executable, "-m", "helpers.journey", str(folder), *([pictures] if pictures else [])],
        env=environment, cwd=Path(__file__).parents[1], capture_output=True, text=True, timeout=200, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return folder, json.loads(done.stdout.splitlines()[-1]), done.stderr


def test_nothing_went_wrong_on_the_way(journey):
    _, told, spoken = journey
    assert "errors" not in told
    assert "Traceback" not in spoken
    assert "QThread" not in spoken


def test_a_folder_becomes_items_with_pictures(journey):
    _, told, _ = journey
    assert told["items"] == told["pictures"] == 40


def test_both_models_train_and_the_map_moves(journey):
    _, told, _ = journey
    assert told["train_graph_diffusion"][0] == "graph_diffusion"
    assert told["train_cpac"][0] == "cpac"
    assert told["moves"] >= 3


def test_answers_are_given_by_keys_in_focus_mode(journey):
    _, told, _ = journey
    assert told["focus"]
    assert told["answers"] == 11
    assert told["fastest"] < 0.05


def test_refining_goes_on_from_the_present_result(journey):
    _, told, _ = journey
    assert told["refine_by_tab"]
    assert told["warm"]
    assert told["refine"][0] == "cpac"
    assert told["refine"][2] > told["train_cpac"][2]


def test_a_kind_is_named_a_shape_is_seen_and_a_table_is_written(journey):
    _, told, _ = journey
    assert told["named"] == ["bar stools"]
    assert told["viewed"] >= 0
    assert told["keys"] == 1
    assert told["table"][0].startswith('"name",')


def test_everything_is_in_the_project_file(journey):
    folder, told, _ = journey
    with Session.open(folder / "chairs.shapekin", Cache(folder / "cache")) as session:
        assert session.n_answers == told["answers"]
        assert len(session.runs) == 3
        assert [cluster.name for cluster in session.clusters if cluster.name] == ["bar stools"]
