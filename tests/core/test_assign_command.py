"""New files into the sub-categories of a trained project."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from shapekin.cli.main import main
from shapekin.jobs.assigning import _along, _shown
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
    folders = tmp_path / "folders"
    found = run(capsys, "assign", trained, new, "--out", out, "--folders", folders, "--how", "symlink")
    assert (found["items"], found["unreadable"]) == (len(names) + 1, 1)
    assert sum(path.is_symlink() for path in folders.rglob("*.off")) == len(names) + 1
    rows = {row["name"]: row for row in csv.DictReader(out.read_text().splitlines())}
    right = [rows[name]["nearest_sub_category"] == title for name, title in expected.items()]
    assert np.mean(right) > 0.8
    assert float(rows["needle.off"]["distance"]) == max(float(row["distance"]) for row in rows.values())
    assert main(["assign", str(trained), str(new), "--out", str(out)]) == 1
    assert "nothing was written" in capsys.readouterr().err
    strict = tmp_path / "strict.csv"
    assert run(capsys, "assign", trained, new, "--out", strict, "--far", 0)["none_of_these"] == len(names) + 1
    assert {row["sub_category"] for row in csv.DictReader(strict.read_text().splitlines())} == {""}
    alone = tmp_path / "alone.csv"
    assert run(capsys, "assign", trained, new / "needle.off", "--out", alone)["items"] == 1
    assert alone.read_text().splitlines()[1].startswith("needle.off,")
    assert main(["assign", str(trained), str(new), "--out", str(tmp_path / "x"), "--folders", str(new / "in")]) == 1
    assert "inside the source" in capsys.readouterr().err
    assert not (tmp_path / "x").exists()


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


def test_main_components_of_more_items_are_turned_back() -> None:
    rng = np.random.default_rng(0)
    rows = rng.standard_normal((60, 5)) * [5, 3, 2, 1, 0.5]
    turn = np.linalg.qr(rng.standard_normal((5, 5)))[0]
    found = _along(rows[:40].astype(np.float32), (rows[:40] - 7) @ turn, (rows[40:] - 7) @ turn)
    np.testing.assert_allclose(found, rows[40:], atol=1e-4)


@pytest.fixture
def digits(tmp_path: Path) -> Path:
    """Pictures of three kinds, a table of features of them, and a project of both."""
    rng = np.random.default_rng(0)
    kinds = np.arange(60) % 3
    pictures = (rng.integers(0, 200, (3, 8, 8))[kinds] + rng.integers(0, 30, (60, 8, 8))).astype(np.uint8)
    rows = np.eye(3)[kinds] + rng.normal(0, 0.05, (60, 3))
    np.savez(tmp_path / "all.npz", x=pictures[:48])
    np.savez(tmp_path / "new.npz", x=pictures[48:])
    np.savetxt(tmp_path / "all.csv", rows[:48], delimiter=",", header="a,b,c", comments="")
    np.savetxt(tmp_path / "new.csv", rows[48:], delimiter=",", header="a,b,c", comments="")
    np.savetxt(tmp_path / "odd.csv", rows[48:, :2], delimiter=",", header="a,b", comments="")
    return tmp_path


def kinds_of_digits(project: Path) -> list[str]:
    """What the kinds of the new digits are called: they come by turns, as the known ones do."""
    with Session.open(project, Cache()) as session:
        return [session.cluster(int(session.labels[row % 3])).title for row in range(12)]


def titles(table: Path, column: str) -> list[str]:
    return [row[column] for row in csv.DictReader(table.read_text().splitlines())]


def test_a_table_of_features_is_wanted_where_the_project_has_one(digits: Path, capsys) -> None:
    project = digits / "digits.shapekin"
    run(capsys, "new", project, digits / "all.npz", "--feature-table", digits / "all.csv")
    run(capsys, "train", project, "--model", "learned_diffusion", "--set", "epochs=20", "--set", "threads=1")
    out = digits / "assigned.csv"
    asked = ["assign", str(project), str(digits / "new.npz"), "--out", str(out)]
    assert main(asked) == 1
    assert "Give a table with the same columns" in capsys.readouterr().err
    assert main([*asked, "--feature-table", str(digits / "odd.csv")]) == 1
    assert "The new items have 2 features, the known ones 3" in capsys.readouterr().err
    assert run(capsys, *asked, "--feature-table", digits / "new.csv")["items"] == 12
    assert titles(out, "sub_category") == kinds_of_digits(project)


def test_a_run_on_quick_features_takes_new_items_along_its_axes(digits: Path, capsys) -> None:
    project = digits / "digits.shapekin"
    run(capsys, "new", project, digits / "all.npz")
    settings = ["--input", "features", "--set", "epochs=20", "--set", "threads=1"]
    run(capsys, "train", project, "--model", "learned_diffusion", *settings)
    out = digits / "assigned.csv"
    assert run(capsys, "assign", project, digits / "new.npz", "--out", out)["items"] == 12
    assert titles(out, "nearest_sub_category") == kinds_of_digits(project)
    assert (
        main(["assign", str(project), str(digits / "new.npz"), "--out", str(digits / "x"), "--feature-table", "y"]) == 1
    )
    assert "Leave the table out" in capsys.readouterr().err
