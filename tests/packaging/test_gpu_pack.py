from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """What `shapekin-gpu-pack` leaves in the program's folder of a person."""
    torch = tmp_path / "gpu-pack" / "torch"
    torch.mkdir(parents=True)
    (torch / "__init__.py").write_text("")
    return tmp_path / "gpu-pack"


def used(script, monkeypatch: pytest.MonkeyPatch, data: Path) -> list[str]:
    before = ["inside", "the", "program"]
    monkeypatch.setattr(sys, "path", list(before))
    script("pyinstaller/gpu_pack.py").use_gpu_pack(data)
    return sys.path[: len(sys.path) - len(before)]


def test_a_pack_comes_before_everything(script, monkeypatch: pytest.MonkeyPatch, pack: Path) -> None:
    monkeypatch.delenv("SHAPEKIN_GPU_PACK", raising=False)
    assert used(script, monkeypatch, pack.parent) == [str(pack)]


def test_one_that_is_named_is_taken_and_an_empty_name_is_none(
    script, monkeypatch: pytest.MonkeyPatch, pack: Path, tmp_path: Path
) -> None:
    monkeypatch.setenv("SHAPEKIN_GPU_PACK", str(pack))
    assert used(script, monkeypatch, tmp_path / "nowhere") == [str(pack)]
    monkeypatch.setenv("SHAPEKIN_GPU_PACK", "")
    assert used(script, monkeypatch, pack.parent) == []


def test_a_folder_without_torch_is_left_alone(script, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("SHAPEKIN_GPU_PACK", raising=False)
    (tmp_path / "gpu-pack").mkdir()
    assert used(script, monkeypatch, tmp_path) == []


@pytest.mark.parametrize("what", ["install", "remove"])
def test_only_its_own_folder_is_ever_deleted(folder: Path, tmp_path: Path, what: str) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "dear").write_text("me")
    done = subprocess.run(
        ["sh", str(folder / "linux" / "gpu-pack.sh"), what],
        env={**os.environ, "SHAPEKIN_GPU_PACK": str(tmp_path / "letters")},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 1
    assert "was not made by this program" in done.stderr
    assert (tmp_path / "letters" / "dear").read_text() == "me"
