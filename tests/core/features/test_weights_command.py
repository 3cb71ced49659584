"""`shapekin weights` and `shapekin features`: consent first, then the net."""

from __future__ import annotations

import io
import json

import pytest

from helpers.fake_weights import tiny_weights, torch_file
from shapekin.cli import main, weights
from shapekin.events import Progress
from shapekin.features.catalogue import EXTRACTORS
from shapekin.features.pretrained import Pretrained


@pytest.fixture
def asked(data_folder, monkeypatch):
    """A tiny network that can be fetched; collects what is fetched."""
    found = []

    def fetch(what):
        found.append(what.address)
        yield Progress("", "Fetching", 1, 1)
        what.keep({})

    monkeypatch.setattr(weights, "fetch", fetch)
    monkeypatch.setitem(weights.WEIGHTS, "vgg19", tiny_weights())
    return found


def at_a_terminal(monkeypatch, reply):
    monkeypatch.setattr("sys.stdin", io.StringIO(reply))
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)


def test_it_tells_where_the_weights_are(asked, capsys):
    assert main(["weights", "vgg19"]) == 0
    assert "not here; `shapekin weights vgg19 --fetch` brings them" in capsys.readouterr().out
    tiny_weights().keep({})
    assert main(["weights", "vgg19", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["here"] is True
    assert told["path"] == str(tiny_weights().path)
    assert asked == []


def test_nothing_is_fetched_when_nobody_can_be_asked(asked, capsys, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    for words in (["--fetch"], ["--fetch", "--json"]):
        assert main(["weights", "vgg19", *words]) == 1
        told = capsys.readouterr().err
        assert "--yes" in told
        assert "1 MB" in told
        assert tiny_weights().address in told
        assert "Licence: none" in told
    assert asked == []


@pytest.mark.parametrize(("reply", "status"), [("y\n", 0), ("yes\n", 0), ("n\n", 1), ("\n", 1), ("", 1)])
def test_a_person_is_asked(asked, capsys, monkeypatch, reply, status):
    at_a_terminal(monkeypatch, reply)
    assert main(["weights", "vgg19", "--fetch"]) == status
    told = capsys.readouterr().out
    assert "1 MB. Licence: none." in told
    assert ("Nothing was fetched" in told) is bool(status)
    assert len(asked) == 1 - status


def test_yes_fetches_without_asking(asked, capsys):
    assert main(["weights", "vgg19", "--fetch", "--yes", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["here"] is told["published"] is True
    assert len(asked) == 1


@pytest.mark.parametrize("published", [True, False])
def test_a_file_is_taken_over(asked, capsys, monkeypatch, tmp_path, published):
    (tmp_path / "a.pth").write_bytes(torch_file())
    monkeypatch.setattr(Pretrained, "adopt", lambda self, file: self.keep({}) or published)
    assert main(["weights", "vgg19", "--file", str(tmp_path / "a.pth")]) == 0
    assert ("not the published file" in capsys.readouterr().out) is not published


def test_a_file_that_is_missing_is_a_known_error(asked, capsys, tmp_path):
    assert main(["weights", "vgg19", "--file", str(tmp_path / "none.pth")]) == 1
    assert "none.pth can't be read: No such file" in capsys.readouterr().err


def test_other_names_are_refused(asked, capsys):
    assert main(["weights", "resnet"]) == 1
    assert "There are: vgg19." in capsys.readouterr().err


def test_features_are_listed(capsys):
    assert main(["features", "--json"]) == 0
    rows = {row["name"]: row for row in json.loads(capsys.readouterr().out)["features"]}
    assert list(rows) == [extractor.name for extractor in EXTRACTORS]
    assert rows["vgg19"]["needs"] == "shapekin weights vgg19 --fetch"
    assert rows["vgg19"]["kinds"] == ["images"]
    assert main(["features"]) == 0
    assert "hog" in capsys.readouterr().out
