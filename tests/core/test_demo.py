from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image

from shapekin.cli import demo, main
from shapekin.samples.catalogue import SAMPLES


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same job on fewer chairs and with fewer answers."""
    from dataclasses import replace

    monkeypatch.setitem(SAMPLES, "chairs", replace(SAMPLES["chairs"], default_count=48))
    monkeypatch.setattr(demo, "ANSWERS", 9)
    monkeypatch.setattr(demo, "MODEL", "graph_diffusion")


@pytest.mark.usefixtures("small")
def test_a_small_demo_leaves_everything_it_names(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "demo"
    assert main(["demo", "--out", str(out), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert {"before", "trained", "answered"} <= set(found)
    for moment in ("before", "trained", "answered"):
        for picture in (f"map_{moment}.png", f"map_{moment}_true_kinds.png"):
            image = Image.open(out / picture)
            assert image.size == (1600, 1000)
            assert len(image.convert("RGB").getcolors(1 << 20) or []) > 100
    sheets = list((out / "sub-categories").glob("*.png"))
    assert len(sheets) == found["answered"]["clusters"]
    assert len((out / "chairs.csv").read_text().splitlines()) == 49
    assert main(["evaluate", str(out / "chairs.shapekin")]) == 0
    assert main(["demo", "--out", str(out)]) == 1
    assert "not empty" in capsys.readouterr().err


@pytest.mark.slow
def test_the_whole_demo_rises(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo", "--out", str(tmp_path / "demo"), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["seconds"] < 360
    for score in ("acc", "nmi"):
        assert found["before"][score] < found["trained"][score] < found["answered"][score]
