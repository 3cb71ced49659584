from __future__ import annotations

import io
import os
import sys
import time
import zipfile
from pathlib import Path

import numpy as np
import pytest
import trimesh
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from PIL import Image

from helpers.malformed import TRIANGLE, glb, malformed_files, write_malformed
from shapekin.data.contents import Cloud, Mesh, Picture
from shapekin.data.isolation import Limits, ReaderPool, Reply
from shapekin.data.preparation.squares import fit_square
from shapekin.data.readers import parse, read
from shapekin.errors import UnreadableFileError

COORDINATES = st.floats(-1e4, 1e4, width=32).filter(lambda x: x == 0 or abs(x) > 1e-3)


@st.composite
def meshes(draw):
    n = draw(st.integers(4, 20))
    vertices = draw(hnp.arrays(np.float64, (n, 3), elements=COORDINATES))
    vertices[:4] = [[0, 0, 0], [10, 0, 0], [0, 20, 0], [0, 0, 30]]
    faces = draw(hnp.arrays(np.int64, (draw(st.integers(0, 20)), 3), elements=st.integers(0, n - 1)))
    return vertices, np.concatenate([[[0, 1, 2], [0, 1, 3]], faces])


def off_text(vertices, faces, header="OFF\n"):
    lines = [" ".join(repr(float(x)) for x in vertex) for vertex in vertices]
    lines += [f"{len(face)} " + " ".join(map(str, face)) for face in faces]
    return (f"{header}{len(vertices)} {len(faces)} 0\n" + "\n".join(lines) + "\n").encode()


def corners(mesh):
    return mesh.vertices[mesh.faces]


@settings(max_examples=60, deadline=None)
@given(meshes(), st.sampled_from(["OFF\n", "OFF", "OFF ", "# a comment\nOFF\n# another\n"]))
def test_off_round_trip(mesh, header):
    vertices, faces = mesh
    read_back = parse(off_text(vertices, faces, header), ".off")
    np.testing.assert_array_equal(read_back.vertices, vertices)
    np.testing.assert_array_equal(read_back.faces, faces)


@settings(max_examples=25, deadline=None)
@given(meshes(), st.sampled_from(["obj", "ply", "stl", "glb"]))
def test_other_mesh_formats_round_trip(mesh, file_type):
    vertices, faces = mesh
    data = trimesh.Trimesh(vertices, faces, process=False).export(file_type=file_type)
    read_back = parse(data.encode() if isinstance(data, str) else data, "." + file_type.upper())
    assert len(read_back.faces) == len(faces)
    np.testing.assert_allclose(corners(read_back), vertices[faces], rtol=1e-5, atol=1e-5)


@settings(max_examples=30, deadline=None)
@given(
    hnp.arrays(np.float64, (5, 3), elements=COORDINATES, unique=True),
    st.sampled_from(["xyz", "pts", "txt", "npy", "npz", "ply"]),
)
def test_clouds_round_trip(points, file_type):
    stream = io.BytesIO()
    if file_type == "npy":
        np.save(stream, points)
    elif file_type == "npz":
        np.savez_compressed(stream, points=points)
    elif file_type == "ply":
        stream.write(trimesh.PointCloud(points).export(file_type="ply"))
    else:
        separator = "," if file_type == "txt" else " "
        count = "5\n" if file_type == "pts" else "# x y z\n"
        rows = "\n".join(separator.join(repr(float(x)) for x in [*row, 7.0]) for row in points)
        stream.write((count + rows).encode())
    cloud = parse(stream.getvalue(), "." + file_type)
    assert isinstance(cloud, Cloud)
    np.testing.assert_allclose(cloud.points, points, rtol=1e-6)


@pytest.mark.parametrize("channels", [1, 3])
def test_pictures_round_trip(channels):
    pixels = np.random.default_rng(0).integers(0, 256, (7, 5, channels), dtype=np.uint8)
    stream = io.BytesIO()
    Image.fromarray(pixels[..., 0] if channels == 1 else pixels).save(stream, "PNG")
    picture = parse(stream.getvalue(), ".PNG")
    assert isinstance(picture, Picture)
    np.testing.assert_array_equal(picture.pixels, pixels)


def test_a_photograph_is_turned_upright():
    pixels = np.zeros((40, 20, 3), dtype=np.uint8)
    pixels[:20] = 255
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned clockwise
    stream = io.BytesIO()
    Image.fromarray(pixels).save(stream, "JPEG", exif=exif, quality=95)
    upright = parse(stream.getvalue(), ".jpg").pixels
    assert upright.shape == (20, 40, 3)
    assert upright[:, 30:].mean() > 240
    assert upright[:, :10].mean() < 15


def test_transparent_parts_are_white():
    stream = io.BytesIO()
    Image.new("RGBA", (4, 4), (255, 0, 0, 0)).save(stream, "PNG")
    assert (parse(stream.getvalue(), ".png").pixels == 255).all()


def test_a_picture_is_padded_to_a_square_with_its_border():
    wide = np.full((10, 40, 1), 77, dtype=np.uint8)
    square = fit_square(wide, 16)
    assert square.shape == (16, 16, 1)
    assert (square == 77).all()


def test_off_colours_polygons_and_free_line_breaks():
    coloured = "COFF\n4 1 0\n0 0 0 9 9 9 9\n1 0 0 9 9 9 9\n1 1 0 9 9 9 9\n0 1 0 9 9 9 9\n4 0 1 2 3 0.5 0.5 0.5\n"
    assert parse(coloured.encode(), ".off").faces.tolist() == [[0, 1, 2], [0, 2, 3]]
    one_line = b"OFF 3 1 0 0 0 0 1 0 0 0 1 0 3 0 1 2"
    assert parse(one_line, ".off").faces.tolist() == [[0, 1, 2]]


def test_scenes_are_joined_where_they_stand():
    scene = trimesh.Scene()
    box = trimesh.creation.box()
    scene.add_geometry(box)
    scene.add_geometry(box, transform=trimesh.transformations.translation_matrix([10, 0, 0]))
    mesh = parse(scene.export(file_type="glb"), ".glb")
    assert len(mesh.faces) == 24
    np.testing.assert_allclose(np.ptp(mesh.vertices, axis=0), [11, 1, 1])


def test_messages_tell_what_is_wrong():
    with pytest.raises(UnreadableFileError, match="Face 0 points to vertex 999999, but there are 3"):
        parse(malformed_files()["out_of_range.off"], ".off")
    with pytest.raises(UnreadableFileError, match="The mesh has no faces"):
        parse(malformed_files()["no_faces.off"], ".off")
    with pytest.raises(UnreadableFileError, match="Vertex 0 is not at a finite place"):
        parse(malformed_files()["nan.ply"], ".ply")
    with pytest.raises(UnreadableFileError, match="million pixels"):
        parse(malformed_files()["large.png"], ".png")


def test_a_file_over_the_limit_is_not_read(tmp_path):
    path = tmp_path / "large.off"
    with path.open("wb") as stream:
        stream.truncate(300_000_000)
    with pytest.raises(UnreadableFileError, match="The file is 300 MB; the limit is 200 MB"):
        read(path)


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
    with ReaderPool(2, Limits(seconds=8.0, memory_bytes=2 << 30), ("PIL.Image", "trimesh")) as pool:
        outcomes = dict(pool.map(read_to_reply, [str(path) for path in paths]))
    accepted = [paths[i].name for i, outcome in outcomes.items() if isinstance(outcome, Reply)]
    assert accepted == []
    assert all(len(outcome.message) > 12 and outcome.message.endswith(".") for outcome in outcomes.values())
    assert time.monotonic() - began < 60


def test_a_line_without_end_is_cut_short_by_time_or_refused(tmp_path):
    path = tmp_path / "line.obj"
    path.write_bytes(b"v 0 0 0\nv 1 0 0\nv 0 1 0\nf " + b"1 2 3 " * 6_000_000)
    with ReaderPool(1, Limits(seconds=3.0), ("trimesh",)) as pool, pytest.raises(UnreadableFileError):
        pool.run(read_to_reply, str(path))


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize(
    ("name", "least"), [("malformed.zip", 100), ("psb_off_tree.zip", 1170), ("modelnet10_off_tree.zip", 587)]
)
def test_real_collections_are_read_or_refused_with_a_reason(tmp_path, real_data, name, least):
    with zipfile.ZipFile(real_data / name) as archive:
        archive.extractall(tmp_path)
    paths = sorted(path for path in tmp_path.rglob("*") if path.is_file())
    with ReaderPool(2, Limits(seconds=10.0), ("trimesh",)) as pool:
        outcomes = [outcome for _, outcome in pool.map(read_to_reply, [str(path) for path in paths])]
    assert len(outcomes) == len(paths)
    assert sum(isinstance(outcome, Reply) for outcome in outcomes) >= least
    assert all(outcome.message for outcome in outcomes if isinstance(outcome, UnreadableFileError))


def test_mesh_type():
    assert isinstance(parse(glb(), ".glb"), Mesh)
