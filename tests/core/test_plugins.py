"""The example package of `tests/plugin_example`, installed into a folder of its own and used."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import EntryPoint, EntryPoints
from pathlib import Path

import numpy as np
import pytest

import shapekin.plugins as plugins_module
from shapekin.errors import UnknownNameError
from shapekin.exports.catalogue import FORMATS, all_formats, get_format
from shapekin.models.catalogue import MODELS, all_models, get_model
from shapekin.plugins import BrokenPluginError, Plugins, require
from shapekin.queries.catalogue import STRATEGIES, all_strategies, get_strategy

EXAMPLE = Path(__file__).parents[1] / "plugin_example"
CORE = Path(__file__).parents[2] / "core"
USE = """
import contextlib, io, json, sys
from shapekin.cli import main
for words in json.loads(sys.stdin.read()):
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = main(words)
    print(json.dumps([status, out.getvalue(), err.getvalue()]))
"""


def install(folder: Path) -> Path:
    """What `pip install --target` leaves there, without pip: the module, and what tells of it."""
    about = tomllib.loads((EXAMPLE / "pyproject.toml").read_text())["project"]
    folder.mkdir()
    shutil.copy(EXAMPLE / "shapekin_plugin_example.py", folder)
    told = folder / f"shapekin_plugin_example-{about['version']}.dist-info"
    told.mkdir()
    (told / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {about['name']}\nVersion: {about['version']}\n")
    groups = about["entry-points"].items()
    lines = [
        f"[{group}]\n" + "".join(f"{name} = {value}\n" for name, value in points.items()) for group, points in groups
    ]
    (told / "entry_points.txt").write_text("\n".join(lines))
    return folder


def use(target: Path, cache: Path, commands: list[list[str]]) -> list[tuple[int, str, str]]:
    """Run commands in a process that knows the package."""
    surroundings = {**os.environ, "PYTHONPATH": f"{CORE}{os.pathsep}{target}", "SHAPEKIN_CACHE": str(cache)}
    done = subprocess.run(
        [sys.executable, "-c", USE],
        input=json.dumps(commands),
        env=surroundings,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [tuple(json.loads(line)) for line in done.stdout.splitlines()]


def test_one_of_each_is_installed_and_used(tmp_path: Path) -> None:
    target = install(tmp_path / "site")
    source = tmp_path / "shapes"
    source.mkdir()
    rng = np.random.default_rng(0)
    for row in range(12):
        points = rng.normal(size=(40, 3)) * ([1, 1, 5] if row % 2 else [5, 1, 1])
        (source / f"{row:02}.corners").write_text("\n".join(" ".join(map(str, point)) for point in points.tolist()))
    (source / "bad.corners").write_text("1 2\n")
    kinds = [f"{row:02}.corners\t{'tall' if row % 2 else 'wide'}" for row in range(12)]
    (source / "kinds.txt").write_text("\n".join([*kinds, "bad.corners\twide"]))
    project, out = str(tmp_path / "p.shapekin"), tmp_path / "names.txt"
    commands = [
        ["new", project, str(source), "--points", "64", "--features", "extent", "--json"],
        ["train", project, "--model", "halves", "--set", "axis=2", "--json"],
        ["ask", project, "--json"],
        ["export", project, "--format", "names", "--out", str(out), "--json"],
        ["train", project, "--model", "stumbling"],
        ["train", project, "--model", "broken"],
        *([what, "--json"] for what in ("models", "features", "layouts", "strategies", "formats")),
    ]
    new, trained, asked, exported, stumbled, broken, *lists = use(target, tmp_path / "cache", commands)
    assert new[0] == 0, new
    made = json.loads(new[1])
    assert (made["layout"], made["items"], made["labels"], made["options"]["features"]) == ("listed", 12, 2, "extent")
    assert [fault["path"] for fault in made["faults"]] == ["bad.corners"]
    assert "A line does not hold three numbers." in made["faults"][0]["reason"]
    assert trained[0] == 0, trained
    assert json.loads(trained[1])["scores"]["acc"] == 1.0
    (question,) = json.loads(asked[1])["questions"]
    assert (question["strategy"], question["a"], question["b"]) == ("in_order", "00.corners", "01.corners")
    assert exported[0] == 0, exported
    lines = out.read_text().splitlines()
    assert len(lines) == 2
    assert lines[0].endswith(": 00.corners, 02.corners, 04.corners, 06.corners, 08.corners, 10.corners")
    package = 'of the package "shapekin-plugin-example"'
    assert (stumbled[0], broken[0]) == (1, 1)
    assert f'The model "stumbling" {package} failed (ZeroDivisionError: ' in stumbled[2]
    assert f'The model "broken" {package} can\'t be used (AttributeError: ' in broken[2]
    assert "Traceback" not in stumbled[2] + broken[2]
    models, features, layouts, strategies, formats = (json.loads(one[1]) for one in lists)
    assert [one["name"] for one in models["models"]][-2:] == ["halves", "stumbling"]
    assert list(models["faults"]) == ["broken"]
    assert (features["features"][-1]["name"], features["features"][-1]["fault"]) == ("extent", "")
    assert (layouts["layouts"][-1]["name"], strategies["strategies"][-1]["name"]) == ("listed", "in_order")
    assert formats["formats"][-1]["name"] == "names"


class Whole:
    name = "whole"

    def work(self) -> int:
        raise ValueError("a\nlong   story")

    def steps(self):
        yield 1
        raise KeyError("gone")


class Dear(Whole):
    def __init__(self) -> None:
        raise OSError("no room")


def as_whole(loaded, name):
    found = loaded()
    require(found, name, "work", "steps")
    return found


@pytest.fixture
def offer(monkeypatch):
    def offer(**values: str) -> None:
        points = EntryPoints(EntryPoint(name, value, "g") for name, value in values.items())
        monkeypatch.setattr(plugins_module, "offered", lambda group: points)

    return offer


WHOLES = Plugins("g", "thing", as_whole, ("work", "steps"))


def test_what_fails_while_it_works_says_whose_it_is(offer) -> None:
    offer(whole=f"{__name__}:Whole")
    found = WHOLES.get("whole")
    assert WHOLES.get("whole") is found
    with pytest.raises(
        BrokenPluginError, match=r'The thing "whole" of the package .* failed \(ValueError: a long story\)'
    ):
        found.work()
    steps = found.steps()
    assert next(steps) == 1
    with pytest.raises(BrokenPluginError, match="KeyError: 'gone'"):
        next(steps)
    steps = found.steps()
    next(steps)
    steps.close()


def test_working_ones_and_faults_are_told_apart(offer) -> None:
    here = __name__
    offer(whole=f"{here}:Whole", other=f"{here}:Whole", dear=f"{here}:Dear", none=f"{here}:None_", lost="no_such_:x")
    assert list(WHOLES.working()) == ["whole"]
    faults = WHOLES.faults(taken={"lost"})
    assert list(faults) == ["dear", "none", "other"]
    assert "OSError: no room" in faults["dear"]
    assert 'it calls itself "whole"' in faults["other"]
    assert WHOLES.names({"dear"}) == ("lost", "none", "other", "whole")


class NoCard:
    pass


@pytest.mark.parametrize(
    ("catalogue", "get", "every", "own", "thing"),
    [
        ("model", get_model, all_models, MODELS, "it is no class with a ModelCard"),
        ("question strategy", get_strategy, all_strategies, STRATEGIES, "it lacks name, title, summary, propose"),
        ("export format", get_format, all_formats, FORMATS, "it lacks name, title, summary, group"),
    ],
)
def test_a_broken_one_hides_no_other(offer, catalogue, get, every, own, thing) -> None:
    first = next(iter(own))
    offer(odd=f"{__name__}:NoCard", **{first: f"{__name__}:NoCard"})
    assert every() == own
    assert get(first) is own[first]
    with pytest.raises(BrokenPluginError, match=f'The {catalogue} "odd" of the package .*{thing}'):
        get("odd")
    with pytest.raises(UnknownNameError, match=r", odd\."):
        get("nothing")
