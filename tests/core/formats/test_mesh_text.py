"""OFF, OBJ, STL and PLY: what the wild does with them."""

from __future__ import annotations

import codecs

import numpy as np
import pytest

from helpers.written import TETRAHEDRON, obj, off, ply, stl_binary, stl_text
from shapekin.data.contents import Cloud
from shapekin.data.formats import off as off_module
from shapekin.data.formats.text import numbers
from shapekin.data.readers import parse
from shapekin.errors import UnreadableFileError

CORNERS = "v 0 0 0\nv 1 0 0\nv 1 1 0\nv 0 1 0\n"


def faces(text, extension):
    data = text if isinstance(text, bytes) else text.encode()
    return parse(data, extension).faces.tolist()


def test_clean_off_files_take_the_fast_path(monkeypatch):
    monkeypatch.setattr(off_module, "_any", None)
    vertices, triangles = TETRAHEDRON
    for data in (off(vertices, triangles), off(vertices, triangles, "OFF"), off(vertices, triangles).rstrip()):
        np.testing.assert_array_equal(parse(data, ".off").vertices, vertices)
        np.testing.assert_array_equal(parse(data, ".off").faces, triangles)


@pytest.mark.parametrize(
    "text",
    [
        "COFF\n4 1 0\n0 0 0 9 9 9 9\n1 0 0 9 9 9 9\n1 1 0 9 9 9 9\n0 1 0 9 9 9 9\n4 0 1 2 3 0.5 0.5 0.5\n",
        "STCNOFF\n4 1 0\n0 0 0 1 1 1\n1 0 0 1 1 1\n1 1 0 1 1 1\n0 1 0 1 1 1\n4 0 1 2 3\n",
        "OFF\r\n4 1 0\r\n0 0 0\r\n1 0 0\r\n\r\n1 1 0\r\n0 1 0\r\n4 0 1 2 3\r\n",
        "OFF 4 1 0 0 0 0 1 0 0 1 1 0 0 1 0 4 0 1 2 3",
        "OFF\r4 1 0\r0 0 0\r1 0 0\r1 1 0\r0 1 0\r4 0 1 2 3\r",
        "OFF\n4 2\n0 0 0 # here\n1 0 0\n1 1 0\n0 1 0\n3 0 1 2 255 0 0\n3 0 2 3 0 255 0\n",
        "\ufeffOFF\n4 2 0\n0 0 0\n1 0 0\n1 1 0\n0 1 0\n3 0 1 2\n3 0 2 3\n",
        "OFF\n4 3 0\n0 0 0\n1 0 0\n1 1 0\n0 1 0\n3 0 1 2\n2 0 1\n3 0 2 3\n",
    ],
)
def test_off_as_it_comes(text):
    assert faces(text, ".off") == [[0, 1, 2], [0, 2, 3]]


def test_off_in_utf_16():
    assert faces(codecs.BOM_UTF16_LE + off(*TETRAHEDRON).decode().encode("utf-16-le"), ".off")[0] == [0, 1, 2]
    with pytest.raises(UnreadableFileError, match="UTF-16"):
        parse(codecs.BOM_UTF16_LE + b"\x00\xd8\x00\x00\x01", ".off")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("OFF\n3 1 0\n0 0 0\n1 0 0\n0 1 0\n3 0 1 5\n", "Face 0 points to vertex 5, but there are 3"),
        ("OFF\n3 2 0\n0 0 0\n1 0 0\n0 1 0\n3 0 1 2\n3 0 1 -1\n", "Face 1 points to vertex -1, but there are 3"),
        ("OFF\n3 1 0\n0 0 0\n1 0 0\n0 1 0\n4 0 1 2\n", "declares 4 corners, but names 3"),
        ("OFF\n3 1 0\n0 0 0\n1 0 0\n0 1 0\n3 0 1 x\n", "A face holds something that is not a number"),
        ("OFF\n3 1 0\n0 0\n1 0\n0 1\n3 0 1 2\n", "three coordinates"),
        ("OFF\n3 1 0\n0 0 0\n1 0 0\n0 1 0\n99999 0 1 2\n", "sensible number of corners"),
        ("OFF\n300 1 0\n0 0 0\n1 0 0\n0 1 0\n3 0 1 2\n", "cut off"),
        ("OFF\n1 3 0\n0 0 0 1 1 1", "cut off: it ends before face 2"),
        ("OFF\n3.5 1 0\n", "whole numbers"),
        ("OFF\n-3 1 0\n", "declares -3"),
        ("OFF\n0 1 0\n3 0 0 0\n", "no vertices"),
        ("OFF\n", "does not say how many"),
        ("OFF BINARY\n", "Binary"),
        ("4OFF\n3 1 0\n", "four-dimensional"),
        ("hello", "does not begin with the word OFF"),
    ],
)
def test_off_refusals(text, reason):
    with pytest.raises(UnreadableFileError, match=reason):
        parse(text.encode(), ".off")


@pytest.mark.parametrize(
    "lines",
    [
        "f 1 2 3 4\n",
        "f 1/1/1 2/2/2 3/3/3 4/4/4\n",
        "f 1//5 2//5 3//5 4//5\n",
        "f 1/7 2/7 3/7 4/7 # a remark\n",
        "f -4 -3 -2 -1\n",
        "f -4 2 -2/3 4//1\n",
        "f 1 2 \\\n 3 4\n",
        "o one\ng two\nusemtl x\ns off\n\tf  1  2  3\n f 1 3 4",
        "l 1 2\nf 1 2\nf 1 2 3\nf 1 3 4\n",
        "fo 1 2 3 4\n",
    ],
)
def test_obj_as_it_comes(lines):
    text = "mtllib /etc/passwd\n# v 9 9 9\nvt 0 0\nvn 0 0 1\n" + CORNERS + lines
    assert faces(text, ".obj") == [[0, 1, 2], [0, 2, 3]]
    assert faces(text.replace("\n", "\r\n"), ".obj") == [[0, 1, 2], [0, 2, 3]]


def test_negative_indices_count_back_from_where_they_stand():
    text = "v 0 0 0\nv 1 0 0\nv 0 1 0\nf -3 -2 -1\nv 5 0 0\nv 6 0 0\nv 5 1 0\nf -3 -2 -1\n"
    assert faces(text, ".obj") == [[0, 1, 2], [3, 4, 5]]


def test_obj_with_colours_on_some_vertices():
    text = "v 0 0 0 1 0 0\nv 1 0 0\nv 0 1 0 0 1 0 1\nf 1 2 3\n"
    np.testing.assert_array_equal(parse(text.encode(), ".obj").vertices, [[0, 0, 0], [1, 0, 0], [0, 1, 0]])
    text = "v 0 0 0 1\nv 1 0 0 1\nv 0 1 0 1\nf 1 2 3\n"
    np.testing.assert_array_equal(parse(text.encode(), ".obj").vertices, [[0, 0, 0], [1, 0, 0], [0, 1, 0]])


def test_obj_of_points_is_a_cloud():
    cloud = parse(CORNERS.encode(), ".obj")
    assert isinstance(cloud, Cloud)
    assert cloud.points.shape == (4, 3)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (CORNERS + "f 1 2 3\nf 1 0 3\n", "Face 2 points to vertex 0, but OBJ files count from 1"),
        (CORNERS + "f 1 2 9\n", "Face 1 points to vertex 9, but there are 4"),
        (CORNERS + "f 1 2 -9\n", "Face 1 points to vertex -4, but there are 4"),
        (CORNERS + "f 1 2 99999999999999999999999\n", "Face 1 points to vertex"),
        (CORNERS + "f 1 2 a\n", "not a whole number"),
        (CORNERS + "f 1 2 2.5\n", "not a whole number"),
        (CORNERS + "f " + "1 2 3 " * 5000, "sensible number of corners"),
        (CORNERS + "l 1 2\n", "only lines"),
        (CORNERS + "f 1 2\n", "no faces"),
        ("v 1 2\nv 1 2 3\nf 1 1 1\n", "Vertex 1 does not have three"),
        ("v 1 2 x\n", "A vertex holds something"),
        ("f 1 2 3\n", "no vertices"),
    ],
)
def test_obj_refusals(text, reason):
    with pytest.raises(UnreadableFileError, match=reason):
        parse(text.encode(), ".obj")


def test_stl_binary_that_begins_like_text_or_has_something_after_it():
    data = stl_binary(*TETRAHEDRON)
    assert len(faces(b"solid" + data[5:], ".stl")) == 4
    assert len(faces(data + b"more", ".stl")) == 4


def test_stl_text_of_several_solids_in_capitals():
    two = stl_text(*TETRAHEDRON) * 2
    assert len(faces(two.upper(), ".stl")) == 8


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\0" * 30, "too short"),
        (stl_binary(*TETRAHEDRON)[:-10], "declares 4 triangles, but holds 3"),
        (stl_text(*TETRAHEDRON).replace(b"endsolid", b"end"), "cut off"),
        (stl_text(*TETRAHEDRON) + b"solid two\nfacet normal 0 0 1\n", "cut off"),
        (stl_text(*TETRAHEDRON).replace(b"vertex 0.0 0.0 0.0\n", b"\n", 1), "without exactly three corners"),
        (stl_text(*TETRAHEDRON).replace(b" endloop", b"vertex 1 1 1\n endloop"), "without exactly three corners"),
        (stl_text(*TETRAHEDRON).replace(b"vertex 0.0 0.0 0.0", b"vertex 0.0 0.0", 1), "three coordinates"),
        (stl_text(*TETRAHEDRON).replace(b"vertex 0.0", b"vertex x", 1), "STL file is damaged"),
        (b"solid x\nendsolid x\n".ljust(100), "no faces"),
    ],
)
def test_stl_refusals(data, reason):
    with pytest.raises(UnreadableFileError, match=reason):
        parse(data, ".stl")


SQUARE = np.array([[0, 0, 0], [1, 0, 0], [1, 1, 0], [0, 1, 0]], dtype=float)
QUAD = {frozenset((0, 1, 2)), frozenset((0, 2, 3))}


@pytest.mark.parametrize("form", ["ascii", "binary_little_endian", "binary_big_endian"])
def test_ply_of_triangles_and_polygons(form):
    mesh = parse(ply(SQUARE, [[0, 1, 2, 3]], form, with_colour=True) + b"\n", ".ply")
    assert set(map(frozenset, mesh.faces.tolist())) == QUAD
    np.testing.assert_array_equal(mesh.vertices, SQUARE)
    five = np.concatenate([SQUARE, [[0, 0.5, 0]]])
    assert len(parse(ply(five, [[0, 1, 2, 3, 4], [4, 3, 2, 1, 0]], form), ".ply").faces) == 6


def test_ply_of_polygons_that_differ_in_length():
    polygons = [[0, 1, 2], [0, 1, 2, 3], [1, 2]]  # as many bytes as if all were triangles
    assert len(parse(ply(SQUARE, polygons), ".ply").faces) == 3
    for form in ("binary_little_endian", "binary_big_endian"):
        with pytest.raises(UnreadableFileError, match="“face” differ in length"):
            parse(ply(SQUARE, polygons, form), ".ply")


def test_ply_of_strips_is_not_taken_for_a_cloud():
    text = PLY_HEAD.format("ascii") + "element tristrips 1\nproperty list int int vertex_indices\nend_header\n"
    with pytest.raises(UnreadableFileError, match="strips of triangles"):
        parse((text + POINTS + "3 0 1 2\n").encode(), ".ply")


def test_ply_with_texture_coordinates_keeps_its_vertices():
    text = PLY_HEAD.format("ascii").replace("element vertex 3\n", "comment TextureFile /etc/passwd\nelement vertex 3\n")
    text += "property float s\nproperty float t\n" + PLY_FACES
    mesh = parse((text + "0 0 0 0 0\n1 0 0 1 0\n0 1 0 0 1\n3 0 1 2\n").encode(), ".ply")
    np.testing.assert_array_equal(mesh.vertices, [[0, 0, 0], [1, 0, 0], [0, 1, 0]])


def test_ply_with_what_nobody_needs():
    text = (
        "ply\r\nformat ascii 1.0\r\nobj_info x\r\nelement camera 1\r\nproperty float a\r\nelement nothing 0\r\n"
        "property int b\r\nelement vertex 3\r\nproperty float nx\r\nproperty uint16 x\r\nproperty int8 y\r\n"
        "property float32 z\r\nelement face 2\r\nproperty uchar flag\r\nproperty list uint8 int32 vertex_index\r\n"
        "property list uchar float texcoord\r\nend_header\r\n0.5\r\n9 0 0 0\r\n9 1 0 0\r\n9 0 1 0\r\n"
        "1 3 0 1 2 2 0.5 0.5\r\n\r\n1 3 2 1 0 2 0.5 0.5\r\n"
    )
    assert faces(text, ".ply") == [[0, 1, 2], [2, 1, 0]]


@pytest.mark.parametrize("form", ["ascii", "binary_little_endian"])
def test_ply_of_elements_without_properties(form):
    head = f"ply\nformat {form} 1.0\nelement nothing 4000000000\nelement vertex 3\nproperty float x\n"
    head += "property float y\nproperty float z\nelement face 1\nproperty list uchar int vertex_indices\nend_header\n"
    corners = np.float32([[0, 0, 0], [1, 0, 0], [0, 1, 0]])
    body = b"0 0 0\n1 0 0\n0 1 0\n3 0 1 2\n"
    if form != "ascii":
        body = corners.tobytes() + b"\3" + np.int32([0, 1, 2]).tobytes()
    assert parse(head.encode() + body, ".ply").faces.tolist() == [[0, 1, 2]]


PLY_HEAD = "ply\nformat {} 1.0\nelement vertex 3\nproperty float x\nproperty float y\nproperty float z\n"
PLY_FACES = "element face 1\nproperty list char int vertex_indices\nend_header\n"
POINTS = "0 0 0\n1 0 0\n0 1 0\n"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("ply\nformat odd 1.0\nend_header\n", "makes no sense: format odd"),
        ("ply\nproperty float x\nend_header\n", "makes no sense: property"),
        ("ply\nformat ascii 1.0\nelement vertex -3\nproperty float x\nend_header\n", "negative"),
        ("ply\nformat ascii 1.0\nelement vertex 1\nproperty float x\nend_header\n1\n", "do not have x, y and z"),
        ("ply\nformat ascii 1.0\n", "header of a PLY"),
        ("ply\nformat ascii 1.0\nproperty\nend_header\n", "makes no sense: property"),
        ("ply\nelement a 1\nelement a 1\nend_header\n", "names an element twice"),
        (PLY_HEAD.format("ascii") + "end_header\n0 0 0\n1 0 0\n", "cut off: it declares 3 of “vertex”"),
        (PLY_HEAD.format("ascii") + "end_header\n0 0 0\n1 0 0\n1 2\n", "as many numbers as it declares"),
        (PLY_HEAD.format("ascii") + "end_header\n0 0 0\n1 0 0\n1 2 x\n", "PLY file is damaged"),
        (PLY_HEAD.format("ascii") + PLY_FACES + POINTS + "9 0 1 2\n", "as it declares"),
        (PLY_HEAD.format("ascii") + PLY_FACES + POINTS + "-3 0 1 2\n", "the length it declares"),
        (PLY_HEAD.format("ascii") + PLY_FACES.replace("vertex_indices", "odd") + POINTS + "1 0\n", "which vertices"),
        (PLY_HEAD.format("binary_little_endian") + PLY_FACES + "\0" * 36 + "\x7f", "cut off"),
        (PLY_HEAD.format("binary_little_endian") + PLY_FACES + "\0" * 36 + "\xff" + "\0" * 30, "cut off|length"),
        (PLY_HEAD.format("binary_big_endian") + PLY_FACES + "\0" * 36, "cut off: it declares 1 of “face”"),
    ],
)
def test_ply_refusals(text, reason):
    with pytest.raises(UnreadableFileError, match=reason):
        parse(text.encode("latin-1"), ".ply")


def test_numbers_are_only_what_white_space_parts():
    assert numbers(b" \n", np.float64).shape == (0,)
    for text in (b"1 2 x", b"1-2", b"1_000", b"1.5.5", b"1,2", b"1 \0 2"):
        with pytest.raises(ValueError):
            numbers(text, np.float64)


def test_obj_and_off_agree():
    np.testing.assert_array_equal(parse(obj(*TETRAHEDRON), ".obj").vertices, parse(off(*TETRAHEDRON), ".coff").vertices)
