"""Exports: what is written comes back, and nothing is ever overwritten or let out."""

from __future__ import annotations

import csv
import json
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shapekin.errors import UnknownNameError
from shapekin.exports.base import EvidencePair, ExportError, ExportInput
from shapekin.exports.catalogue import FORMATS, get_format
from shapekin.exports.safe_names import LONGEST, distinct_name, safe_name

NAMES = ("a/one.off", "b/one.off", '=cmd|"x",y', "Stühle\nvier")


@pytest.fixture
def result(tmp_path):
    source = tmp_path / "source"
    for path in ("a/one.off", "b/one.off", "three.off", "four.off"):
        (source / path).parent.mkdir(parents=True, exist_ok=True)
        (source / path).write_text(path)
    return ExportInput(
        names=NAMES,
        labels=np.array([4, 4, 0, 7]),
        cluster_names={4: "stool", 0: "CON", 7: ""},
        representatives={4: 1, 0: 2, 7: 3},
        confidence=np.array([1, 0.25, 0.5, 0.75], np.float32),
        true_labels=("s", "s", "", "c"),
        source=source,
        item_paths=(b"a/one.off", b"b/one.off", b"three.off", b"four.off"),
        evidence=(EvidencePair(NAMES[0], NAMES[2], "different"),),
        scores={"acc": 0.5},
    )


def test_csv_comes_back_as_it_was(result, tmp_path):
    out = tmp_path / "out.csv"
    assert get_format("csv").write(result, out).files == (out,)
    with out.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert tuple(row["name"] for row in rows) == NAMES
    assert [int(row["cluster"]) for row in rows] == [4, 4, 0, 7]
    assert [row["cluster_name"] for row in rows] == ["stool", "stool", "CON", "sub-category 8"]
    assert [row["representative"] for row in rows] == ["0", "1", "1", "1"]
    assert [float(row["confidence"]) for row in rows] == [1, 0.25, 0.5, 0.75]
    assert [row["true_label"] for row in rows] == ["s", "s", "", "c"]


def test_json_comes_back_as_it_was(result, tmp_path):
    out = tmp_path / "out.json"
    get_format("json").write(result, out)
    found = json.loads(out.read_text(encoding="utf-8"))
    assert [item["name"] for item in found["items"]] == list(NAMES)
    assert [item["cluster"] for item in found["items"]] == [4, 4, 0, 7]
    stool = next(cluster for cluster in found["clusters"] if cluster["id"] == 4)
    assert stool == {"id": 4, "name": "stool", "size": 2, "representative": "b/one.off"}
    assert found["evidence"] == [{"a": NAMES[0], "b": NAMES[2], "answer": "different"}]
    assert found["scores"] == {"acc": 0.5}


def test_folders_hold_copies_under_safe_and_distinct_names(result, tmp_path):
    out = tmp_path / "out"
    report = get_format("folders").write(result, out)
    files = [path for path in out.rglob("*") if path.is_file()]
    written = {path.relative_to(out).as_posix(): path.read_text() for path in files}
    assert written == {
        "stool/one.off": "a/one.off",
        "stool/one (2).off": "b/one.off",
        "_CON/three.off": "three.off",
        "sub-category 8/four.off": "four.off",
    }
    assert sorted(report.files) == sorted(files)
    assert report.skipped == ()


@pytest.mark.parametrize("name", FORMATS)
def test_a_dry_run_tells_the_same_and_writes_nothing(result, tmp_path, name):
    out = tmp_path / "out"
    planned = get_format(name).write(result, out, dry_run=True)
    assert not out.exists()
    assert get_format(name).write(result, out) == planned


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_is_overwritten(result, tmp_path, name):
    out = tmp_path / "out"
    get_format(name).write(result, out)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    for dry_run in (True, False):
        with pytest.raises(ExportError, match="nothing was written"):
            get_format(name).write(result, out, dry_run=dry_run)
    assert before == {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}


def test_files_outside_the_source_missing_or_odd_are_left_out(result, tmp_path):
    (tmp_path / "secret").write_text("secret")
    (result.source / "link.off").symlink_to(tmp_path / "secret")
    odd = replace(result, item_paths=(b"../secret", b"link.off", b"gone.off", b"a"))
    report = get_format("folders").write(odd, tmp_path / "out")
    assert report.files == ()
    assert not (tmp_path / "out").exists()
    assert [reason for _, reason in report.skipped] == [
        "it lies outside the source folder",
        "it lies outside the source folder",
        "the file is gone",
        "it is not a plain file",
    ]


def test_array_files_have_no_originals(result, tmp_path):
    source = tmp_path / "x.npz"
    source.write_bytes(b"")
    with pytest.raises(ExportError, match="csv or json"):
        get_format("folders").write(replace(result, source=source), tmp_path / "out")


def test_the_source_itself_is_never_written_into(result):
    with pytest.raises(ExportError, match="inside the source"):
        get_format("folders").write(result, result.source / "sorted")


def test_a_missing_parent_folder_is_said(result, tmp_path):
    with pytest.raises(ExportError, match="no folder"):
        get_format("csv").write(result, tmp_path / "nowhere" / "out.csv")


@given(st.lists(st.text(max_size=200), max_size=12))
def test_names_are_safe_and_distinct_everywhere(names):
    taken: set[str] = set()
    found = [distinct_name(name, taken) for name in names]
    assert len({name.casefold() for name in found}) == len(names)
    for name in found:
        assert name not in {"", ".", ".."}
        assert not set(name) & set('<>:"/\\|?*\0\n')
        assert name == name.strip()
        assert not name.endswith(".")
        assert len(name) <= LONGEST + 10
        assert name.partition(".")[0].lower() not in {"con", "nul", "com1"}


@pytest.mark.parametrize(
    ("name", "safe"),
    [("../x", "_x"), ("a:b", "a_b"), ("nul.off", "_nul.off"), ("x. ", "x"), ("", "_"), ("..", "_")],
)
def test_safe_names(name, safe):
    assert safe_name(name) == safe


def test_unknown_format_lists_those_that_exist():
    with pytest.raises(UnknownNameError, match="csv, json, folders"):
        get_format("docx")


def test_a_folder_that_cannot_be_made_is_said(result, tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(ExportError, match="could not be made"):
        get_format("folders").write(result, tmp_path / "file" / "out")
