"""The examples of the library run, and print what they promise."""

from __future__ import annotations

import re
import runpy
import sys
from pathlib import Path

import pytest

import shapekin

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"


@pytest.fixture
def run(monkeypatch, capsys, tmp_path):
    def run(name: str, *words: str) -> list[str]:
        monkeypatch.chdir(tmp_path)
        monkeypatch.setattr(sys, "argv", [name, *words])
        runpy.run_path(str(EXAMPLES / name), run_name="__main__")
        return capsys.readouterr().out.splitlines()

    return run


def number(line: str, pattern: str) -> float:
    found = re.search(pattern, line)
    assert found, line
    return float(found[1])


def test_digits(run) -> None:
    before, after, obeyed = run("digits.py")
    assert number(before, r"ARI ([\d.]+)") > 0.5
    assert number(after, r"ARI ([\d.]+)") > 0.5
    assert obeyed == "obeyed: 100%"


def test_constraints(run) -> None:
    assert run("constraints.py") == [
        "0 and 2: same",
        "0 and 4: different",
        "0 and 5: unknown",
        "sets: [[0, 1, 2], [3, 4]]",
        "contradiction: (0, 2) on the chain (0, 1, 2)",
        "by the rows alone: [0, 0, 1, 0, 1, 1]",
        "by the answers: [0, 0, 0, 1, 1, 1]",
    ]


def test_project(run) -> None:
    lines = run("project.py")
    first = next(place for place, line in enumerate(lines) if line.startswith("40 items in"))
    assert lines[first] == "40 items in 2 sub-categories; answers: 1"
    assert all(
        re.fullmatch(r"  Sub-category \d: 20 items such as row \d+", line) for line in lines[first + 1 : first + 3]
    )
    assert lines[-2] == "run 1: graph_diffusion, seed 0"
    assert lines[-1].startswith("columns: ")


def test_questions(run) -> None:
    lines = run("questions.py")
    assert [line.split()[0] for line in lines] == ["0", "20", "40", "60", "80"]
    assert number(lines[-1], r"ACC ([\d.]+)") > number(lines[0], r"ACC ([\d.]+)")


def test_picture(run) -> None:
    (line,) = run("picture.py", "map.png")
    assert re.fullmatch(r"map\.png: \d{3,4} x \d{3,4} pixels, \d+ clusters", line)


def test_there_are_no_others() -> None:
    assert {path.name for path in EXAMPLES.glob("*.py")} == {
        "constraints.py", "digits.py", "picture.py", "project.py", "questions.py",
    }  # fmt: skip


def test_every_public_name_is_there() -> None:
    assert set(shapekin.__all__) <= set(dir(shapekin))
    for name in shapekin.__all__:
        assert getattr(shapekin, name).__doc__, name
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        shapekin.nothing  # noqa: B018
