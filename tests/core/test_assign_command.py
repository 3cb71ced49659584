"""New files into the sub-categories of a trained project."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from shapekin.cli.main import main
from shapekin.jobs.assigning import _shown
from shapekin.session import Session
from shapekin.store.cache import Cache


@pytest.fixture
def trained(project_path: Path) -> Path:
    settings = [f"--set={pair}" for pair in ("epochs=30", "points=64", "threads=1")]
    assert main(["train", str(project_path), "--model", "learned_diffusion", *settings]) == 0
    return project_path


def run(capsys, *words: object) -> dict:
    capsys.readouterr()
    status = main([*(str(word) for word in words), "--json"])
    out, err = capsys.readouterr()
    assert status == 0, err
    return json.loads(out)


def test_known_files_come_back_and_something_else_is_none_of_these(
    trained: Path, chairs_folder: Path, cache: Cache, tmp_path: Path, capsys
) -> None:
    new = tmp_path / "new"
    new.mkdir()
    with Session.open(trained, cache) as session:
        names = session.dataset.names[::6]
        session.rename_cluster(session.clusters[0].id, "great chairs")
        titles = {cluster.id: cluster.title for cluster in session.clusters}
        expected = {name.replace("/", "_"): titles[int(session.labels[session.dataset.row(name)])] for name in names}
    for name in names:
        shutil.copy(chairs_folder / name, new / name.replace("/", "_"))
    needle = "OFF\n4 4 0\n0 0 0\n0.001 0 0\n0 0.001 0\n0 0 50\n3 0 1 2\n3 0 1 3\n3 0 2 3\n3 1 2 3\n"
    (new / "needle.off").write_text(needle)
    (new / "torn.off").write_text("OFF\n3 1 0\n0 0 0\n")
    out = tmp_path / "assigned.csv"
    found = run(capsys, "assign", trained, new, "--out", out)
    assert (found["items"], found["unreadable"]) == (len(names) + 1, 1)
    rows = {row["name"]: row for row in csv.DictReader(out.read_text().splitlines())}
    right = [rows[name]["nearest_sub_category"] == title for name, title in expected.items()]
    assert np.mean(right) > 0.8
    assert float(rows["needle.off"]["distance"]) == max(float(row["distance"]) for row in rows.values())
    assert main(["assign", str(trained), str(new), "--out", str(out)]) == 1
    assert "nothing was written" in capsys.readouterr().err
    strict = tmp_path / "strict.csv"
    assert run(capsys, "assign", trained, new, "--out", strict, "--far", 0)["none_of_these"] == len(names) + 1
    assert {row["sub_category"] for row in csv.DictReader(strict.read_text().splitlines())} == {""}


def test_what_cannot_be_done_is_said(project_path: Path, tmp_path: Path, capsys) -> None:
    out = tmp_path / "assigned.csv"
    assert main(["assign", str(project_path), str(tmp_path), "--out", str(out)]) == 1
    assert "Nothing has been trained yet" in capsys.readouterr().err
    assert main(["train", str(project_path), "--model", "dbscan"]) == 0
    assert main(["assign", str(project_path), str(tmp_path), "--out", str(out)]) == 1
    assert "cannot place new items" in capsys.readouterr().err
    assert not out.exists()


def test_labels_become_the_sub_categories_that_are_shown() -> None:
    assert _shown(np.array([0, 0, 0, 1, 1]), np.array([7, 7, 3, 3, 3, 9])).tolist() == [7, 3]
