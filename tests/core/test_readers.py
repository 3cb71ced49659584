from __future__ import annotations

import os
import sys
import time
import zipfile
from pathlib import Path

import numpy as np
import pytest

from helpers.malformed import TRIANGLE, glb, malformed_files, write_malformed
from shapekin.data import readers
from shapekin.data.contents import Cloud, Mesh, Picture, joined
from shapekin.data.formats.unsupported import KNOWN_UNSUPPORTED, unsupported_reason
from shapekin.data.isolation import Limits, ReaderPool, Reply
from shapekin.data.readers import (
    LOADERS,
    PICTURE_LOADERS,
    SHAPE_LOADERS,
    checked,
    parse,
    read,
    read_bytes,
)
from shapekin.errors import UnreadableFileError

SQUARE = Mesh(np.array([[0.0, 0, 0], [1, 0, 0], [1, 1, 0], [0, 1, 0]]), np.array([[0, 1, 2], [0, 2, 3]]))


def test_messages_tell_what_is_wrong():
    with pytest.raises(UnreadableFileError, match="Face 0 points to vertex 999999, but there are 3"):
        parse(malformed_files()["out_of_range.off"], ".off")
    with pytest.raises(UnreadableFileError, match="The mesh has no faces"):
        parse(malformed_files()["no_faces.off"], ".off")
    with pytest.raises(UnreadableFileError, match="Vertex 0 is not at a finite place"):
        parse(malformed_files()["nan.ply"], ".ply")
    with pytest.raises(UnreadableFileError, match="million pixels"):
        parse(malformed_files()["large.png"], ".png")


@pytest.mark.parametrize(
    ("contents", "reason"),
    [
        (Picture(np.zeros((0, 4, 3), dtype=np.uint8)), "no pixels"),
        (Cloud(np.zeros((0, 3))), "There are no points"),
        (Cloud(np.array([[0, 0, 0], [np.nan, 0, 0]])), "Point 1 is not at a finite place"),
        (Cloud(np.ones((5, 3))), "same place"),
        (Mesh(np.zeros((0, 3)), SQUARE.faces), "no vertices"),
        (Mesh(np.ones((4, 3)), SQUARE.faces), "no extent"),
        (Mesh(np.arange(12.0).reshape(4, 3), SQUARE.faces), "no area"),
        (Mesh(SQUARE.vertices, SQUARE.faces + 1), "Face 1 points to vertex 4"),
        (Mesh(SQUARE.vertices * 1e200, SQUARE.faces), "not at a finite place"),
    ],
)
def test_what_can_not_be_worked_with_is_refused(contents, reason):
    with pytest.raises(UnreadableFileError, match=reason):
        checked(contents)


def test_items_of_several_files_are_joined():
    mesh = joined([SQUARE, Cloud(np.ones((2, 3))), Mesh(SQUARE.vertices + 5, SQUARE.faces)])
    assert mesh.faces.tolist() == [[0, 1, 2], [0, 2, 3], [4, 5, 6], [4, 6, 7]]
    np.testing.assert_array_equal(mesh.vertices[4:], SQUARE.vertices + 5)
    assert joined([Cloud(np.zeros((2, 3))), Cloud(np.ones((3, 3)))]).points.shape == (5, 3)
    assert joined([SQUARE]) is SQUARE
    picture = Picture(np.zeros((2, 2, 1), dtype=np.uint8))
    for parts, reason in (([picture, SQUARE], "Pictures"), ([], "no parts")):
        with pytest.raises(UnreadableFileError, match=reason):
            joined(parts)


def test_unsupported_formats_are_named_with_what_to_do():
    assert unsupported_reason(".FBX") == "FBX files are not supported; export them as GLB or OBJ."
    assert unsupported_reason(".heic") == "HEIC files are not supported; convert them to PNG or JPEG."
    assert unsupported_reason(".qqq") == "Files ending in “.qqq” are not supported."
    assert "no ending" in unsupported_reason("")
    assert set(KNOWN_UNSUPPORTED).isdisjoint(SHAPE_LOADERS | PICTURE_LOADERS)
    with pytest.raises(UnreadableFileError, match="FBX files"):
        parse(b"Kaydara", ".fbx")


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (MemoryError(), "more memory than is allowed"),
        (RecursionError(), "nested too deeply"),
        (ZeroDivisionError("a\nb"), r"damaged or incomplete \(a b\)"),
    ],
)
def test_whatever_a_reader_raises_is_a_reason(monkeypatch, error, reason):
    def fail(_):
        raise error

    monkeypatch.setitem(LOADERS, ".off", fail)
    with pytest.raises(UnreadableFileError, match=reason):
        parse(b"OFF", ".OFF")


def test_a_file_over_the_limit_is_not_read(tmp_path):
    path = tmp_path / "large.off"
    with path.open("wb") as stream:
        stream.truncate(300_000_000)
    with pytest.raises(UnreadableFileError, match="The file is 300 MB; the limit is 200 MB"):
        read(path)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("missing.off", "no longer there"),
        ("file.off/below.off", "no longer there"),
        ("x" * 300 + ".off", "too long"),
        ("folder/" * 700 + "x.off", "too long"),
        ("nul\0.off", "no name may hold"),
        ("folder.off", "not a regular file but a folder"),
        ("loop.off", "a link that leads to itself"),
        ("pipe.off", "a device or a pipe"),
        ("device.off", "a device or a pipe"),
        ("empty.off", "The file is empty"),
    ],
)
def test_what_can_not_be_opened_has_a_reason(tmp_path, name, reason):
    (tmp_path / "file.off").write_bytes(b"OFF")
    (tmp_path / "empty.off").touch()
    (tmp_path / "folder.off").mkdir()
    (tmp_path / "loop.off").symlink_to("loop.off")
    (tmp_path / "device.off").symlink_to("/dev/zero")
    os.mkfifo(tmp_path / "pipe.off")
    with pytest.raises(UnreadableFileError, match=reason):
        read_bytes(os.fsencode(tmp_path) + b"/" + name.encode())


def test_a_file_without_permission(tmp_path):
    path = tmp_path / "secret.off"
    path.write_bytes(b"OFF")
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read everything")
    with pytest.raises(UnreadableFileError, match="no permission"):
        read_bytes(path)


def test_refusals_of_the_system_are_sentences(tmp_path, monkeypatch):
    (tmp_path / "a.off").write_bytes(b"OFF")
    for number, reason in ((13, "no permission"), (5, "disk"), (12, r"\(so\)")):

        def refuse(*_, number=number):
            raise OSError(number, "so")

        monkeypatch.setattr(readers.os, "open", refuse)
        with pytest.raises(UnreadableFileError, match=reason):
            read_bytes(tmp_path / "a.off")


def test_a_file_that_changes_while_it_is_read(tmp_path, monkeypatch):
    path = tmp_path / "a.off"
    path.write_bytes(b"OFF\n")
    true_fstat, calls = os.fstat, []

    def fstat(descriptor):
        calls.append(descriptor)
        if len(calls) == 1:
            status = true_fstat(descriptor)
            with path.open("ab") as stream:
                stream.write(b"more")
            return status
        return true_fstat(descriptor)

    monkeypatch.setattr(readers.os, "fstat", fstat)
    with pytest.raises(UnreadableFileError, match="changed while it was read"):
        read_bytes(path)


def test_names_in_any_script_and_in_none(tmp_path):
    for name in ("стул.off", "椅子 🪑.off", "chaise\u0301.off", "a\nb.off"):
        (tmp_path / name).write_bytes(b"OFF\n3 1 0\n" + TRIANGLE.encode() + b"3 0 1 2\n")
        assert len(read(tmp_path / name).faces) == 1
    path = os.fsencode(tmp_path) + b"/\xff\xfe.off"
    Path(os.fsdecode(path)).write_bytes(b"OFF\n3 1 0\n" + TRIANGLE.encode() + b"3 0 1 2\n")
    assert len(read(path).faces) == 1


def test_no_other_file_is_opened(tmp_path, monkeypatch):
    (tmp_path / "a.mtl").write_text("newmtl x\nmap_Kd /etc/passwd\n")
    path = tmp_path / "a.obj"
    path.write_text("mtllib a.mtl\nmtllib /etc/passwd\nusemtl x\nv 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n")
    parse(b"OFF\n3 1 0\n" + TRIANGLE.encode() + b"3 0 1 2\n", ".off")
    parse(glb(), ".glb")
    parse(path.read_bytes(), ".obj")  # whatever a first reading imports is imported now
    opened = []
    watching = True
    sys.addaudithook(lambda event, args: opened.append(args[0]) if watching and event == "open" else None)
    read(path)
    watching = False
    assert [Path(os.fsdecode(name)) for name in opened if not isinstance(name, int)] == [path]


def read_to_reply(path: str) -> Reply:
    contents = read(Path(path))
    return Reply({"kind": type(contents).__name__})


def test_every_malformed_file_ends_as_a_reason_in_time(tmp_path):
    paths = write_malformed(tmp_path)
    began = time.monotonic()
    with ReaderPool(2, Limits(seconds=8.0, memory_bytes=2 << 30), ("PIL.Image",)) as pool:
        outcomes = dict(pool.map(read_to_reply, [str(path) for path in paths]))
    accepted = [paths[i].name for i, outcome in outcomes.items() if isinstance(outcome, Reply)]
    assert accepted == []
    assert all(len(outcome.message) > 12 and outcome.message.endswith(".") for outcome in outcomes.values())
    assert time.monotonic() - began < 60


def test_a_line_without_end_is_cut_short_by_time_or_refused(tmp_path):
    path = tmp_path / "line.obj"
    path.write_bytes(b"v 0 0 0\nv 1 0 0\nv 0 1 0\nf " + b"1 2 3 " * 6_000_000)
    with ReaderPool(1, Limits(seconds=3.0), ("shapekin.data.readers",)) as pool, pytest.raises(UnreadableFileError):
        pool.run(read_to_reply, str(path))


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize(
    ("name", "least"), [("malformed.zip", 800), ("psb_off_tree.zip", 1170), ("modelnet10_off_tree.zip", 587)]
)
def test_real_collections_are_read_or_refused_with_a_reason(tmp_path, real_data, name, least):
    with zipfile.ZipFile(real_data / name) as archive:
        archive.extractall(tmp_path)
    paths = sorted(path for path in tmp_path.rglob("*") if path.is_file())
    with ReaderPool(2, Limits(seconds=20.0), ("PIL.Image",)) as pool:
        outcomes = [outcome for _, outcome in pool.map(read_to_reply, [str(path) for path in paths])]
    assert len(outcomes) == len(paths)
    assert sum(isinstance(outcome, Reply) for outcome in outcomes) >= least
    refused = [outcome.message for outcome in outcomes if isinstance(outcome, UnreadableFileError)]
    assert all(len(message) > 12 and message.endswith(".") for message in refused)
    assert not [message for message in refused if "crashed" in message or "longer than" in message]
