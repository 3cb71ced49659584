"""The built-in samples: the same under a seed, closed, named, varied, readable."""

from __future__ import annotations

from collections import Counter, defaultdict

import numpy as np
import pytest
import trimesh
from PIL import Image

from shapekin.errors import ParameterError, SourceError, UnknownNameError
from shapekin.samples.catalogue import SAMPLES, sample_card
from shapekin.samples.chairs import KINDS, chair, kind_of
from shapekin.samples.digits import write_digits
from shapekin.samples.off import off_text, write_chairs
from shapekin.samples.parts import (
    Mesh,
    bar,
    box,
    cushion,
    cylinder,
    ellipsoid,
    fillet,
    hoop,
    merge,
    mirrored,
    moved,
    rounded_box,
    slab,
    tube,
    turned,
)

BEND = fillet([[0, 0, 0], [0, 0, 1], [0, 1, 1], [1, 1, 1]], 0.2)
ACROSS, UP = np.meshgrid(np.linspace(1, -1, 5), np.linspace(0, 1, 4))
PARTS = {
    "box": (box((2, 1, 3)), 6.0),
    "tapered box": (box((2, 2, 3), taper=0.5), 7.0),
    "rounded box": (rounded_box((2, 1, 3), 0.05), 6.0),
    "cushion": (cushion((1, 1, 0.2), 0.03, 0.05), 0.23),
    "cylinder": (cylinder(1, 2, sides=64), 2 * np.pi),
    "frustum": (cylinder(1, 3, top=0.5, sides=64), 1.75 * np.pi),
    "ellipsoid": (ellipsoid((1, 2, 3), sides=48), 8 * np.pi),
    "hoop": (hoop(1, 0.1, sides=64, around=32), 2 * np.pi**2 * 0.01),
    "tube": (tube(BEND, 0.05, sides=32), np.pi * 0.0025 * 2.8),
    "bar": (bar([[0, 0, 0], [0, 0, 1]], 0.1, 0.2), 0.02),
    "slab": (slab(np.stack([ACROSS, 0.2 * ACROSS**2, UP], axis=-1), 0.1), 0.2),
}


@pytest.fixture(scope="module")
def shapes():
    return [chair(3, index) for index in range(200)]


@pytest.mark.parametrize("name", PARTS)
def test_parts_are_closed_and_turn_outward(name):
    mesh, volume = PARTS[name]
    solid = trimesh.Trimesh(mesh.vertices, mesh.faces, process=False)
    assert mesh.vertices.dtype == np.float32
    assert mesh.faces.dtype == np.int64
    assert solid.is_watertight
    assert solid.is_winding_consistent
    assert solid.volume == pytest.approx(volume, rel=0.06)


def test_turning_mirroring_and_moving_keep_the_volume():
    mesh = PARTS["tapered box"][0]
    for changed in (turned(mesh, "x", 1.0), mirrored(mesh), moved(mesh, 1, 2, 3)):
        assert trimesh.Trimesh(*changed, process=False).volume == pytest.approx(7.0, rel=1e-3)
    np.testing.assert_allclose(turned(mesh, "z", np.pi / 2).vertices[:, 1], mesh.vertices[:, 0], atol=1e-6)
    np.testing.assert_allclose(turned(mesh, "x", np.pi / 2).vertices[:, 2], mesh.vertices[:, 1], atol=1e-6)


def test_merge_keeps_every_part():
    parts = [box((1, 1, 1)), moved(box((1, 1, 1)), x=5), cylinder(1, 1)]
    whole = merge(parts)
    assert isinstance(whole, Mesh)
    assert trimesh.Trimesh(*whole, process=False).body_count == 3


def test_a_chair_is_the_same_whenever_it_is_made(shapes):
    for index in (0, 57, 199):
        kind, vertices, faces = chair(3, index)
        assert kind == shapes[index][0] == kind_of(3, index)
        np.testing.assert_array_equal(vertices, shapes[index][1])
        np.testing.assert_array_equal(faces, shapes[index][2])


def test_another_seed_is_another_repository(shapes):
    assert [chair(4, i)[0] for i in range(50)] != [kind for kind, _, _ in shapes[:50]]


def test_chairs_are_sound_meshes_of_believable_size(shapes):
    for kind, vertices, faces in shapes:
        assert vertices.dtype == np.float32
        assert faces.dtype == np.int64
        assert np.isfinite(vertices).all()
        assert faces.min() == 0
        assert faces.max() == len(vertices) - 1
        assert 500 <= len(faces) <= 6000, kind
        size = np.ptp(vertices, axis=0)
        assert (size > 0.25).all(), kind
        assert (size < 3.2).all(), kind
        assert vertices[:, 2].min() == pytest.approx(0, abs=1e-6)


def test_chairs_are_closed_and_turn_outward(shapes):
    for kind, vertices, faces in shapes[:60]:
        solid = trimesh.Trimesh(vertices, faces, process=False)
        assert solid.is_watertight, kind
        assert solid.is_winding_consistent, kind
        assert all(part.volume > 0 for part in solid.split(only_watertight=False)), kind


def test_chairs_stand_level(shapes):
    for kind, vertices, _ in shapes:
        if kind == "rocking_chair":
            continue
        standing = vertices[vertices[:, 2] < 0.02]
        middle = (standing.max(axis=0) + standing.min(axis=0))[:2] / 2
        assert (np.ptp(standing, axis=0)[:2] > 0.2).all(), kind
        assert (np.abs(middle) < 0.2).all(), kind


def test_every_kind_is_there_and_kinds_are_uneven():
    for seed in range(20):
        counts = Counter(kind_of(seed, index) for index in range(100))
        assert set(counts) == set(KINDS)
        assert counts["dining_chair"] > 4 * counts["rocking_chair"]
    assert len(KINDS) >= 8


def test_proportions_vary_continuously_and_kinds_overlap(shapes):
    sizes = defaultdict(list)
    for kind, vertices, _ in shapes:
        sizes[kind].append(np.ptp(vertices, axis=0))
    for kind, rows in sizes.items():
        assert (np.std(rows, axis=0) > 0.01).all(), kind
        assert len({tuple(row) for row in rows}) == len(rows), kind
    width = {kind: np.array(rows)[:, 0] for kind, rows in sizes.items()}
    assert width["dining_chair"].max() > width["armchair"].min()
    assert width["sofa"].min() < width["bench"].max()


def test_chair_files_are_readable_and_do_not_depend_on_the_count(tmp_path):
    assert list(write_chairs(tmp_path / "few", count=12, seed=5)) == list(range(1, 13))
    list(write_chairs(tmp_path / "more", count=30, seed=5))
    few = sorted((tmp_path / "few").rglob("*.off"))
    assert len(few) == 12
    for path in few:
        twin = tmp_path / "more" / path.relative_to(tmp_path / "few")
        assert path.read_bytes() == twin.read_bytes()
        assert path.parent.name in KINDS
        mesh = trimesh.load(path, process=False)
        assert mesh.is_watertight
    kind, vertices, faces = chair(5, 0)
    first = trimesh.load(tmp_path / "few" / kind / f"{kind}_0001.off", process=False)
    np.testing.assert_allclose(first.vertices, vertices, atol=6e-5)
    np.testing.assert_array_equal(first.faces, faces)


def test_off_text_by_hand():
    text = off_text(np.array([[0, 0, 0], [1, 0, 0], [0, 1.5, 0]], np.float32), np.array([[0, 1, 2]]))
    assert text.split("\n") == [
        "OFF",
        "3 1 0",
        "0.0000 0.0000 0.0000",
        "1.0000 0.0000 0.0000",
        "0.0000 1.5000 0.0000",
        "3 0 1 2",
        "",
    ]


def test_digits_are_pictures_in_folders_of_their_digit(tmp_path):
    list(write_digits(tmp_path / "few", count=40, seed=1))
    list(write_digits(tmp_path / "more", count=60, seed=1))
    few = sorted((tmp_path / "few").rglob("*.png"))
    assert len(few) == 40
    assert {path.parent.name for path in few} <= set("0123456789")
    for path in few:
        assert path.read_bytes() == (tmp_path / "more" / path.relative_to(tmp_path / "few")).read_bytes()
        with Image.open(path) as picture:
            assert picture.size == (28, 28)
            assert picture.mode == "L"
            assert np.ptp(np.asarray(picture)) > 100


@pytest.mark.parametrize("name", SAMPLES)
def test_a_folder_with_something_in_it_is_refused(name, tmp_path):
    (tmp_path / "mine.txt").write_text("keep me")
    with pytest.raises(SourceError) as caught:
        list(SAMPLES[name].write(tmp_path, 3, 0))
    assert caught.value.hint
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize("name", SAMPLES)
def test_a_file_in_the_place_of_the_folder_is_refused(name, tmp_path):
    (tmp_path / "taken").write_text("keep me")
    with pytest.raises(SourceError):
        list(SAMPLES[name].write(tmp_path / "taken", 3, 0))


def test_impossible_counts_are_refused(tmp_path):
    with pytest.raises(ParameterError):
        list(write_chairs(tmp_path / "a", count=0))
    with pytest.raises(ParameterError):
        list(write_digits(tmp_path / "b", count=1798))
    assert not list(tmp_path.iterdir())


def test_unknown_sample_is_answered_with_the_list():
    assert sample_card("chairs").default_count == 320
    with pytest.raises(UnknownNameError, match="chairs, digits"):
        sample_card("tables")
