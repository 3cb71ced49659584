from __future__ import annotations

import json
from pathlib import Path

import pytest

from shapekin.cli import main, selftest, specimens
from shapekin.cli.selftest import Bench, run_checks
from shapekin.data.readers import LOADERS, parse
from shapekin.data.tables import catalogue
from shapekin.errors import ShapekinError


def test_there_is_a_file_of_every_format_and_each_is_what_it_says():
    files = specimens.shapes() | specimens.pictures()
    assert set(files) == set(LOADERS)
    for extension, data in files.items():
        parse(data, extension)


def test_there_is_a_table_of_every_format():
    made = specimens.tables()
    assert set(made) == set(catalogue.FORMATS)
    for name, (file, _) in made.items():
        assert catalogue.format_of(file.encode()) == name


def test_what_fails_is_told_and_the_rest_is_still_tried(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def known(_bench: Bench) -> str:
        raise ShapekinError("The saw is blunt.", "Sharpen it.")

    def bug(_bench: Bench) -> str:
        raise ZeroDivisionError("by nothing")

    monkeypatch.setattr(selftest, "_CHECKS", {"saw": known, "plane": bug, "hammer": lambda _bench: "hits"})
    checks = list(run_checks(Bench(tmp_path, ())))
    assert [check.ok for check in checks] == [False, False, True]
    assert "The saw is blunt. Sharpen it." in checks[0].found
    assert "ZeroDivisionError: by nothing" in checks[1].found
    assert "hits" in checks[2].found


def test_a_failed_check_is_the_exit_code(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(selftest, "_CHECKS", {"hammer": lambda _bench: "hits"})
    assert main(["--selftest"]) == 0
    assert "ok  hammer" in capsys.readouterr().out
    monkeypatch.setattr(selftest, "_CHECKS", {"hammer": lambda _bench: 1 / 0})
    assert main(["selftest", "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert not found["ok"]
    assert found["checks"][0]["name"] == "hammer"


def test_everything_that_is_installed_here_works(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(selftest, "DEFAULT_MODEL", "graph_diffusion")  # quick; the release gate trains them all
    monkeypatch.setattr(selftest, "CHAIRS", 12)
    status = main(["selftest", "--json"])
    found = json.loads(capsys.readouterr().out)
    assert status == 0, [check for check in found["checks"] if not check["ok"]]
    assert len(found["checks"]) == len(selftest._CHECKS)
