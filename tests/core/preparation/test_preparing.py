"""A look ahead: what is seen of a source before it is imported is what then comes."""

from __future__ import annotations

import io
import os
import time

import numpy as np
import pytest
import trimesh
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from shapekin.data.isolation import Reply
from shapekin.data.layouts.base import Candidate
from shapekin.data.options import ImportOptions
from shapekin.data.preparation.finishing import CloudFinish, ImageFinish
from shapekin.errors import SourceError
from shapekin.events import Progress
from shapekin.jobs import preparing
from shapekin.jobs.intake.reading import FileTask, read_files
from shapekin.jobs.job import PreparationJob
from shapekin.jobs.preparing import spread_out
from shapekin.jobs.runners import run_inline
from shapekin.render.stills.thumbnails import cloud_thumbnail, picture_thumbnail


@pytest.fixture(autouse=True)
def _forgotten():
    """No test sees what another has read; the children of all are ended with the last."""
    preparing._remembered.clear()
    yield
    preparing._opened.cache_clear()
    preparing._found_up.cache_clear()


@pytest.fixture(scope="module", autouse=True)
def _no_children_left():
    yield
    if preparing._readers.cache_info().currsize:
        preparing._readers().close()
    preparing._readers.cache_clear()


@pytest.fixture
def shapes(tmp_path):
    """Three categories of two shapes, and one file that is none."""
    folder = tmp_path / "shapes"
    for kind, make in {
        "box": lambda i: trimesh.creation.box((1, 2, 3 + i)),
        "cone": lambda i: trimesh.creation.cone(1, 2 + i),
        "ring": lambda i: trimesh.creation.torus(2 + i, 0.5),
    }.items():
        (folder / kind).mkdir(parents=True)
        for i in range(2):
            (folder / kind / f"{kind}_{i}.off").write_text(make(i).export(file_type="off"))
    (folder / "box" / "box_9.off").write_text("OFF\n3 1 0\n0 0 0\n")
    return folder


def look(source, cache, count=6, **options):
    return run_inline(PreparationJob(str(source), ImportOptions(**options), count), cache)


def imported(files, **options):
    """What the task of the import makes of files, by name."""
    chosen = ImportOptions(**options)
    return {path.stem: read_files(FileTask((bytes(path),), chosen, chosen.up, picture=False)).arrays for path in files}


def by_name(result):
    return dict(zip(result.names, result.pictures, strict=True))


def colours(png):
    return np.asarray(Image.open(io.BytesIO(png)))


OPTIONS = [
    {"up": "z"},
    {"up": "y", "sampling": "poisson", "points": 300, "normalise": "box"},
    {"up": "z", "align": "pca", "points": 500, "seed": 3},
]


@pytest.mark.parametrize("options", OPTIONS, ids=["plain", "poisson", "aligned"])
def test_clouds_are_seen_as_they_will_be_imported(shapes, cache, options):
    result = look(shapes, cache, **options)
    rows = imported(sorted(shapes.glob("*/*_[01].off")), **options)
    finish = CloudFinish(options["up"], options.get("align", "none"), options.get("normalise", "sphere"))
    assert len(result.names) + len(result.faults) == 6
    for name, picture in by_name(result).items():
        row, frame = rows[name.rpartition("/")[2].removesuffix(".off")].values()
        assert picture == cloud_thumbnail(finish(row[None], frame[None, :3], frame[3:])[0])
        assert colours(picture).shape == (160, 160, 4)


def test_what_cannot_be_read_is_told(shapes, cache):
    result = look(shapes, cache, count=20)
    assert len(result.names) == 6
    [(name, reason)] = result.faults
    assert "box_9" in name
    assert reason.endswith(".")


def test_finishing_options_need_no_reading(shapes, cache, monkeypatch):
    first = look(shapes, cache, up="z")
    monkeypatch.setattr(preparing, "_row_of", lambda *_: pytest.fail("a file was read again"))
    seen = {first.pictures}
    for options in ({"up": "y"}, {"align": "pca"}, {"normalise": "none"}):
        began = time.monotonic()
        result = look(shapes, cache, **({"up": "z"} | options))
        assert time.monotonic() - began < 2.0
        assert result.names == first.names
        seen.add(result.pictures)
    assert len(seen) == 4


def test_a_changed_file_is_read_again(shapes, cache):
    before = by_name(look(shapes, cache, up="z"))
    ring = shapes / "ring" / "ring_0.off"
    ring.write_text(trimesh.creation.icosphere(1).export(file_type="off"))
    os.utime(ring, ns=(1, 1))
    after = by_name(look(shapes, cache, up="z"))
    changed = [name for name in before if before[name] != after.get(name)]
    assert len(changed) == 1
    assert "ring_0" in changed[0]


def test_as_in_the_files_sizes_can_be_compared(tmp_path, cache):
    for name, size in {"small": 0.25, "large": 1.0}.items():
        (tmp_path / f"{name}.off").write_text(trimesh.creation.box((size,) * 3).export(file_type="off"))
    covered = {}
    for normalise in ("sphere", "none"):
        result = look(tmp_path, cache, up="z", normalise=normalise)
        covered[normalise] = [np.count_nonzero(colours(png)[..., 3]) for png in result.pictures]
    assert min(covered["sphere"]) > 0.8 * max(covered["sphere"])
    assert min(covered["none"]) < 0.25 * max(covered["none"])


@pytest.mark.parametrize(
    ("options", "finish"),
    [
        ({}, ImageFinish(grey=False, contrast="none")),
        ({"fit": "crop", "image_size": 20}, ImageFinish(grey=False, contrast="none")),
        ({"colour": "grey", "contrast": "stretch"}, ImageFinish(grey=True, contrast="stretch")),
    ],
    ids=["plain", "cropped", "grey"],
)
def test_pictures_are_seen_as_they_will_be_imported(tmp_path, cache, options, finish):
    rng = np.random.default_rng(0)
    for i in range(4):
        Image.fromarray(rng.integers(40, 200, (30, 50, 3), dtype=np.uint8)).save(tmp_path / f"{i}.png")
    result = look(tmp_path, cache, **options)
    rows = imported(sorted(tmp_path.glob("*.png")), **options)
    assert len(result.names) == 4
    for name, picture in by_name(result).items():
        assert picture == picture_thumbnail(finish(rows[name.removesuffix(".png")]["row"][None])[0])


def test_tables_are_looked_into(tmp_path, cache):
    rng = np.random.default_rng(0)
    np.savez(tmp_path / "pictures.npz", x=rng.integers(0, 256, (9, 8, 8), dtype=np.uint8))
    np.savez(tmp_path / "clouds.npz", x=rng.normal(size=(9, 50, 3)))
    np.savez(tmp_path / "numbers.npz", x=rng.normal(size=(9, 5)))
    pictures = look(tmp_path / "pictures.npz", cache, count=3)
    assert pictures.names == ("1", "4", "7")
    assert all(colours(png)[..., 3].any() for png in pictures.pictures)
    clouds = look(tmp_path / "clouds.npz", cache, count=3, points=40)
    assert len(set(clouds.pictures)) == 3
    assert look(tmp_path / "clouds.npz", cache, count=3, points=40, align="pca").pictures != clouds.pictures
    numbers = look(tmp_path / "numbers.npz", cache, count=3)
    assert numbers.names == ("1", "4", "7")
    assert numbers.pictures == (b"", b"", b"")


def test_it_tells_how_far_it_is(shapes, cache):
    events = []
    run_inline(PreparationJob(str(shapes), ImportOptions(up="z"), 3), cache, events.append)
    assert [(one.done, one.total) for one in events if isinstance(one, Progress)] == [(0, 3), (1, 3), (2, 3), (3, 3)]


def test_nothing_there_is_said(tmp_path, cache):
    with pytest.raises(SourceError):
        look(tmp_path / "missing", cache)


@given(st.lists(st.sampled_from("abcde"), max_size=60), st.integers(1, 12))
def test_a_choice_is_spread_over_the_categories(labels, count):
    candidates = [Candidate(b"%d" % i, str(i), label) for i, label in enumerate(labels)]
    chosen = spread_out(candidates, count)
    taken = [one.label for one in chosen]
    assert [int(one.name) for one in chosen] == sorted({int(one.name) for one in chosen})
    assert len(set(taken)) == min(len(set(labels)), count)
    if len(set(labels)) <= count:
        assert len(chosen) == min(count, len(labels))
        shares = [taken.count(label) for label in set(labels) if labels.count(label) > taken.count(label)]
        assert not shares or max(shares) - min(shares) <= 1


@pytest.mark.parametrize(
    "reply",
    [
        Reply(),
        Reply(arrays={"row": np.zeros((3, 3), np.float32)}),
        Reply(arrays={"row": np.zeros((2, 3), np.float32), "frame": np.zeros(4)}),
        Reply(arrays={"row": np.full((3, 3), np.nan, np.float32), "frame": np.zeros(4)}),
    ],
)
def test_a_child_that_talks_nonsense_is_not_believed(reply):
    assert "no sense" in preparing._row_of(reply, (3, 3)).message


def test_only_the_newest_rows_are_remembered(monkeypatch):
    monkeypatch.setattr(preparing, "REMEMBERED_BYTES", 100)
    for key in "abc":
        preparing._remember(key, preparing._Row(np.zeros(48, np.uint8), False, (0, 0, 0), 1.0))
    assert list(preparing._remembered) == ["b", "c"]
