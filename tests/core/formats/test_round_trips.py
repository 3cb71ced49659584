"""Every reader against every writer; and against bytes that were changed, cut, repeated or made up."""

from __future__ import annotations

import io
import time

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from PIL import Image

from helpers.malformed import malformed_files
from helpers.written import MESH_WRITERS, TETRAHEDRON, off, pcd, ply
from shapekin.data.contents import Cloud, Mesh, Picture
from shapekin.data.readers import LOADERS, parse
from shapekin.errors import UnreadableFileError

COORDINATES = st.floats(-1e4, 1e4, width=32).filter(lambda x: x == 0 or abs(x) > 1e-3)


@st.composite
def meshes(draw):
    n = draw(st.integers(4, 20))
    vertices = draw(hnp.arrays(np.float64, (n, 3), elements=COORDINATES))
    vertices[:4] = TETRAHEDRON[0]
    faces = draw(hnp.arrays(np.int64, (draw(st.integers(0, 20)), 3), elements=st.integers(0, n - 1)))
    faces = faces[(faces[:, 0] != faces[:, 1]) & (faces[:, 1] != faces[:, 2]) & (faces[:, 0] != faces[:, 2])]
    return vertices, np.concatenate([[[0, 1, 2], [0, 1, 3]], faces])


@pytest.mark.parametrize("name", MESH_WRITERS)
@settings(max_examples=8, deadline=None)
@given(mesh=meshes())
def test_meshes_come_back(name, mesh):
    vertices, faces = mesh
    extension, write = MESH_WRITERS[name]
    read_back = parse(write(vertices, faces), extension.upper())
    assert isinstance(read_back, Mesh)
    assert read_back.vertices.dtype == np.float64
    assert read_back.faces.dtype == np.int64
    np.testing.assert_allclose(read_back.vertices[read_back.faces], vertices[faces], rtol=1e-5, atol=1e-5)


@settings(max_examples=40, deadline=None)
@given(meshes(), st.sampled_from(["OFF\n", "OFF", "OFF ", "# a comment\nOFF\n# another\n", "NOFF\n"]))
def test_off_comes_back_exactly(mesh, header):
    vertices, faces = mesh
    read_back = parse(off(vertices, faces, header), ".off")
    np.testing.assert_array_equal(read_back.vertices, vertices)
    np.testing.assert_array_equal(read_back.faces, faces)


def cloud_file(points, kind):
    stream = io.BytesIO()
    if kind == "npy":
        np.save(stream, points)
    elif kind == "npz":
        np.savez_compressed(stream, points=points)
    elif kind == "ply":
        stream.write(ply(points, []))
    elif kind.startswith("pcd"):
        columns = {"x": ("F", 8, points[:, :1]), "y": ("F", 8, points[:, 1:2]), "z": ("F", 8, points[:, 2:])}
        stream.write(pcd(columns, kind[4:]))
    else:
        separator = {"txt": ",", "asc": ";"}.get(kind, " ")
        first = {"pts": f"{len(points)}\n", "txt": "x,y,z,intensity\n"}.get(kind, "# made by a test\n")
        rows = "\n".join(separator.join(repr(float(value)) for value in [*row, 7.0]) for row in points)
        stream.write((first + rows).encode())
    return stream.getvalue()


CLOUDS = ("xyz", "pts", "txt", "asc", "npy", "npz", "ply", "pcd ascii", "pcd binary", "pcd binary_compressed")


@pytest.mark.parametrize("kind", CLOUDS)
@settings(max_examples=8, deadline=None)
@given(points=hnp.arrays(np.float64, st.tuples(st.integers(2, 40), st.just(3)), elements=COORDINATES, unique=True))
def test_clouds_come_back(kind, points):
    cloud = parse(cloud_file(points, kind), "." + kind.split()[0])
    assert isinstance(cloud, Cloud)
    np.testing.assert_array_equal(cloud.points, points)


def valid_files():
    files = {name: (extension, write(*TETRAHEDRON)) for name, (extension, write) in MESH_WRITERS.items()}
    files |= {kind: ("." + kind.split()[0], cloud_file(TETRAHEDRON[0], kind)) for kind in CLOUDS}
    pixels = np.arange(7 * 9 * 3, dtype=np.uint8).reshape(7, 9, 3)
    for kind in ("PNG", "JPEG", "WEBP", "BMP", "TIFF", "GIF"):
        stream = io.BytesIO()
        Image.fromarray(pixels).save(stream, kind)
        files[kind] = ("." + kind.lower(), stream.getvalue())
    return files


VALID = valid_files()


def assert_read_or_refused(data, extension):
    began = time.monotonic()
    refused, contents = "", None
    try:
        contents = parse(data, extension)
    except UnreadableFileError as error:
        refused = error.message
    if contents is None:
        assert len(refused) > 12
        assert refused.endswith(".")
    else:
        assert isinstance(contents, Mesh | Cloud | Picture)
        if isinstance(contents, Mesh):
            assert contents.faces.min() >= 0
            assert contents.faces.max() < len(contents.vertices)
        if not isinstance(contents, Picture):
            assert np.isfinite(contents.vertices if isinstance(contents, Mesh) else contents.points).all()
    assert time.monotonic() - began < 5


@pytest.mark.parametrize("name", VALID)
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_changed_bytes_are_read_or_refused(name, data):
    extension, whole = VALID[name]
    changed = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(changed)))
        what = data.draw(st.sampled_from(["set", "cut", "repeat", "insert"]))
        if what == "set" and at < len(changed):
            changed[at] = data.draw(st.sampled_from([0, 1, 0x20, 0x2D, 0x30, 0x39, 0x7F, 0x80, 0xFF]))
        elif what == "cut":
            del changed[at : at + data.draw(st.integers(1, 200))]
        elif what == "repeat":
            changed[at:at] = changed[max(0, at - 20) : at] * 3
        else:
            changed[at:at] = data.draw(st.binary(max_size=12))
    assert_read_or_refused(bytes(changed), extension)


@pytest.mark.parametrize("extension", LOADERS)
@settings(max_examples=8, deadline=None)
@given(noise=st.binary(max_size=400))
def test_noise_is_read_or_refused(extension, noise):
    assert_read_or_refused(noise, extension)


@pytest.mark.parametrize("extension", LOADERS)
def test_files_of_other_formats_are_read_or_refused(extension):
    for data in [*malformed_files().values(), *(whole for _, whole in VALID.values())]:
        assert_read_or_refused(data, extension)
