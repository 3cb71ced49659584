from __future__ import annotations

import hashlib

import numpy as np
import pytest
import trimesh
from PIL import Image

from helpers.malformed import malformed_files
from shapekin.data.contents import Mesh
from shapekin.data.dataset import DataKind, Fault
from shapekin.data.options import ImportOptions
from shapekin.data.preparation.finishing import CloudFinish
from shapekin.data.preparation.sampling import sample_shape
from shapekin.data.preparation.up_axis import guess_up, lean_to_y
from shapekin.errors import ParameterError
from shapekin.jobs.intake import PreparedItem, open_intake


def test_shapes_come_in_order_and_the_broken_one_is_a_fault(tmp_path):
    box = trimesh.creation.box().export(file_type="off").encode()
    (tmp_path / "a.off").write_bytes(box)
    (tmp_path / "b.off").write_bytes(malformed_files()["out_of_range.off"])
    (tmp_path / "c.off").write_bytes(box)
    intake = open_intake(tmp_path, ImportOptions(points=100))
    first, fault, last = intake.prepare(intake.find_up(), 2)
    assert (len(intake), intake.row_shape, intake.row_dtype) == (3, (100, 3), "float32")
    assert first.item.content_hash == hashlib.sha256(box).hexdigest()
    assert isinstance(fault, Fault)
    assert fault.reason == "Face 0 points to vertex 999999, but there are 3."
    np.testing.assert_array_equal(first.row, last.row)
    assert first.thumbnail.startswith(b"\x89PNG")
    assert last.item.name == "c.off"


def test_pictures_tell_whether_they_are_grey(tmp_path):
    Image.new("L", (20, 10), 50).save(tmp_path / "a.png")
    Image.new("RGB", (10, 20), (255, 0, 0)).save(tmp_path / "b.png")
    grey, red = open_intake(tmp_path, ImportOptions(image_size=16)).prepare("z", 1)
    assert (grey.grey, red.grey) == (True, False)
    assert grey.row.shape == red.row.shape == (16, 16, 3)
    assert (red.row == [255, 0, 0]).all()


def test_rows_of_arrays(tmp_path):
    rng = np.random.default_rng(0)
    np.savez(tmp_path / "i.npz", x=rng.integers(0, 255, (300, 8, 9), np.uint8), y=np.arange(300) % 3)
    images = open_intake(tmp_path / "i.npz", ImportOptions())
    items = list(images.prepare("z"))
    assert images.row_shape == (8, 9, 1)
    assert [one.item.name for one in items] == [str(i) for i in range(300)]
    assert all(one.grey and one.thumbnail for one in items)

    clouds = rng.normal(size=(3, 50, 3)).astype(np.float16)
    clouds[1, 0, 0] = np.nan
    np.savez(tmp_path / "c.npz", x=clouds)
    first, fault, _ = open_intake(tmp_path / "c.npz", ImportOptions(points=20)).prepare("z")
    assert first.row.shape == (20, 3)
    assert isinstance(fault, Fault)

    np.save(tmp_path / "f.npy", np.eye(4))
    features = open_intake(tmp_path / "f.npy", ImportOptions())
    assert features.listing.kind is DataKind.FEATURES
    np.testing.assert_array_equal([one.row for one in features.prepare("z")], np.eye(4))


def test_shapes_that_stand_tell_which_axis_is_up(tmp_path):
    table = trimesh.util.concatenate(
        [
            trimesh.creation.box((2, 2, 0.1), transform=trimesh.transformations.translation_matrix([0, 0, 1])),
            trimesh.creation.box((0.2, 0.2, 2)),
        ]
    )
    cloud, *_ = sample_shape(Mesh(table.vertices, table.faces), 2000, "uniform", np.random.default_rng(0))
    assert guess_up([lean_to_y(cloud)], b"a.obj") == "z"
    assert guess_up([lean_to_y(cloud[:, [0, 2, 1]])], b"a.off") == "y"
    assert guess_up([], b"a.GLB") == "y"
    assert guess_up([0.01], b"a.stl") == "z"


@pytest.mark.parametrize("up", ["y", "z"])
def test_finished_shapes_have_z_up(tmp_path, up):
    (tmp_path / "post.off").write_text("OFF\n3 1 0\n0 0 0\n1 0 0\n0 5 0\n3 0 1 2\n")
    (tmp_path / "plate.xyz").write_text("0 0 0\n1 0 0\n0 5 0\n1 5 0\n")
    for one in open_intake(tmp_path, ImportOptions(points=200, up=up)).prepare(up):
        assert isinstance(one, PreparedItem)
        finish = CloudFinish(up, "none", "sphere")
        spread_of = np.ptp(finish(one.row[None], np.array([one.centre]), np.array([one.radius]))[0], axis=0)
        assert spread_of.argmax() == (2 if up == "y" else 1)


def test_an_unknown_up_axis_is_refused(tmp_path):
    (tmp_path / "post.off").write_text("OFF\n3 1 0\n0 0 0\n1 0 0\n0 5 0\n3 0 1 2\n")
    with pytest.raises(ParameterError, match="auto, y, z"):
        open_intake(tmp_path, ImportOptions(up="w")).find_up()
