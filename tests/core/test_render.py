from __future__ import annotations

import io

import numpy as np
import pytest
import trimesh
from PIL import Image

from shapekin.data.contents import Cloud, Mesh, Picture
from shapekin.data.options import ImportOptions
from shapekin.data.preparation.frames import normalise
from shapekin.render.pages.map_picture import map_picture
from shapekin.render.pages.sheet import contact_sheet
from shapekin.render.palette import OKABE_ITO, UNSORTED, cluster_colour
from shapekin.render.smoothing import corner_normals
from shapekin.render.stills.thumbnails import thumbnail
from shapekin.render.turntable.preview import PreviewTask, preview, simplified


def mesh_of(shape):
    return Mesh(np.array(shape.vertices), np.array(shape.faces))


def pixels(png):
    with Image.open(io.BytesIO(png)) as image:
        return np.asarray(image.convert("RGBA"))


def test_a_mesh_is_drawn_whole_lit_and_on_nothing():
    image = pixels(thumbnail(mesh_of(trimesh.creation.box())))
    assert image.shape == (160, 160, 4)
    assert 0.35 < (image[..., 3] > 0).mean() < 0.8
    assert not image[[0, -1], :, 3].any()
    assert not image[:, [0, -1], 3].any()
    inside = image[image[..., 3] == 255][:, :3].astype(int)
    assert inside.std(axis=0).min() > 10, "the three sides of a box differ in light"
    assert 90 < inside.mean() < 225


def test_place_and_size_do_not_matter_and_it_is_deterministic():
    box = mesh_of(trimesh.creation.box((1, 2, 3)))
    moved = Mesh(box.vertices * 1e3 + 7e4, box.faces)
    assert np.abs(pixels(thumbnail(box)).astype(int) - pixels(thumbnail(moved))).mean() < 1
    assert thumbnail(box) == thumbnail(box)


def test_a_corner_in_shade_is_darker_than_an_open_floor():
    floor = trimesh.creation.box((4, 4, 0.1))
    wall = trimesh.creation.box((4, 0.1, 2), transform=trimesh.transformations.translation_matrix([0, 1.9, 1]))
    image = pixels(thumbnail(mesh_of(trimesh.util.concatenate([floor, wall]))))
    alone = pixels(thumbnail(mesh_of(floor)))
    ground = alone[alone[..., 3] == 255][:, :3].max()
    assert image[image[..., 3] == 255][:, :3].min() < ground - 40


def test_a_cloud_is_drawn():
    points = np.random.default_rng(0).normal(size=(2048, 3))
    image = pixels(thumbnail(Cloud(normalise(points).astype(np.float64))))
    assert 0.05 < (image[..., 3] > 128).mean() < 0.8
    assert image[image[..., 3] == 255][:, :3].std() > 10


@pytest.mark.parametrize("shape", [(28, 28, 1), (300, 100, 3), (1, 1, 3)])
def test_a_picture_keeps_its_proportions(shape):
    image = pixels(thumbnail(Picture(np.full(shape, 200, dtype=np.uint8))))
    rows, columns = np.nonzero(image[..., 3])
    assert (np.ptp(rows) + 1) / (np.ptp(columns) + 1) == pytest.approx(shape[0] / shape[1], rel=0.03)
    assert (image[image[..., 3] > 0] == [200, 200, 200, 255]).all()


def test_spheres_are_smooth_and_boxes_are_not():
    sphere = trimesh.creation.icosphere(subdivisions=3)
    normals = corner_normals(sphere.vertices, sphere.faces)
    outward = sphere.vertices[sphere.faces]
    assert np.abs(np.einsum("fcd,fcd->fc", normals, outward)).min() > 0.99
    box = trimesh.creation.box()
    flat = corner_normals(box.vertices, box.faces)
    np.testing.assert_allclose(np.abs(flat).max(axis=-1), 1.0, atol=1e-6)


def test_previews_are_normalised_and_not_too_large():
    vertices, faces = simplified(mesh_of(trimesh.creation.icosphere(subdivisions=5, radius=9)), 2000)
    assert 500 < len(faces) <= 2000
    assert vertices.dtype == np.float32
    assert faces.dtype == np.int32
    assert np.linalg.norm(vertices, axis=1).max() == pytest.approx(1.0, abs=0.02)


def test_preview_reads_in_a_child(tmp_path):
    (tmp_path / "a.off").write_text(trimesh.creation.box().export(file_type="off"))
    task = PreviewTask((bytes(tmp_path / "a.off"),), "ab" * 32, ImportOptions(up="z"))
    vertices, faces = preview(task)
    assert (len(vertices), len(faces)) == (8, 12)


def test_palette_is_bounded_distinct_and_begins_with_okabe_and_ito():
    colours = [cluster_colour(i) for i in range(40)]
    assert tuple(colours[:8]) == OKABE_ITO
    assert len(set(colours)) == 40
    assert all(0 <= channel <= 255 for colour in colours for channel in colour)
    assert cluster_colour(-1) == UNSORTED


def test_contact_sheet_shows_what_it_is_given():
    png = thumbnail(Picture(np.full((4, 4, 3), [10, 200, 30], dtype=np.uint8)))
    sheet = pixels(contact_sheet("Stühle", [png, b"", png], columns=2))
    assert ((sheet[..., :3] == [10, 200, 30]).all(axis=-1)).sum() == 2 * 160 * 160


def test_map_picture_draws_points_and_thumbnails_that_do_not_overlap():
    rng = np.random.default_rng(0)
    png = thumbnail(Picture(np.full((4, 4, 3), [10, 200, 30], dtype=np.uint8)))
    labels = np.repeat([0, 1], 100).astype(np.int64)
    projection = rng.normal(size=(200, 3)) + 8 * labels[:, None]
    image = pixels(map_picture(projection, labels, {0: png, 1: png, 150: png}, {0: "a", 1: "b"}, "Map"))
    assert image.shape == (1000, 1600, 4)
    for colour in OKABE_ITO[:2]:
        assert (np.abs(image[..., :3].astype(int) - colour).max(axis=-1) < 4).sum() > 500
    green = ((image[..., :3] == [10, 200, 30]).all(axis=-1)).sum()
    assert green % (92 * 92) == 0
    assert green >= 2 * 92 * 92
