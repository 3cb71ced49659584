"""What is turned by hand stands as its row and its thumbnail do."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import trimesh
from PIL import Image
from scipy.spatial import cKDTree
from scipy.spatial.transform import Rotation

from shapekin.data.layouts.listing import list_source
from shapekin.data.options import ImportOptions
from shapekin.data.preparation.finishing import CloudFinish
from shapekin.errors import UnreadableFileError
from shapekin.jobs.intake.reading import FileTask, read_files
from shapekin.jobs.job import PreviewJob
from shapekin.jobs.runners import run_inline
from shapekin.render.turntable.preview import PreviewTask, read_preview


@pytest.fixture
def wedge(tmp_path):
    """A lopsided shape, askew in its file."""
    mesh = trimesh.creation.cone(0.5, 2.0, sections=64)
    mesh.vertices = (mesh.vertices * [1, 0.5, 1]) @ Rotation.random(random_state=3).as_matrix().T + 7
    path = tmp_path / "wedge.off"
    path.write_text(mesh.export(file_type="off"))
    return path


@pytest.mark.parametrize(
    "options",
    [
        ImportOptions(up="z"),
        ImportOptions(up="y"),
        ImportOptions(up="y", align="pca", points=3000),
        ImportOptions(up="z", align="pca", sampling="poisson", points=500, seed=5),
    ],
    ids=["z up", "y up", "aligned", "aligned, poisson"],
)
def test_a_mesh_stands_as_its_row_does(wedge, options):
    reply = read_files(FileTask((bytes(wedge),), options, options.up, picture=False))
    frame = reply.arrays["frame"]
    row = CloudFinish(options.up, options.align, "sphere")(reply.arrays["row"][None], frame[None, :3], frame[3:])[0]
    shown = read_preview(PreviewTask((bytes(wedge),), str(reply.values["hash"]), options)).arrays
    surface = trimesh.Trimesh(shown["vertices"], shown["faces"], process=False)
    dense = trimesh.sample.sample_surface(surface, 20_000, seed=0)[0]
    assert cKDTree(dense).query(row)[0].max() < 0.08


def test_the_job_keeps_one_mesh_for_each_pose(wedge, cache):
    def keys(**options):
        job = PreviewJob(str(wedge.parent), "flat", b"wedge.off", "wedge", "ab" * 32, ImportOptions(**options))
        return run_inline(job, cache).arrays

    plain = keys(up="z")
    assert keys(up="z", normalise="box", points=10) == plain
    assert len({plain, keys(up="y"), keys(up="z", align="pca"), keys(up="z", align="pca", points=10)}) == 4


def test_all_parts_of_a_shape_are_shown(tmp_path, cache):
    objs = tmp_path / "172" / "objs"
    objs.mkdir(parents=True)
    (tmp_path / "172" / "meta.json").write_text('{"model_cat": "Chair"}')
    for part in range(3):
        (objs / f"new-{part}.obj").write_text(f"v 0 0 {part}\nv 1 0 {part}\nv 0 1 {part}\nf 1 2 3\n")
    listing = list_source(tmp_path, ImportOptions())
    item = listing.candidates[0]
    job = PreviewJob(str(tmp_path), listing.layout, item.path, item.name, "ef" * 32, ImportOptions(up="z"))
    result = run_inline(job, cache)
    assert listing.layout == "partnet"
    assert cache.get(f"{result.arrays}.faces").shape == (3, 3)
    for part in objs.iterdir():
        part.unlink()
    with pytest.raises(UnreadableFileError, match="parts"):
        run_inline(replace(job, content_hash="cd" * 32), cache)


def test_a_cloud_is_thinned_and_a_picture_refused(tmp_path):
    points = np.random.default_rng(0).normal(size=(50_000, 3))
    np.save(tmp_path / "cloud.npy", points)
    shown = read_preview(PreviewTask((bytes(tmp_path / "cloud.npy"),), "ab" * 32, ImportOptions(up="y"))).arrays
    assert shown["faces"].shape == (0, 3)
    assert len(shown["vertices"]) <= 20_000
    Image.new("RGB", (4, 4)).save(tmp_path / "a.png")
    with pytest.raises(UnreadableFileError, match="picture"):
        read_preview(PreviewTask((bytes(tmp_path / "a.png"),), "ab" * 32, ImportOptions(up="z")))
