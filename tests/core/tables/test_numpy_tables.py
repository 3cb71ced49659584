from __future__ import annotations

import io
import resource
import struct
import zipfile

import numpy as np
import pytest

from helpers.damaged import damaged_npz
from shapekin.data.dataset import DataKind
from shapekin.data.isolation import Limits, ReaderPool, Reply
from shapekin.data.tables import catalogue
from shapekin.data.tables import npy as npy_module
from shapekin.data.tables.catalogue import warm_modules
from shapekin.errors import UnreadableFileError


@pytest.fixture
def opened(open_table):
    return lambda path, name="npz": open_table([bytes(path)], name)


@pytest.fixture
def saved(opened):
    def save(path, **arrays):
        np.savez_compressed(path, **arrays)
        return opened(path)

    return save


def header(shape, descr="<f8"):
    text = f"{{'descr': '{descr}', 'fortran_order': False, 'shape': {shape}, }}".encode().ljust(117) + b"\n"
    return b"\x93NUMPY\x01\x00" + struct.pack("<H", len(text)) + text


@pytest.mark.parametrize(
    ("x", "kind", "row_shape"),
    [
        (np.zeros((3, 4, 5), np.uint8), DataKind.IMAGES, (4, 5, 1)),
        (np.zeros((3, 4, 5, 3), np.uint8), DataKind.IMAGES, (4, 5, 3)),
        (np.zeros((3, 4, 5, 1), np.uint8), DataKind.IMAGES, (4, 5, 1)),
        (np.zeros((3, 3, 4, 5), np.uint8), DataKind.IMAGES, (4, 5, 3)),
        (np.zeros((3, 1, 4, 5), np.float32), DataKind.IMAGES, (4, 5, 1)),
        (np.zeros((3, 7, 3), np.float16), DataKind.CLOUDS, (7, 3)),
        (np.zeros((3, 7, 6), np.float32), DataKind.CLOUDS, (7, 3)),
        (np.zeros((3, 7)), DataKind.FEATURES, (7,)),
        (np.zeros((3, 7), bool), DataKind.FEATURES, (7,)),
        (np.zeros((3, 7), np.uint8), DataKind.FEATURES, (7,)),
    ],
)
def test_shape_and_type_tell_the_kind(tmp_path, x, kind, row_shape, saved):
    table = saved(tmp_path / "a.npz", x=x)
    assert (table.facts.kind, table.facts.row_shape) == (kind, row_shape)
    assert table.read(1, 3).shape == (2, *row_shape)
    assert table.facts.names == ("0", "1", "2")
    assert table.facts.labels == ("", "", "")


@pytest.mark.parametrize(
    "x",
    [np.zeros(4), np.zeros((0, 4)), np.zeros((4, 4), complex), np.zeros((2, 3, 4)), np.array([["a"]]), np.float64(1)],
)
def test_other_arrays_are_nothing_known(tmp_path, x, saved):
    with pytest.raises(UnreadableFileError, match="which is nothing known"):
        saved(tmp_path / "a.npz", x=x)


def test_channels_and_normals_go_where_they_belong(tmp_path, saved):
    rng = np.random.default_rng(0)
    first = rng.integers(0, 256, (3, 3, 5, 6), np.uint8)
    np.testing.assert_array_equal(saved(tmp_path / "a.npz", x=first).read(0, 3), first.transpose(0, 2, 3, 1))
    with_normals = rng.normal(size=(3, 5, 6))
    np.testing.assert_array_equal(saved(tmp_path / "b.npz", x=with_normals).read(0, 3), with_normals[..., :3])


@pytest.mark.parametrize("order", ["C", "F"])
@pytest.mark.parametrize("name", ["npz", "npy"])
def test_blocks_may_be_read_in_any_order(tmp_path, order, name, opened):
    x = np.asarray(np.random.default_rng(0).normal(size=(50, 9, 3)), order=order)
    np.savez_compressed(tmp_path / "a.npz", x=x)
    np.save(tmp_path / "a.npy", x)
    table = opened(tmp_path / f"a.{name}", name)
    for start, stop in ((0, 10), (30, 50), (5, 6), (6, 6), (0, 50)):
        np.testing.assert_array_equal(table.read(start, stop), x[start:stop])
    with pytest.raises(UnreadableFileError, match="There are no rows 40 to 51"):
        table.read(40, 51)
    table.close()


def test_labels_come_from_y_or_the_finest_named_column(tmp_path, saved):
    x = np.zeros((2, 4))
    path = tmp_path / "a.npz"
    assert saved(path, x=x, y=np.array(["a", "b"])).facts.labels == ("a", "b")
    assert saved(path, x=x, y=[7, -1]).facts.labels == ("7", "")
    assert saved(path, x=x, y=[0, 7], label_names=[b"stool"]).facts.labels == ("stool", "7")
    both = {"leaf": [0, 1], "leaf_names": ["stool", "couch"], "top": [0, 0], "top_names": ["seat"]}
    assert saved(path, x=x, **both).facts.labels == ("stool", "couch")
    assert saved(path, x=x, y=[0, 0], classes=["z"], **both).facts.labels == ("z", "z")
    assert saved(path, x=x, names=["only one"]).facts.names == ("0", "1")
    with pytest.raises(UnreadableFileError, match=r"There are 2 rows, but y is of shape \(3,\)"):
        saved(path, x=x, y=[1, 2, 3])


def test_objects_are_never_opened(tmp_path, opened, saved):
    danger = np.array([[{}]], dtype=object)
    np.save(tmp_path / "a.npy", danger, allow_pickle=True)
    with pytest.raises(UnreadableFileError, match="Python objects"):
        opened(tmp_path / "a.npy", "npy")
    np.savez(tmp_path / "b.npz", x=danger)
    with pytest.raises(UnreadableFileError, match="Python objects"):
        opened(tmp_path / "b.npz")
    np.savez(tmp_path / "c.npz", x=np.zeros((1, 2)), names=danger[0])
    with pytest.raises(UnreadableFileError, match="Python objects"):
        opened(tmp_path / "c.npz")
    assert saved(tmp_path / "d.npz", x=np.zeros((1, 2)), notes=danger).facts.names == ("0",)


def test_pictures_of_floats_are_brightness(tmp_path, saved):
    assert saved(tmp_path / "a.npz", x=np.full((2, 4, 4, 3), 0.5)).facts.dtype == "<f8"
    with pytest.raises(UnreadableFileError, match="floats from 0 to 255, not brightness"):
        saved(tmp_path / "a.npz", x=np.array([0.0, 255.0]).repeat(16).reshape(2, 4, 4, 1))


def test_what_is_declared_is_held_against_what_is_there(tmp_path, open_table, opened):
    path = tmp_path / "a.npy"
    path.write_bytes(header("(1000000000000, 8)"))
    with pytest.raises(UnreadableFileError, match="declares 1,000,000,000,000 rows"):
        opened(path, "npy")
    path.write_bytes(header("(3, 100000000)"))
    with pytest.raises(UnreadableFileError, match="One row takes 800 MB"):
        opened(path, "npy")
    path.write_bytes(header("(3, 4)") + bytes(95))
    with pytest.raises(UnreadableFileError, match="cut off"):
        opened(path, "npy")
    path.write_bytes(header("(-3, 4)"))
    with pytest.raises(UnreadableFileError, match="negative"):
        opened(path, "npy")
    with pytest.raises(UnreadableFileError, match="Only one file"):
        open_table([bytes(path), bytes(path)], "npy")


def test_an_array_in_fortran_order_has_a_limit(tmp_path, monkeypatch, opened):
    monkeypatch.setattr(npy_module, "_MAX_TURNED_BYTES", 100)
    np.save(tmp_path / "a.npy", np.asfortranarray(np.ones((5, 4))))
    with pytest.raises(UnreadableFileError, match=r"Fortran order.*ascontiguousarray"):
        opened(tmp_path / "a.npy", "npy").read(0, 1)


def test_rows_before_damage_are_read_and_those_after_it_fail_at_once(tmp_path, opened):
    path = tmp_path / "a.npz"
    x = np.random.default_rng(0).integers(0, 1000, (400, 100))
    damaged_npz(path, x, 200)
    table = opened(path)
    np.testing.assert_array_equal(table.read(0, 100), x[:100])
    with pytest.raises(UnreadableFileError, match="damaged or incomplete"):
        table.read(150, 250)
    with pytest.raises(UnreadableFileError, match="damaged before this place"):
        table.read(250, 251)
    np.testing.assert_array_equal(table.read(150, 160), x[150:160])


def peak_of_reading(path):
    """The task of a child: how much its peak memory grew while it read all of a table, in kB."""
    table = catalogue.open_table([path], "npz")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for start in range(0, len(table.facts), 100):
        table.read(start, start + 100)
    return Reply({"grown": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before})


def test_memory_stays_bounded_however_large_the_array(tmp_path):
    path = tmp_path / "a.npz"
    rows = bytes(4 * 100 * 2000)
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("x.npy", "w", force_zip64=True) as member,
    ):
        member.write(header("(12000, 2000)", "<f4"))
        for _ in range(120):
            member.write(rows)
    with ReaderPool(1, Limits(seconds=120), (*warm_modules("npz"), "core.tables.test_numpy_tables")) as pool:
        grown = pool.run(peak_of_reading, bytes(path)).values["grown"]
    assert 3 * grown < 96_000  # the array has 96 MB


def test_a_member_that_is_no_array(tmp_path, opened):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("x.npy", b"nothing like it")
    (tmp_path / "a.npz").write_bytes(stream.getvalue())
    with pytest.raises(UnreadableFileError, match="header is damaged"):
        opened(tmp_path / "a.npz")
