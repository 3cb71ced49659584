"""PCD, points as text, and arrays."""

from __future__ import annotations

import io
import struct
from contextlib import suppress

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.written import lzf, pcd, zipped
from shapekin.data.formats import archive, npy
from shapekin.data.formats import pcd as pcd_module
from shapekin.data.formats.lzf import unpack_lzf
from shapekin.data.readers import parse
from shapekin.errors import UnreadableFileError

POINTS = np.array([[0, 0, 0], [1, 2, 3], [-4, 5, 6], [7, 8, -9]], dtype=float)
FORMS = ("ascii", "binary", "binary_compressed")


def columns(x=("F", 4), y=("F", 4), z=("F", 4), points=POINTS):
    return {name: (*kind, points[:, i : i + 1]) for i, (name, kind) in enumerate({"x": x, "y": y, "z": z}.items())}


@pytest.mark.parametrize("form", FORMS)
def test_pcd_fields_of_any_type_and_count_in_any_order(form):
    normals = np.arange(12, dtype=float).reshape(4, 3)
    many = {
        "normal": ("F", 4, normals),
        **columns(("I", 2), ("F", 8), ("I", 8)),
        "label": ("U", 1, np.full((4, 1), 200.0)),
    }
    np.testing.assert_array_equal(parse(pcd(many, form), ".pcd").points, POINTS)


@pytest.mark.parametrize("form", FORMS)
def test_pcd_points_that_were_not_seen_are_left_out(form):
    holes = np.insert(POINTS, 2, np.nan, axis=0)
    np.testing.assert_array_equal(parse(pcd(columns(points=holes), form), ".pcd").points, POINTS)
    with pytest.raises(UnreadableFileError, match="no points"):
        parse(pcd(columns(points=holes[2:3].repeat(3, axis=0)), form), ".pcd")


@pytest.mark.parametrize("form", FORMS)
def test_pcd_counts_are_compared_with_the_data(form):
    with pytest.raises(UnreadableFileError, match="cut off: it declares 4,000,000,000 points"):
        parse(pcd(columns(), form, 4_000_000_000), ".pcd")


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (b"DATA ascii", b"DATA odd", "form “odd”"),
        (b"DATA ascii\n", b"", "header of a PCD"),
        (b"FIELDS x y z", b"FIELDS x y w", "x, y and z"),
        (b"SIZE 4 4 4", b"SIZE 4 4", "damaged"),
        (b"SIZE 4 4 4", b"SIZE 4 4 3", "damaged"),
        (b"COUNT 1 1 1", b"COUNT 1 1", "one size, type and count"),
        (b"COUNT 1 1 1", b"COUNT 1 1 -1", "one size, type and count"),
        (b"POINTS 4", b"POINTS -4", "declares -4 points"),
        (b"POINTS 4", b"POINTS 3", "a grid of 4 x 1"),
        (b"1.0 2.0 3.0", b"1.0 two 3.0", "not a number"),
    ],
)
def test_pcd_refusals(old, new, reason):
    data = pcd(columns(), "ascii")
    assert old in data
    with pytest.raises(UnreadableFileError, match=reason):
        parse(data.replace(old, new), ".pcd")


def test_pcd_without_counts_or_points(monkeypatch):
    data = pcd(columns(), "ascii")
    for line in (b"COUNT 1 1 1\n", b"POINTS 4\n"):
        data = data.replace(line, b"")
    np.testing.assert_array_equal(parse(data, ".pcd").points, POINTS)
    with pytest.raises(UnreadableFileError, match="no points"):
        parse(pcd(columns(points=POINTS[:0]), "binary"), ".pcd")
    packed = pcd(columns(), "binary_compressed")
    start = packed.index(b"compressed\n") + 11
    with pytest.raises(UnreadableFileError, match="cut off"):
        parse(packed[: start + 4], ".pcd")
    with pytest.raises(UnreadableFileError, match="cut off"):
        parse(packed[:start] + struct.pack("<I", 10**9) + packed[start + 4 :], ".pcd")
    monkeypatch.setattr(pcd_module, "MAX_UNPACKED_BYTES", 10)
    with pytest.raises(UnreadableFileError, match="too much"):
        parse(packed, ".pcd")


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=600) | st.lists(st.sampled_from([b"abc", b"\0" * 30, b"xy"]), max_size=60).map(b"".join))
def test_lzf_comes_back(raw):
    assert unpack_lzf(lzf(raw), len(raw)) == raw


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=60), st.integers(0, 3000))
def test_lzf_is_unpacked_to_its_size_or_refused(packed, size):
    with suppress(UnreadableFileError):
        assert len(unpack_lzf(packed, size)) == size


def test_lzf_refuses_to_look_back_too_far_and_to_grow():
    for packed, size in ((b"\x20\x05", 3), (b"\x00a\xe0\xff", 9), (b"\x00", 1000), (b"\xe0", 5), (b"\x00ab", 2)):
        with pytest.raises(UnreadableFileError, match="compressed data"):
            unpack_lzf(packed, size)


@pytest.mark.parametrize(
    "text",
    [
        "0 0 0\n1 2 3\n",
        "2\n0 0 0 255 0 0\n1 2 3 0 255 0\n",
        "2\nx y z\n0 0 0\n1 2 3\n",
        "x,y,z\n0,0,0\n1,2,3\n",
        '"Z";"Y";"X"\n0;0;0\n3;2;1\n',
        "# index x y z\n9 0 0 0\n9 1 2 3\n",
        "//X Y Z\n0 0 0\n1 2 3\n% end\n",
        "0,0;0,0;0,0\n1,0;2,0;3,0\n",
        "\ufeff0\t0\t0\r\n\r\n1e0\t+2.\t3\r\n",
        "0 0 0 name\n1 2 3 other name\n",
        "0 0 0\n1 2 3 4 5\n",
        "some words first\n0 0 0\n1 2 3\n",
    ],
)
def test_points_as_text(text):
    np.testing.assert_array_equal(parse(text.encode(), ".xyz").points, [[0, 0, 0], [1, 2, 3]])


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("0 0\n1 2 3\n", "Line 1 of the points"),
        ("0 0 0\n1 2 x\n", "three numbers"),
        ("5\n0 0 0\n1 2 3\n", "declares 5 points, but has 2"),
        ("3\n\nC 0 0 0\nH 1 0 0\n", "three numbers|cut off"),
        ("# nothing\n", "no points"),
        ("one two three\n", "no points"),
        ("ncols 3\nnrows 2\nxllcorner 0\n1 2 3\n", "three numbers"),
        ("a\0b", "not a text file"),
    ],
)
def test_point_text_refusals(text, reason):
    with pytest.raises(UnreadableFileError, match=reason):
        parse(text.encode(), ".txt")


def npy_bytes(array):
    stream = io.BytesIO()
    np.save(stream, array, allow_pickle=True)
    return stream.getvalue()


@pytest.mark.parametrize("name", ["points", "pos", "xyz", "x", "arr_0"])
def test_npz_by_any_of_its_names(name):
    stream = io.BytesIO()
    np.savez_compressed(stream, label=np.zeros(3), **{name: POINTS.astype(np.float32)})
    np.testing.assert_array_equal(parse(stream.getvalue(), ".npz").points, POINTS)


@pytest.mark.parametrize(
    ("array", "reason"),
    [
        (np.zeros((2, 2)), "has shape"),
        (np.zeros((2, 3, 3)), "has shape"),
        (np.array([["a", "b", "c"]]), "has shape"),
        (np.array([[{}, {}, {}]], dtype=object), "Python objects"),
    ],
)
def test_npy_refusals(array, reason):
    with pytest.raises(UnreadableFileError, match=reason):
        parse(npy_bytes(array), ".npy")


def test_npz_limits(monkeypatch):
    with pytest.raises(UnreadableFileError, match="None of the arrays"):
        parse(zipped({"a.npy": npy_bytes(POINTS)}), ".npz")
    monkeypatch.setattr(npy, "MAX_ARRAY_BYTES", 300)
    two = zipped({"points.npy": npy_bytes(POINTS), "x.npy": npy_bytes(POINTS)})
    with pytest.raises(UnreadableFileError, match="The archive unpacks to"):
        parse(two, ".npz")
    monkeypatch.setattr(archive, "_MAX_MEMBERS", 1)
    with pytest.raises(UnreadableFileError, match="more than 1 members"):
        parse(two, ".npz")


def test_npz_with_damaged_members():
    whole = zipped({"points.npy": npy_bytes(np.random.default_rng(0).normal(size=(50, 3)))})
    at = whole.index(b"npy") + 60
    with pytest.raises(UnreadableFileError, match=r"can't be unpacked|damaged"):
        parse(whole[:at] + b"\xff\xff\xff" + whole[at + 3 :], ".npz")
    directory = whole.index(b"PK\x01\x02")
    size = struct.unpack_from("<I", whole, directory + 24)[0]
    for other in (size - 8, size + 8):
        lying = whole[: directory + 24] + struct.pack("<I", other) + whole[directory + 28 :]
        with pytest.raises(UnreadableFileError, match=r"declares|unpacked|cut off"):
            parse(lying, ".npz")
    encrypted = whole[: directory + 8] + b"\1\0" + whole[directory + 10 :]
    with pytest.raises(UnreadableFileError, match=r"can't be unpacked|damaged"):
        parse(encrypted, ".npz")


def test_a_reason_never_hands_on_numpys_advice_to_trust_a_file():
    deep = b"\x93NUMPY\x01\0" + struct.pack("<H", 60_000) + b"(" * 30_000 + b")" * 30_000
    with pytest.raises(UnreadableFileError, match=r"^The NumPy header is damaged, or far too long\.$"):
        parse(deep, ".npy")


def test_newer_npy_headers_are_read_and_damaged_ones_refused():
    stream = io.BytesIO()
    np.lib.format.write_array(stream, POINTS, version=(2, 0))
    np.testing.assert_array_equal(parse(stream.getvalue(), ".npy").points, POINTS)
    with pytest.raises(UnreadableFileError, match="header is damaged"):
        parse(stream.getvalue()[:20], ".npy")
    with pytest.raises(UnreadableFileError, match="cut off"):
        parse(stream.getvalue()[:-20], ".npy")
