from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shapekin.data.layouts import tree as walking
from shapekin.data.layouts.listing import list_source, scan
from shapekin.data.layouts.tree import Tree
from shapekin.data.options import ImportOptions
from shapekin.errors import SourceError, UnreadableFileError

AUTO = ImportOptions()
posix = pytest.mark.skipif(sys.platform == "win32", reason="links and modes are other there")


def plant(root, *names):
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    return root


def names(source):
    return [one.name for one in list_source(source, AUTO).candidates]


def test_hidden_files_are_left_out(tmp_path):
    plant(tmp_path, "a.off", ".b.off", ".git/c.off", "__MACOSX/d.off", "$RECYCLE.BIN/e.off", "@eaDir/f.off")
    assert names(tmp_path) == ["a.off"]


@posix
def test_links_out_of_the_source_and_loops_are_left_out(tmp_path):
    outside = plant(tmp_path / "outside", "secret.off", "notes.txt")
    inside = plant(tmp_path / "inside", "a/x.off")
    (inside / "way_out.off").symlink_to(outside / "secret.off")
    (inside / "notes.md").symlink_to(outside / "notes.txt")
    (inside / "folder_out").symlink_to(outside, target_is_directory=True)
    (inside / "a" / "loop").symlink_to(inside, target_is_directory=True)
    (inside / "self.off").symlink_to("self.off")
    (inside / "again.off").symlink_to(inside / "a" / "x.off")
    assert names(inside) == ["a/x.off", "again.off"]
    found = scan(inside, AUTO)
    assert dict(found.faults) == {
        "folder_out": "This is a link to a folder outside of the source.",
        "self.off": "This is a link that leads nowhere.",
        "way_out.off": "This is a link to a file outside of the source.",
    }
    assert dict(found.left_out) == {".md": 1}


@posix
def test_a_source_may_itself_be_a_link(tmp_path):
    plant(tmp_path / "real", "k/a.off", "l/b.off")
    (tmp_path / "link").symlink_to(tmp_path / "real", target_is_directory=True)
    (tmp_path / "real" / "k" / "c.off").symlink_to(tmp_path / "real" / "l" / "b.off")
    assert names(tmp_path / "link") == ["k/a.off", "k/c.off", "l/b.off"]


@pytest.mark.skipif(sys.platform != "linux", reason="names are text elsewhere")
def test_names_that_are_not_text_stay_openable_and_printable(tmp_path):
    raw = os.fsencode(tmp_path) + b"/caf\xe9.off"
    with open(raw, "wb") as stream:  # noqa: PTH123
        stream.write(b"x")
    (one,) = list_source(tmp_path, AUTO).candidates
    assert one.path == b"caf\xe9.off"
    assert one.name == "caf\\xe9.off"


@pytest.mark.skipif(sys.platform == "win32", reason="no such names there")
def test_names_stay_on_their_line_in_any_script(tmp_path):
    for name in ("new\nline", "esc\x1b[31m", "c1\x9b", "می\u200cخواهم", "\u3000日本"):
        plant(tmp_path, f"{name}.off")
    found = {one.name for one in list_source(tmp_path, AUTO).candidates}
    assert found == {"new\\nline.off", "esc\\x1b[31m.off", "c1\\x9b.off", "می\u200cخواهم.off", "\u3000日本.off"}


@pytest.mark.skipif(sys.platform != "linux", reason="names are text elsewhere")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None)
@given(st.sets(st.binary(min_size=1, max_size=20), min_size=1, max_size=8))
def test_names_of_any_bytes_come_in_once_each(tmp_path_factory, stems):
    root = tmp_path_factory.mktemp("odd")
    written = set()
    for name in stems:
        name = name.replace(b"/", b"-").replace(b"\0", b"_").lstrip(b".") + b".off"
        if not name.startswith(b"."):
            with open(os.fsencode(root) + b"/" + name, "wb") as stream:  # noqa: PTH123
                stream.write(b"x")
            written.add(name)
    if not written:
        return
    found = list_source(root, AUTO).candidates
    assert [one.path for one in found] == sorted(written)
    assert len({one.name for one in found}) == len(written)
    assert all(one.name.encode("utf-8") for one in found)


def test_paths_longer_than_windows_once_allowed(tmp_path):
    deep = tmp_path.joinpath(*["a-folder-with-a-rather-long-name-" + str(i) for i in range(9)])
    try:
        plant(deep, "a.off")
    except OSError:
        pytest.skip("this system does not allow long paths")
    assert len(os.fsencode(deep)) > 300
    assert names(tmp_path)[0].endswith("/a.off")


@posix
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is closed to root")
def test_a_closed_folder_is_told_of(tmp_path):
    plant(tmp_path, "a.off", "closed/b.off")
    (tmp_path / "closed").chmod(0)
    try:
        found = scan(tmp_path, AUTO)
    finally:
        (tmp_path / "closed").chmod(0o700)
    assert dict(found.faults) == {"closed": "The folder can't be opened (Permission denied)."}


def test_a_folder_that_cannot_be_opened_is_told_of(tmp_path, monkeypatch):
    plant(tmp_path, "a.off", "closed/b.off")
    scandir = os.scandir

    def guarded(path):
        if path.endswith(b"closed"):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(walking.os, "scandir", guarded)
    found = scan(tmp_path, AUTO)
    assert found.n_items == 1
    assert dict(found.faults) == {"closed": "The folder can't be opened (Permission denied)."}
    with pytest.raises(SourceError, match="can't be opened"):
        Tree(tmp_path / "closed")


def test_a_folder_with_too_many_files_is_refused(tmp_path, monkeypatch):
    plant(tmp_path, "a.off", "b.off")
    monkeypatch.setattr(walking, "MAX_FILES", 1)
    with pytest.raises(SourceError, match="more than 1 files"):
        Tree(tmp_path)


def test_files_below_a_folder(tmp_path):
    tree = Tree(plant(tmp_path, "a/x", "a/b/y", "a-b/z", "ab/w"))
    assert tree.under(b"a") == (b"a/b/y", b"a/x")
    assert tree.under(b"") == tree.paths == (b"a-b/z", b"a/b/y", b"a/x", b"ab/w")
    assert tree.under(b"c") == ()
    assert tree.folders == (b"a", b"a-b", b"a/b", b"ab")


def test_side_files_are_small_texts(tmp_path):
    for name, content in {
        "a.json": b"[" * 50_000,
        "b.json": b"{",
        "c.json": b"\0",
        "d.json": b"\xef\xbb\xbf[1]",
    }.items():
        (tmp_path / name).write_bytes(content)
    tree = Tree(tmp_path)
    for name in (b"a.json", b"b.json", b"c.json"):
        with pytest.raises(UnreadableFileError):
            tree.json(name)
    assert tree.json(b"d.json") == [1]
    with pytest.raises(UnreadableFileError, match="limit"):
        tree.text(b"a.json", max_bytes=100)


def test_first_lines(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"\n# x y z\n// more\n 1 2 3 \n")
    tree = Tree(tmp_path)
    assert tree.first_line(b"a.txt") == "1 2 3"
    assert tree.first_line(b"gone.txt") == ""
    assert not tree.is_empty(b"gone.txt")


@posix
def test_a_pipe_does_not_stop_the_scan(tmp_path):
    os.mkfifo(tmp_path / "a.txt")
    plant(Path(tmp_path), "b.off")
    assert names(tmp_path) == ["b.off"]
