"""What every export keeps: a dry run is true, nothing is overwritten, what does not apply is said."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shapekin.errors import ParameterError, UnknownNameError
from shapekin.exports.base import ExportError, Group
from shapekin.exports.catalogue import FORMATS, get_format
from shapekin.exports.files import new_file, new_folder, readable
from shapekin.exports.safe_names import LONGEST, distinct_name, safe_name

IMAGES_ONLY = ("fiftyone", "coco")
OF_ANY = [name for name in FORMATS if name != "onnx"]  # which is of one model only, and has tests of its own


@pytest.mark.parametrize("name", OF_ANY)
def test_a_dry_run_tells_the_same_and_writes_nothing(result_for, tmp_path, name):
    result, out = result_for(name), tmp_path / "out"
    planned = get_format(name).write(result, out, dry_run=True)
    assert not out.exists()
    assert get_format(name).write(result, out) == planned
    files = [out] if out.is_file() else [path for path in out.rglob("*") if path.is_file()]
    assert sorted(planned.files) == sorted(files)


@pytest.mark.parametrize("name", OF_ANY)
def test_nothing_is_overwritten(result_for, tmp_path, name):
    result, out = result_for(name), tmp_path / "out"
    get_format(name).write(result, out)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    for dry_run in (True, False):
        with pytest.raises(ExportError, match="nothing was written"):
            get_format(name).write(result, out, dry_run=dry_run)
    assert before == {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}


@pytest.mark.parametrize("name", OF_ANY)
def test_two_exports_of_one_result_are_the_same(result_for, tmp_path, name):
    result = result_for(name)
    for out in ("one", "two"):
        get_format(name).write(result, tmp_path / out)

    def held(folder):
        paths = [folder, *folder.rglob("*")]
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths if path.is_file()}

    assert held(tmp_path / "one") == held(tmp_path / "two")


@pytest.mark.parametrize("name", OF_ANY)
def test_names_that_are_no_unicode_are_written_somehow(result_for, tmp_path, name):
    odd_clusters = {4: "x\udcff", 0: "", 7: ""}
    odd = replace(result_for(name), names=("a\udce4", "b", "c\udcff", "d"), cluster_names=odd_clusters)
    get_format(name).write(odd, tmp_path / "out")


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_says_what_it_is_for(name):
    form = FORMATS[name]
    assert form.title
    assert form.summary.endswith(".")
    assert form.leaves_out.endswith(".")
    assert form.group in Group


def test_what_is_about_images_refuses_shapes(result, tmp_path):
    assert {name for name, form in FORMATS.items() if form.unfit(result)} == {*IMAGES_ONLY, "onnx"}
    for name in IMAGES_ONLY:
        with pytest.raises(ExportError, match="these are shapes"):
            get_format(name).write(result, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_what_is_lost_is_said(result):
    bare = replace(result, embedding=np.empty((0, 0)), run=None, evidence=())
    unfit = {name for name, form in FORMATS.items() if form.unfit(bare)}
    assert unfit == {*IMAGES_ONLY, "embedding", "embedding-parquet", "projector", "model", "onnx", "evidence"}


def test_a_missing_parent_folder_is_said(result, tmp_path):
    for name in ("csv", "parquet", "taxonomy"):
        with pytest.raises(ExportError, match="no folder"):
            get_format(name).write(result, tmp_path / "nowhere" / "out")


def test_an_interrupted_file_or_folder_leaves_nothing(tmp_path):
    for new in (new_file, new_folder):
        with pytest.raises(ZeroDivisionError), new(tmp_path / "out"):
            _ = 1 / 0
    assert list(tmp_path.iterdir()) == []


def test_what_came_in_between_is_not_replaced(tmp_path):
    (tmp_path / "folder").mkdir()
    with pytest.raises(ExportError, match="exists already"), new_file(tmp_path / "out"):
        (tmp_path / "out").write_text("theirs")
    with pytest.raises(ExportError, match="could not be written"), new_folder(tmp_path / "folder"):
        (tmp_path / "folder" / "theirs").touch()
    assert (tmp_path / "out").read_text() == "theirs"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder", "out"]


def test_an_empty_folder_will_do(result, tmp_path):
    (tmp_path / "out").mkdir()
    assert len(get_format("taxonomy").write(result, tmp_path / "out").files) == 2


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


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_readable_text_is_unicode_and_stays_what_it_was(text):
    shown = readable(text)
    shown.encode("utf-8")
    if not any(0xD800 <= ord(sign) < 0xE000 for sign in text):
        assert shown == text


def test_unknown_format_lists_those_that_exist():
    with pytest.raises(UnknownNameError, match="csv, json, folders"):
        get_format("docx")


def test_a_way_is_for_formats_that_take_originals():
    assert get_format("folders", "hardlink").how == "hardlink"
    with pytest.raises(ParameterError, match="copy, symlink, hardlink"):
        get_format("folders", "teleport")
    with pytest.raises(ParameterError, match="no original files"):
        get_format("csv", "copy")
