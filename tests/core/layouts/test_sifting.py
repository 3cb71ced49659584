from __future__ import annotations

import pytest

from shapekin.data.dataset import DataKind
from shapekin.data.layouts import sifting
from shapekin.data.layouts.listing import list_source, scan
from shapekin.data.options import ImportOptions

AUTO = ImportOptions()
CLOUD = b"0.1 0.2 0.3\n0.2 0.3 0.1\n"
PICTURE = "This is a picture, and this project holds shapes"
SHAPE = "This is a shape, and this project holds pictures"


def plant(root, *names, content=b"x"):
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return root


def taken(source, options=AUTO):
    return [one.name for one in list_source(source, options).candidates]


def test_pictures_beside_or_below_shapes_are_companions(tmp_path):
    plant(tmp_path, "a/m.obj", "a/m.png", "a/tex/wood.jpg", "a/tex/more/oak.jpg", "b/n.obj", "b/one.png", "b/two.png")
    found = scan(tmp_path, AUTO)
    assert found.kind is DataKind.CLOUDS
    assert found.faults == ()
    assert dict(found.left_out) == {".png": 3, ".jpg": 2}


def test_textures_next_to_the_models_are_companions(tmp_path):
    plant(tmp_path, "car/models/m.obj", "car/textures/a.png", "car/textures/b.png", "car/images/c.png", "x/n.obj")
    found = scan(tmp_path, AUTO)
    assert (found.n_items, found.faults) == (2, ())


def test_pictures_in_a_tree_of_their_own_are_faults(tmp_path):
    plant(tmp_path, "mesh/k/a.off", "mesh/k/b.off", "mesh/l/c.off", "image/d.png", "image/e.png")
    found = scan(tmp_path, AUTO)
    assert found.n_items == 3
    assert [what for what, _ in found.faults] == ["image/d.png", "image/e.png"]
    assert all(why.startswith(PICTURE) for _, why in found.faults)
    assert found.summary.endswith("3 meshes, 2 unreadable")


def test_shapes_in_a_tree_of_their_own_are_faults_among_pictures(tmp_path):
    plant(tmp_path, "mesh/a.off", "image/d.png", "image/e.png", "image/e.txt", "mesh/notes.npy")
    found = scan(tmp_path, AUTO)
    assert (found.kind, found.n_items) == (DataKind.IMAGES, 2)
    assert [what for what, _ in found.faults] == ["mesh/a.off"]
    assert found.faults[0][1].startswith(SHAPE)
    assert dict(found.left_out) == {".txt": 1, ".npy": 1}


@pytest.mark.parametrize(("kind", "expected"), [("shapes", ["m/a.off"]), ("images", ["p/b.png", "p/c.png"])])
def test_the_kind_can_be_chosen(kind, expected, tmp_path):
    plant(tmp_path, "m/a.off", "p/b.png", "p/c.png")
    assert taken(tmp_path, ImportOptions(kind=kind)) == expected


def test_landmarks_beside_pictures_are_companions(tmp_path):
    plant(tmp_path, "a.png", "a.pts", "b.png", "b.pts")
    found = scan(tmp_path, ImportOptions(kind="images"))
    assert (found.n_items, found.faults, dict(found.left_out)) == (2, (), {".pts": 2})


def test_many_pictures_and_one_stray_shape_are_an_image_folder(tmp_path):
    plant(tmp_path, "stray.off", *(f"{i}.png" for i in range(60)))
    assert scan(tmp_path, AUTO).kind is DataKind.IMAGES


def test_arrays_of_an_image_folder_are_not_its_items(tmp_path):
    plant(tmp_path, "k/a.png", "l/b.png", "k/labels.npy", "features.npz")
    assert taken(tmp_path) == ["k/a.png", "l/b.png"]


def test_arrays_are_clouds_where_they_are_many(tmp_path):
    plant(tmp_path, "k/a.npy", "k/b.npy", "l/c.npz", "m/d.off", "m/labels.npz")
    assert taken(tmp_path) == ["k/a.npy", "k/b.npy", "l/c.npz", "m/d.off"]


def test_text_is_a_cloud_where_it_looks_like_one(tmp_path):
    plant(tmp_path, "k/1.txt", "k/2.txt", content=CLOUD)
    plant(tmp_path, "k/3.txt", content=b"damaged")
    plant(tmp_path, "k/README.txt", "l/notes.txt", "l/more.txt", content=b"Three notes.")
    assert taken(tmp_path) == ["k/1.txt", "k/2.txt", "k/3.txt"]


def test_text_beside_meshes_is_a_note(tmp_path):
    plant(tmp_path, "a.off", "b.off")
    plant(tmp_path, "pose1.txt", "pose2.txt", content=CLOUD)
    assert taken(tmp_path) == ["a.off", "b.off"]


def test_one_cloud_a_folder_is_enough_where_there_is_nothing_else(tmp_path):
    plant(tmp_path, "k/points.txt", "l/points.txt", content=CLOUD)
    plant(tmp_path, "k/note.txt")
    assert taken(tmp_path) == ["k/points.txt", "l/points.txt"]


@pytest.mark.parametrize("line", ["1 2 3", "-1.5e-3,2.,.5,7", "nan nan nan", "1;2;3", "+1\t2\t3 # x"])
def test_lines_of_points(line):
    assert sifting._NUMBERS.match(line)


@pytest.mark.parametrize("line", ["", "1 2", "a 1 2 3", "1 2 x", "1.2.3", "12 13 14th"])
def test_lines_of_anything_else(line):
    assert not sifting._NUMBERS.match(line)


def test_known_formats_that_are_not_read_are_faults(tmp_path):
    plant(tmp_path, "k/a.off", "k/a.max", "k/b.max", "k/skin.psd", "l/c.off", "art/d.psd", "k/e.doc", "k/f", "k/g.las")
    found = scan(tmp_path, AUTO)
    assert dict(found.faults) == {
        "art/d.psd": f"{PICTURE}; import pictures by themselves (kind: images).",
        "k/b.max": "MAX files are not supported; export them as GLB or OBJ.",
        "k/g.las": "LAS files are not supported; export them as PLY or PCD.",
    }
    assert dict(found.left_out) == {".max": 1, ".psd": 1, ".doc": 1, "no extension": 1}


def test_the_same_among_pictures(tmp_path):
    plant(tmp_path, "k/a.png", "l/b.png", "l/c.psd", "m/d.max")
    found = scan(tmp_path, AUTO)
    assert dict(found.faults) == {
        "l/c.psd": "PSD files are not supported; convert them to PNG or JPEG.",
        "m/d.max": f"{SHAPE}; import shapes by themselves (kind: shapes).",
    }
