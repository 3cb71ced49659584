"""`shapekin bench`: one command, stopped and gone on with."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from shapekin.cli import main
from shapekin.studies import catalogue
from shapekin.studies.study import Cell, Goal, Study, Table

MEASURED: list[str] = []
STOPS: list[str] = []
FAILS: list[str] = []
MEANWHILE: list[list[str]] = []
"""Words of a command that another process gives while a cell is measured."""


def work(place, data, seed, *, setting, quick):
    if setting in STOPS:
        raise KeyboardInterrupt
    if setting in FAILS:
        raise ValueError("no luck")
    if MEANWHILE:
        main(MEANWHILE.pop())
    MEASURED.append(f"{setting} {seed}")
    return {"acc": 0.5}


def tables(scale, sources):
    def cells(table, setting, file=""):
        settings = {"setting": setting, "quick": scale.quick}
        return [Cell(table, "made", setting, seed, work, settings, file=file) for seed in scale.seeds_of(2)]

    goals = (Goal("made", "a", "acc", least=0.4), Goal("made", "a", "acc", least=0.9))
    return (
        Table("first", "First", (), (*cells("first", "a"), *cells("first", "b")), ("acc",), goals),
        Table("second", "Second", (), tuple(cells("second", "c", "wanted.npz")), ("acc",)),
    )


@pytest.fixture(autouse=True)
def _fake(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(catalogue.STUDIES, "fakes", Study("fakes", "Fakes", "none", tables))
    monkeypatch.delenv("SHAPEKIN_DATA", raising=False)
    monkeypatch.chdir(tmp_path)
    for told in (MEASURED, STOPS, FAILS):
        told.clear()


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    status = main(["bench", *words])
    out, err = capsys.readouterr()
    return status, out, err


def test_it_measures_writes_and_goes_on(capsys, tmp_path):
    (tmp_path / "wanted.npz").write_bytes(b"")
    status, out, err = run(capsys, "fakes", "--data", str(tmp_path))
    assert status == 0
    assert out == f"6 of 6 cells finished; goals: 1 missed, 1 reached. See {Path('bench-fakes/page.html')}\n"
    assert "1/6  first/made/a/0" in err
    assert {"page.html", "results.jsonl", "tables.md"} <= {path.name for path in Path("bench-fakes").iterdir()}
    run(capsys, "fakes")  # all is there: no data are needed any more
    assert len(MEASURED) == 6


def test_ctrl_c_ends_cleanly_and_says_how_to_go_on(capsys):
    STOPS.append("b")
    status, out, err = run(capsys, "fakes", "--only", "first", "--out", "here")
    assert (status, out) == (130, "")
    assert "the same command goes on" in err
    STOPS.clear()
    assert run(capsys, "fakes", "--only", "first", "--out", "here")[0] == 0
    assert MEASURED == ["a 0", "a 1", "b 0", "b 1"]


def test_a_failed_cell_is_status_1_and_tried_again(capsys):
    FAILS.append("a")
    status, out, err = run(capsys, "fakes", "--only", "first", "--json")
    assert status == 1
    told = json.loads(out)
    assert told["failed"] == ["first/made/a/0", "first/made/a/1"]
    assert (told["cells"], told["finished"], told["goals"]) == (4, 2, {"not measured": 2})
    assert "no luck" in err
    FAILS.clear()
    assert run(capsys, "fakes", "--only", "first")[0] == 0


def test_match_measures_the_cells_with_that_in_their_name(capsys):
    status, out, _ = run(capsys, "fakes", "--match", "first/", "--list", "--json")
    assert status == 0
    cells = [row["cell"] for row in json.loads(out)["cells"]]
    assert cells
    assert all(cell.startswith("first/") for cell in cells)
    status, _, err = run(capsys, "fakes", "--match", "nothing like it")
    assert status != 0
    assert "nothing like it" in err


def test_list_measures_nothing_and_tells_the_state(capsys):
    FAILS.append("b")
    run(capsys, "fakes", "--only", "first", "--seeds", "1")
    MEASURED.clear()
    status, out, _ = run(capsys, "fakes", "--list")
    assert (status, MEASURED) == (0, [])
    assert out.splitlines() == [
        "finished  first/made/a/0", "to do     first/made/a/1", "failed    first/made/b/0",
        "to do     first/made/b/1", "to do     second/made/c/0", "to do     second/made/c/1",
    ]  # fmt: skip
    told = json.loads(run(capsys, "fakes", "--list", "--json")[1])
    assert [cell["state"] for cell in told["cells"]][:3] == ["finished", "to do", "failed"]


def test_quick_has_its_own_folder_and_says_so(capsys):
    assert run(capsys, "fakes", "--only", "first", "--quick")[0] == 0
    assert len(MEASURED) == 2  # one seed
    assert "QUICK RUN" in Path("bench-fakes-quick/page.html").read_text()
    assert not Path("bench-fakes").exists()


def test_parts_of_a_study_share_a_page(capsys, tmp_path):
    (tmp_path / "wanted.npz").write_bytes(b"")
    run(capsys, "fakes", "--only", "first")
    run(capsys, "fakes", "--only", "second", "--data", str(tmp_path))
    assert "6 of 6 cells" in Path("bench-fakes/tables.md").read_text()


def test_several_may_work_on_one_page(capsys, tmp_path):
    (tmp_path / "wanted.npz").write_bytes(b"")
    MEANWHILE.append(["bench", "fakes", "--only", "second", "--data", str(tmp_path)])
    assert run(capsys, "fakes", "--only", "first")[0] == 0
    assert "6 of 6 cells" in Path("bench-fakes/tables.md").read_text()
    assert len(MEASURED) == 6


@pytest.mark.parametrize(
    ("words", "say"),
    [
        (["astrology"], "There are: papers, effort"),
        (["fakes", "--only", "third"], "There are: first, second"),
        (["fakes"], "wanted.npz"),
        (["fakes", "--data", "nowhere"], "nowhere lacks wanted.npz"),
        (["effort"], "mnist10k.npz"),
    ],
)
def test_known_errors_are_one_line_and_status_1(capsys, words, say):
    status, out, err = run(capsys, *words)
    assert (status, out, err.count("\n")) == (1, "", 1)
    assert say in err
    assert MEASURED == []


@pytest.mark.parametrize(
    "words", [[], ["papers", "--seeds", "0"], ["papers", "--device", "gpu9"], ["papers", "--only"]]
)
def test_wrong_usage_is_status_2(words):
    with pytest.raises(SystemExit) as ended:
        main(["bench", *words])
    assert ended.value.code == 2
