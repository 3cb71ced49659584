from __future__ import annotations

import csv
import dataclasses
import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from shapekin.cli import main
from shapekin.cli.console import Console, harmless
from shapekin.data.options import ImportOptions
from shapekin.errors import ShapekinError
from shapekin.jobs.job import ImportJob, ScanJob


def run(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str, str]:
    status = main([str(word) for word in words])
    out, err = capsys.readouterr()
    return status, out, err


def run_json(capsys: pytest.CaptureFixture[str], *words: object) -> dict[str, Any]:
    status, out, err = run(capsys, *words, "--json")
    assert status == 0, err
    assert out.count("\n") == 1
    values = json.loads(out)
    assert isinstance(values, dict)
    return values


def test_the_whole_dialogue(capsys: pytest.CaptureFixture[str], project_path: Path, tmp_path: Path) -> None:
    info = run_json(capsys, "info", project_path)
    assert (info["items"], info["unreadable"], info["answers"]) == (60, 1, 0)
    trained = run_json(capsys, "train", project_path, "--model", "graph_diffusion")
    assert trained["model"] == "graph_diffusion"
    asked = run_json(capsys, "ask", project_path, "-n", "3")["questions"]
    assert isinstance(asked, list)
    assert len(asked) == 3
    first = asked[0]
    assert run_json(capsys, "answer", project_path, first["a"], first["b"], "same") == {
        "recorded": 1,
        "answers": 1,
    }
    table = tmp_path / "answers.csv"
    with table.open("w", newline="") as file:
        csv.writer(file).writerows([["a", "b", "answer"], [asked[1]["a"], asked[1]["b"], "unsure"]])
    assert run_json(capsys, "answer", project_path, "--file", table) == {"recorded": 1, "answers": 1}
    again = run_json(capsys, "ask", project_path, "-n", "60")["questions"]
    assert isinstance(again, list)
    left = {frozenset((q["a"], q["b"])) for q in again}
    assert frozenset((first["a"], first["b"])) not in left
    assert frozenset((asked[1]["a"], asked[1]["b"])) not in left
    assert run_json(capsys, "undo", project_path, "-n", "2") == {"undone": 2, "answers": 0}
    scores = run_json(capsys, "evaluate", project_path)
    assert list(scores) == ["acc", "nmi", "nmi_max", "ari", "purity", "clusters", "satisfied_fraction", "n"]
    assert scores["n"] == 60


def test_a_place_for_the_project_is_looked_for_before_the_import(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    source = tmp_path / "bad"
    source.mkdir()
    (source / "a.off").write_text("junk")
    for project, reason in (
        (tmp_path / "none" / "a.shapekin", "There is no folder"),
        (tmp_path / f"{'x' * 300}.shapekin", "cannot be written"),
        (source, "exists already"),
    ):
        status, _, err = run(capsys, "new", project, source)
        assert status == 1
        assert reason in err
        assert "Looking" not in err
    assert list(tmp_path.iterdir()) == [source]


def test_names_that_are_long_or_odd_stay_on_one_line(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    deep = tmp_path.joinpath("s", *[f"folder-number-{number}" for number in range(20)])
    deep.mkdir(parents=True)
    (deep / "end.off").write_text("junk")
    for number in range(3):
        (tmp_path / "s" / f"{number}.off").write_text(f"OFF\n3 1 0\n0 0 {number}\n1 0 0\n0 1 0\n3 0 1 2\n")
    status, out, _ = run(capsys, "new", tmp_path / "p.shapekin", tmp_path / "s", "--points", "64")
    (line,) = [line for line in out.splitlines() if line.startswith("unreadable")]
    assert status == 0
    assert line.startswith("unreadable: folder-number-0/")
    assert "…" in line
    assert line.endswith("/end.off: The file does not begin with the word OFF.")
    assert len(line) < 200


def test_answers_from_standard_input(
    capsys: pytest.CaptureFixture[str], project_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = '{"a": "0", "b": "1", "answer": "same"}\n\n{"a": 1, "b": 2, "answer": "different"}\n'
    monkeypatch.setattr(sys, "stdin", io.StringIO(lines))
    assert run_json(capsys, "answer", project_path, "--stdin") == {"recorded": 2, "answers": 2}


def test_simulate_prints_the_curve_and_leaves_the_project_alone(
    capsys: pytest.CaptureFixture[str], project_path: Path
) -> None:
    before = project_path.read_bytes()
    values = run_json(
        capsys, "simulate", project_path, "--model", "graph_diffusion", "--strategy", "certain_sets",
        "--budget", "30", "--every", "15", "--seed", "1",
    )  # fmt: skip
    curve = values["curve"]
    assert isinstance(curve, list)
    assert [point["answers"] for point in curve] == [0, 15, 30]
    assert {"answers", "actions", "acc", "nmi", "nmi_max", "ari", "clusters", "seconds"} <= set(curve[0])
    assert curve[-1]["satisfied_fraction"] == 1.0
    assert project_path.read_bytes() == before


@pytest.mark.parametrize("form", ["csv", "json", "folders"])
def test_exports(capsys: pytest.CaptureFixture[str], project_path: Path, tmp_path: Path, form: str) -> None:
    out = tmp_path / f"out.{form}"
    planned = run_json(capsys, "export", project_path, "--format", form, "--out", out, "--dry-run")
    assert not out.exists()
    written = run_json(capsys, "export", project_path, "--format", form, "--out", out)
    assert out.exists()
    assert written["files"] == planned["files"]
    status, _, err = run(capsys, "export", project_path, "--format", form, "--out", out)
    assert status == 1
    assert err.count("\n") == 1


def test_new_reads_an_array_file(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    y = np.repeat([0, 1, 2], 20)
    x = (rng.normal(size=(60, 5)) + 8 * y[:, None]).astype(np.float32)
    np.savez(tmp_path / "rows.npz", x=x, y=y)
    made = run_json(capsys, "new", tmp_path / "rows.shapekin", tmp_path / "rows.npz")
    assert (made["items"], made["kind"], made["labels"]) == (60, "features", 3)
    status, _, err = run(capsys, "new", tmp_path / "rows.shapekin", tmp_path / "rows.npz")
    assert status == 1
    assert "exists already" in err


FLAGS = {
    "layout": ("--layout", "folders"),
    "kind": ("--kind", "shapes"),
    "categories": ("--category", "stool", "--category", "bench"),
    "level": ("--level", "2"),
    "labels": ("--labels", "/true.csv"),
    "points": ("--points", "300"),
    "sampling": ("--sampling", "poisson"),
    "normalise": ("--normalise", "box"),
    "up": ("--up", "y"),
    "align": ("--align", "pca"),
    "image_size": ("--image-size", "32"),
    "fit": ("--fit", "crop"),
    "colour": ("--colour", "grey"),
    "contrast": ("--contrast", "stretch"),
    "features": ("--features", "pixels"),
    "feature_table": ("--feature-table", "/table.csv"),
    "seed": ("--seed", "7"),
}


@pytest.mark.parametrize("command", ["scan", "new"])
def test_every_option_of_an_import_has_a_flag(monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    jobs: list[ScanJob | ImportJob] = []

    class EnoughError(ShapekinError):
        pass

    def take(console: Console, job: ScanJob | ImportJob, cache: object) -> None:
        jobs.append(job)
        raise EnoughError("Enough.")

    monkeypatch.setattr(Console, "run", take)
    assert set(FLAGS) == {field.name for field in dataclasses.fields(ImportOptions)}
    start = ["new", "p.shapekin", "here"] if command == "new" else ["scan", "here"]
    assert main([*start, *(word for words in FLAGS.values() for word in words)]) == 1
    assert main(start) == 1
    usual = ImportOptions()
    for name, words in FLAGS.items():
        given, value = getattr(jobs[0].options, name), words[1::2]
        assert given == (value if name == "categories" else type(given)(value[0]))
        assert given != getattr(usual, name)
    assert jobs[1].options == usual
    assert [type(job) for job in jobs] == [ImportJob if command == "new" else ScanJob] * 2


def test_paths_in_options_are_absolute(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rng = np.random.default_rng(0)
    np.savez(tmp_path / "rows.npz", x=rng.normal(size=(20, 5)).astype(np.float32))
    (tmp_path / "true.csv").write_text("name,label\n0,a\n1,b\n")
    monkeypatch.chdir(tmp_path)
    made = run_json(capsys, "new", "rows.shapekin", "rows.npz", "--labels", "true.csv")
    assert made["options"]["labels"] == str(tmp_path / "true.csv")
    assert made["source"] == str(tmp_path / "rows.npz")


def test_scan_tells_what_a_source_holds(capsys: pytest.CaptureFixture[str], chairs_folder: Path) -> None:
    found = run_json(capsys, "scan", chairs_folder)
    assert (found["layout"], found["kind"]) == ("folders", "clouds")
    assert sum(category["items"] for category in found["categories"]) in (60, 61)
    assert {"summary", "items", "levels", "faults", "left_out"} < found.keys()
    status, out, _ = run(capsys, "scan", chairs_folder)
    assert status == 0
    assert str(found["summary"]) in out
    assert found["categories"][0]["name"] in out
    assert run(capsys, "scan", chairs_folder / "nothing")[0] == 1


def test_new_tells_of_copies_and_of_what_was_left_out(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    for number in range(8):
        Image.fromarray(rng.integers(0, 255, (9, 9), np.uint8)).save(tmp_path / f"{number}.png")
    for copy in ("copy", "other copy"):
        shutil.copy(tmp_path / "3.png", tmp_path / f"{copy}.png")
    for number in range(25):
        (tmp_path / f"bad {number}.png").write_bytes(b"nothing")
    (tmp_path / "notes.txt").write_text("nothing")
    project = tmp_path / "p.shapekin"
    status, out, err = run(capsys, "new", project, tmp_path, "--image-size", "9")
    assert status == 0, err
    lines = out.splitlines()
    assert "2 items are exact copies of others" in lines
    assert sum(line.startswith("unreadable: bad") for line in lines) == 20
    assert f"and 5 more; see `shapekin info {project} --json`" in lines
    assert lines[-1] == "left out: 1 .txt"
    info = run_json(capsys, "info", project)
    assert len(info["faults"]) == info["unreadable"] == 25
    assert [len(group) for group in info["duplicates"]] == [3]
    assert info["left_out"] == {".txt": 1}
    assert info["options"]["image_size"] == 9
    keys = ["project", "source", "layout", "kind", "items", "labels", "unreadable", "answers", "clusters", "runs"]
    keys += ["model", "strategy", "faults", "duplicates", "left_out", "options", "sub_categories"]
    assert list(info) == keys
    assert "2 items are exact copies of others" in run(capsys, "info", project)[1]


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals")
def test_a_killed_import_leaves_no_project_and_can_be_started_again(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHAPEKIN_CACHE", str(tmp_path / "cache"))
    (tmp_path / "pictures").mkdir()
    for number in range(60):
        pixels = np.random.default_rng(number).integers(0, 255, (9, 9), np.uint8)
        Image.fromarray(pixels).save(tmp_path / "pictures" / f"{number}.png")
    words = ["new", str(tmp_path / "p.shapekin"), str(tmp_path / "pictures")]
    script = "import sys; from shapekin.cli import main; sys.exit(main(sys.argv[1:]))"
    with subprocess.Popen([sys.executable, "-c", script, *words], stderr=subprocess.PIPE) as import_process:
        assert import_process.stderr is not None
        assert any(line.startswith(b"Reading") for line in import_process.stderr)
        import_process.kill()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cache", "pictures"]
    assert run_json(capsys, *words)["items"] == 60


@pytest.mark.parametrize(
    ("words", "say"),
    [
        (["info", "nowhere.shapekin"], "nowhere.shapekin"),
        (["train", "PROJECT", "--model", "oracle"], "oracle"),
        (["train", "PROJECT", "--model", "graph_diffusion", "--set", "neighbours"], "KEY=VALUE"),
        (["answer", "PROJECT", "no such item", "0", "same"], "no such item"),
        (["answer", "PROJECT", "0", "0", "same"], "itself"),
        (["undo", "PROJECT"], "0 answers"),
        (["new", "p.shapekin", "s", "--points", "100000000"], "number of points"),
        (["refresh", "nowhere.shapekin"], "nowhere.shapekin"),
        (["export", "PROJECT", "--format", "papyrus", "--out", "x"], "papyrus"),
        (["sample", "tables", "x"], "tables"),
    ],
)
def test_known_errors_are_one_line_and_status_1(
    capsys: pytest.CaptureFixture[str], project_path: Path, words: list[str], say: str
) -> None:
    status, out, err = run(capsys, *[project_path if word == "PROJECT" else word for word in words])
    assert status == 1
    assert out == ""
    assert say in err
    assert err.count("\n") == 1


def test_wrong_usage_is_status_2(project_path: Path) -> None:
    for words in (["train"], ["answer", str(project_path), "a"], ["frobnicate", "x", "y"]):
        with pytest.raises(SystemExit) as caught:
            main(words)
        assert caught.value.code == 2


def test_lists_are_complete(capsys: pytest.CaptureFixture[str]) -> None:
    models = run_json(capsys, "models")["models"]
    assert isinstance(models, list)
    assert {"cpac", "graph_diffusion"} <= {model["name"] for model in models}
    strategies = run_json(capsys, "strategies")["strategies"]
    assert isinstance(strategies, list)
    assert {"loss", "random", "certain_sets"} <= {strategy["name"] for strategy in strategies}
    layouts = run_json(capsys, "layouts")["layouts"]
    assert isinstance(layouts, list)
    assert {"auto", "modelnet", "shapenet", "partnet", "folders", "flat", "npz"} <= {one["name"] for one in layouts}
    formats = run_json(capsys, "formats")["formats"]
    assert isinstance(formats, list)
    assert {"csv", "json", "parquet", "folders", "taxonomy", "fiftyone", "html"} <= {form["name"] for form in formats}


def test_doctor_passes_here(capsys: pytest.CaptureFixture[str]) -> None:
    found = run_json(capsys, "doctor")
    assert found["ok"] is True


def test_quick_commands_load_nothing_heavy(project_path: Path) -> None:
    script = (
        "import sys; from shapekin.cli import main; main(['info', sys.argv[1]]); main(['models']);"
        "heavy = ('torch', 'sklearn', 'scipy', 'open3d', 'trimesh', 'PIL', 'PySide6');"
        "print([name for name in heavy if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script, str(project_path)], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    "words",
    [
        ("ask", "p", "-n", "0"),
        ("undo", "p", "-n", "-1"),
        ("new", "p", "s", "--points", "0"),
        ("new", "p", "s", "--image-size", "-1"),
        ("new", "p", "s", "--seed", "-1"),
        ("new", "p", "s", "--level", "-1"),
        ("new", "p", "s", "--up", "x"),
        ("scan", "s", "--kind", "sounds"),
        ("train", "p", "--seed", "x"),
        ("train", "p", "--max-seconds", "nan"),
        ("train", "p", "--device", "gpu9"),
        ("simulate", "p", "--budget", "-1"),
    ],
)
def test_senseless_values_are_wrong_usage(capsys: pytest.CaptureFixture[str], words: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    assert words[-2] in capsys.readouterr().err


@pytest.mark.parametrize("text", ["a" * 200_000, '"' + "a" * 200_000, "9" * 5000 + ",1,same"])
def test_monstrous_answer_files_are_known_errors(
    capsys: pytest.CaptureFixture[str], project_path: Path, tmp_path: Path, text: str
) -> None:
    table = tmp_path / "answers.csv"
    table.write_text(text)
    status, _, err = run(capsys, "answer", project_path, "--file", table)
    assert (status, err.count("\n")) == (1, 1)


def test_deeply_nested_json_is_a_known_error(
    capsys: pytest.CaptureFixture[str], project_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("[" * 100_000))
    status, _, err = run(capsys, "answer", project_path, "--stdin")
    assert (status, err.count("\n")) == (1, 1)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_output_that_cannot_be_written_is_a_known_error() -> None:
    command = [sys.executable, "-c", "import sys; from shapekin.cli import main; sys.exit(main(['models']))"]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "could not be written" in done.stderr


def test_a_process_without_standard_streams_works() -> None:
    script = "import sys; sys.stdout = sys.stderr = None; from shapekin.cli import main; sys.exit(main(['models']))"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_asking_says_that_the_cache_is_gone(
    capsys: pytest.CaptureFixture[str], project_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHAPEKIN_CACHE", str(tmp_path / "empty"))
    status, _, err = run(capsys, "ask", project_path)
    assert status == 1
    assert "cache" in err


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX limits")
def test_a_full_disk_ends_an_import_with_a_known_error(tmp_path: Path) -> None:
    pictures = np.random.default_rng(0).integers(0, 255, (100, 32, 32), np.uint8)
    np.savez(tmp_path / "a.npz", x=pictures)
    script = (
        "import resource, sys; from shapekin.cli import main;"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, resource.RLIM_INFINITY));"
        "sys.exit(main(['new', sys.argv[1] + '/p.shapekin', sys.argv[1] + '/a.npz']))"
    )
    environment = {**os.environ, "SHAPEKIN_CACHE": str(tmp_path / "cache")}
    command = [sys.executable, "-c", script, str(tmp_path)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr
    assert "could not be written" in done.stderr.splitlines()[-1]
    assert not (tmp_path / "p.shapekin").exists()
    assert list((tmp_path / "cache").glob("scratch-*")) == []


def test_names_cannot_command_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    Console(as_json=False).say("a\x1b[31m\x07b\nsecond line é 椅子")
    assert capsys.readouterr().out == "a?[31m?b\nsecond line é 椅子\n"


def test_signs_that_command_a_terminal_are_replaced_and_joiners_stay() -> None:
    assert harmless("a\x1b[2J\u202eb\nc") == "a?[2J?b\nc"
    assert harmless("می\u200cخواهم 👩\u200d🚀") == "می\u200cخواهم 👩\u200d🚀"
