"""Folders of originals: copies and links, and what was interrupted goes on."""

from __future__ import annotations

import json
import os
from dataclasses import replace

import pytest

from shapekin.data.layouts.listing import list_source
from shapekin.data.options import ImportOptions
from shapekin.exports import originals
from shapekin.exports.base import ExportError
from shapekin.exports.catalogue import get_format

PLACES = {
    "stool/one.off": "a/one.off",
    "stool/one (2).off": "b/one.off",
    "_CON/three.off": "three.off",
    "sub-category 8/four.off": "four.off",
}


class PulledPlug(BaseException):
    """The power fails: nothing can be tidied up that an exception handler would."""


@pytest.fixture
def half_done(result, tmp_path, monkeypatch):
    """A folder in which an export stopped after two files, in the middle of the third."""
    make = originals._make

    def until_the_third(piece, how, part):
        if len([path for path in (tmp_path / "out").rglob("*.off") if os.path.lexists(path)]) == 2:
            part.write_text("hal")
            raise PulledPlug
        make(piece, how, part)

    def stop(how):
        with monkeypatch.context() as patch:
            patch.setattr(originals, "_make", until_the_third)
            with pytest.raises(PulledPlug):
                get_format("folders", how).write(result, tmp_path / "out")
        return tmp_path / "out"

    return stop


def held(out):
    return {path.relative_to(out).as_posix(): path.read_text() for path in out.rglob("*") if path.is_file()}


def test_folders_hold_copies_under_safe_and_distinct_names(result, tmp_path):
    out = tmp_path / "out"
    report = get_format("folders").write(result, out)
    assert held(out) == PLACES
    assert sorted(report.files) == sorted(path for path in out.rglob("*") if path.is_file())
    assert report.skipped == ()
    assert report.notes == ()
    assert not any(path.is_symlink() for path in out.rglob("*"))


def test_symbolic_links_point_at_the_originals(result, tmp_path):
    out = tmp_path / "out"
    get_format("folders", "symlink").write(result, out)
    assert held(out) == PLACES
    assert (out / "stool" / "one.off").readlink() == (result.source / "a" / "one.off").resolve()


def test_hard_links_are_the_same_files(result, tmp_path):
    out = tmp_path / "out"
    get_format("folders", "hardlink").write(result, out)
    assert held(out) == PLACES
    assert (out / "stool" / "one.off").samefile(result.source / "a" / "one.off")


def test_hard_links_to_another_disk_are_refused_at_once(result, tmp_path, monkeypatch):
    monkeypatch.setattr(originals, "_disk", lambda path: hash(path))
    with pytest.raises(ExportError, match="own disk only"):
        get_format("folders", "hardlink").write(result, tmp_path / "out", dry_run=True)


@pytest.mark.parametrize("how", ["copy", "symlink", "hardlink"])
def test_what_was_interrupted_goes_on(result, tmp_path, half_done, how):
    out = half_done(how)
    made = {path: path.lstat().st_ino for path in out.rglob("*.off")}
    assert len(made) == 2
    assert "has not finished" in json.loads((out / originals.NOTE).read_text())["what"]
    planned = get_format("folders", how).write(result, out, dry_run=True)
    assert "2 files are there already" in planned.notes[0]
    assert get_format("folders", how).write(result, out) == planned
    assert held(out) == PLACES, "no note and no half file is left"
    assert all(path.lstat().st_ino == inode for path, inode in made.items()), "what was there was not made again"
    with pytest.raises(ExportError, match="not an empty folder"):
        get_format("folders", how).write(result, out)


def test_an_unfinished_folder_of_another_result_is_left_alone(result, half_done):
    out = half_done("copy")
    before = held(out)
    for other in (replace(result, cluster_names={4: "chair"}), replace(result, labels=result.labels[::-1].copy())):
        with pytest.raises(ExportError, match="unfinished export of another result"):
            get_format("folders").write(other, out)
    with pytest.raises(ExportError, match="unfinished export of another result"):
        get_format("folders", "symlink").write(result, out)
    assert held(out) == before


def test_what_others_put_into_an_unfinished_folder_is_left_alone(result, half_done):
    out = half_done("copy")
    (out / "_CON").mkdir(exist_ok=True)
    (out / "_CON" / "three.off").write_text("theirs")
    report = get_format("folders").write(result, out)
    assert report.skipped == ((result.names[2], "File exists"),)
    assert "try those once more" in report.notes[-1]
    assert (out / "_CON" / "three.off").read_text() == "theirs"
    (out / "_CON" / "three.off").unlink()
    assert get_format("folders").write(result, out).skipped == ()
    assert held(out) == PLACES


@pytest.mark.parametrize("note", [b"", b"[]", b"{", b"[" * 100_000, b'{"export": 3}', b"x" * 70_000])
def test_folders_of_others_are_left_alone_whatever_they_hold(result, tmp_path, note):
    out = tmp_path / "out"
    out.mkdir()
    (out / originals.NOTE).write_bytes(note)
    with pytest.raises(ExportError, match="nothing was written"):
        get_format("folders").write(result, out)
    assert [path.name for path in out.iterdir()] == [originals.NOTE]


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


def test_a_folder_that_cannot_be_made_is_said(result, tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(ExportError, match="could not be made"):
        get_format("folders").write(result, tmp_path / "file" / "out")


NESTED = {4: "seat/chair", 0: "seat", 7: "Seat/con: nul/a?"}


def test_kinds_within_kinds_are_folders_within_folders(result, tmp_path):
    out = tmp_path / "out"
    get_format("folders").write(replace(result, cluster_names=NESTED), out)
    assert held(out) == {
        "seat/chair/one.off": "a/one.off",
        "seat/chair/one (2).off": "b/one.off",
        "seat/three.off": "three.off",
        "Seat (2)/con_ nul/a_/four.off": "four.off",
    }


def test_our_own_reader_of_folders_takes_the_kinds_again(result, tmp_path):
    names = {4: "seat/chair/office", 0: "seat/bench", 7: "table"}
    out = tmp_path / "out"
    get_format("folders").write(replace(result, cluster_names=names), out)
    found = list_source(out, ImportOptions()).candidates
    assert {("/".join(one.category), one.path.rpartition(b"/")[2]) for one in found} == {
        ("seat/chair/office", b"one.off"),
        ("seat/chair/office", b"one (2).off"),
        ("seat/bench", b"three.off"),
        ("table", b"four.off"),
    }


def test_a_file_gives_way_to_a_folder_and_equal_names_to_each_other(result, tmp_path):
    paths = (b"seat", b"b/one.off", b"three.off", b"four.off")
    (result.source / "seat").write_text("a file called seat")
    named = replace(result, cluster_names={4: "furniture", 0: "furniture/seat", 7: "furniture"}, item_paths=paths)
    out = tmp_path / "out"
    get_format("folders").write(named, out)
    assert sorted(held(out)) == [
        "furniture (2)/four.off", "furniture/one.off", "furniture/seat (2)", "furniture/seat/three.off",
    ]  # fmt: skip
