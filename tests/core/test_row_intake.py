from __future__ import annotations

import hashlib
import os
import signal
from collections import Counter
from dataclasses import replace

import numpy as np
import pytest

from helpers.damaged import damaged_npz
from shapekin.data.dataset import DataKind, Fault
from shapekin.data.isolation import Reply
from shapekin.data.options import ImportOptions
from shapekin.data.preparation.squares import fit_square
from shapekin.data.tables import catalogue
from shapekin.errors import UnreadableFileError
from shapekin.jobs.intake import PreparedItem, open_intake
from shapekin.jobs.intake import rows as rows_module


def brought(path, options=None, workers=1, up="z"):
    return list(open_intake(path, options or ImportOptions()).prepare(up, workers))


def test_rows_come_in_order_whoever_makes_them(tmp_path):
    x = np.random.default_rng(0).integers(0, 255, (700, 8, 9), np.uint8)
    np.savez_compressed(tmp_path / "a.npz", x=x, y=np.arange(700) % 3)
    intake = open_intake(tmp_path / "a.npz", ImportOptions())
    items = list(intake.prepare("z", 3))
    assert (intake.row_shape, intake.row_dtype) == ((8, 9, 1), "uint8")
    assert [one.item.name for one in items] == [str(row) for row in range(700)]
    assert [one.item.label for one in items[:4]] == ["0", "1", "2", "0"]
    np.testing.assert_array_equal([one.row[..., 0] for one in items], x)
    assert all(one.grey and one.thumbnail.startswith(b"\x89PNG") for one in items)
    assert items[5].item.content_hash == hashlib.sha256(x[5].tobytes()).hexdigest()


def test_some_rows_in_another_order(tmp_path):
    np.savez_compressed(tmp_path / "a.npz", x=np.arange(600.0).reshape(300, 2), y=np.arange(300) % 2)
    some = open_intake(tmp_path / "a.npz", ImportOptions(categories=("1",)))
    assert [one.row[0] for one in some.prepare("z", 1)] == [2.0 * row for row in range(1, 300, 2)]
    backwards = replace(some, listing=replace(some.listing, candidates=some.listing.candidates[::-1]))
    assert [one.row[0] for one in backwards.prepare("z", 1)] == [2.0 * row for row in range(299, 0, -2)]


def test_clouds_are_resampled_in_the_axes_of_the_file(tmp_path):
    rng = np.random.default_rng(0)
    clouds = (rng.normal(size=(4, 300, 3)) * [1, 5, 1] + [10, 0, 0]).astype(np.float32)
    clouds[1, 7, 2] = np.nan
    clouds[2] = clouds[2, 0]
    clouds[3, 0] = 1e38
    np.savez(tmp_path / "c.npz", x=clouds)
    first, not_finite, same, far = brought(tmp_path / "c.npz", ImportOptions(points=100), up="y")
    assert isinstance(first, PreparedItem)
    assert first.row.shape == (100, 3)
    assert np.ptp(first.row, axis=0).argmax() == 1
    assert np.linalg.norm(first.row, axis=1).max() == pytest.approx(1)
    placed = first.row * first.radius + first.centre
    assert np.abs(placed[:, None] - clouds[0][None]).max(axis=2).min(axis=1).max() < 1e-4
    assert isinstance(not_finite, Fault)
    assert not_finite.reason == "The row holds values that are not finite numbers."
    assert isinstance(same, Fault)
    assert same.reason == "All points are at the same place."
    assert isinstance(far, PreparedItem)


def test_options_of_sampling_are_kept(tmp_path):
    np.savez(tmp_path / "c.npz", x=np.random.default_rng(0).normal(size=(1, 400, 3)))

    def nearest(sampling):
        (one,) = brought(tmp_path / "c.npz", ImportOptions(points=60, sampling=sampling))
        apart = np.linalg.norm(one.row[:, None] - one.row[None], axis=2) + np.eye(60) * 9
        return apart.min()

    assert nearest("poisson") > 2 * nearest("uniform")


def test_the_up_axis_is_measured_on_rows_all_over_the_table(tmp_path):
    rng = np.random.default_rng(0)
    tables = rng.uniform(-1, 1, (60, 400, 3)).astype(np.float32)
    tables[:, :300, 1] = 1 + 0.02 * tables[:, :300, 1]
    np.savez(tmp_path / "c.npz", x=tables)
    assert open_intake(tmp_path / "c.npz", ImportOptions()).find_up() == "y"
    np.savez(tmp_path / "z.npz", x=tables[..., [0, 2, 1]])
    assert open_intake(tmp_path / "z.npz", ImportOptions()).find_up() == "z"


@pytest.mark.parametrize("fit", ["pad", "crop"])
def test_large_pictures_become_squares(tmp_path, fit):
    x = np.random.default_rng(0).integers(0, 255, (3, 20, 30, 3), np.uint8)
    np.savez(tmp_path / "i.npz", x=x)
    first = brought(tmp_path / "i.npz", ImportOptions(image_size=16, fit=fit))[0]
    np.testing.assert_array_equal(first.row, fit_square(x[0], 16, fit))
    assert not first.grey


def test_pictures_of_floats_become_bytes(tmp_path):
    x = np.random.default_rng(0).random((40, 5, 5, 1))
    x[35, 0, 0, 0] = 1.5
    x[36, 0, 0, 0] = np.nan
    np.savez(tmp_path / "i.npz", x=x)
    items = brought(tmp_path / "i.npz")
    np.testing.assert_array_equal(items[0].row, np.rint(x[0] * 255))
    assert [place for place, one in enumerate(items) if isinstance(one, Fault)] == [35, 36]
    assert items[35].reason == "The picture holds values that are not brightness from 0 to 1."


def test_rows_with_gaps_are_faults_and_the_others_come_in(tmp_path):
    (tmp_path / "f.csv").write_text("name,label,a,b\np,k,1,2\nq,k,,2\nr,l,3\ns,l,1e300,1\nt,l,5,6\n")
    items = brought(tmp_path / "f.csv")
    assert [type(one).__name__ for one in items] == ["PreparedItem", "Fault", "Fault", "Fault", "PreparedItem"]
    assert items[1].display == "q"
    assert items[1].reason == "The row lacks numbers, or holds some that are not finite or too large."
    np.testing.assert_array_equal(items[4].row, np.float32([5, 6]))
    assert (items[4].thumbnail, items[4].grey, items[4].radius) == (b"", False, 1.0)


def test_a_damaged_table_loses_only_what_comes_after(tmp_path):
    x = np.random.default_rng(0).integers(0, 1000, (500, 60))
    damaged_npz(tmp_path / "a.npz", x, 300)
    items = brought(tmp_path / "a.npz")
    good = sum(isinstance(one, PreparedItem) for one in items)
    assert 280 < good <= 300  # what is unpacked together with the damage is lost too
    np.testing.assert_array_equal([one.row for one in items[:good]], x[:good])
    assert len(items) == 500
    assert all(isinstance(one, Fault) and "damaged" in one.reason for one in items[good:])


def test_a_table_that_vanishes_ends_as_faults(tmp_path):
    path = tmp_path / "a.npy"
    np.save(path, np.eye(5))
    intake = open_intake(path, ImportOptions())
    path.unlink()
    items = list(intake.prepare("z", 1))
    assert len(items) == 5
    assert all(isinstance(one, Fault) and "can't be opened" in one.reason for one in items)


@pytest.mark.parametrize("other", [np.eye(5, 7), np.eye(5, dtype=np.float32)], ids=["shape", "type"])
def test_a_table_that_is_replaced_ends_as_faults(tmp_path, other):
    path = tmp_path / "a.npy"
    np.save(path, np.eye(5))
    intake = open_intake(path, ImportOptions())
    np.save(path, other)
    reasons = {one.reason for one in intake.prepare("z", 1)}
    assert reasons == {"The table was changed while it was imported; try again."}


@pytest.mark.parametrize("inside", [False, True], ids=["file", "folder"])
def test_a_table_is_looked_at_once(tmp_path, monkeypatch, inside):
    looked, inspect = [], catalogue.inspect

    def looking(paths, name):
        looked.append(name)
        return inspect(paths, name)

    np.save(tmp_path / "a.npy", np.eye(5))
    monkeypatch.setattr(catalogue, "inspect", looking)
    intake = open_intake(tmp_path if inside else tmp_path / "a.npy", ImportOptions())
    assert (intake.row_shape, intake.listing.row_dtype, looked) == ((5,), "<f8", ["npy"])


def test_a_reader_that_crashes_again_and_again_is_given_up(tmp_path, monkeypatch):
    np.save(tmp_path / "a.npy", np.eye(100))
    intake = open_intake(tmp_path / "a.npy", ImportOptions())
    monkeypatch.setattr(rows_module, "MOST_ROWS", 10)
    monkeypatch.setattr(rows_module, "_GIVE_UP", 2)
    monkeypatch.setattr(rows_module, "fetch_rows", crash)
    items = list(intake.prepare("z", 1))
    reasons = Counter(one.reason for one in items)
    assert len(items) == 100
    assert reasons.pop("Reading the table failed again and again before this row.") == 80
    assert sum(reasons.values()) == 20


def crash(task):
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.parametrize(
    "wrong",
    [
        Reply(),
        Reply({"hashes": "no", "faults": {}}),
        Reply(
            {"hashes": ["../.."], "faults": {}},
            {name: np.zeros(1) for name in ("rows", "frames", "greys", "ends", "pictures")},
        ),
        Reply(
            {"hashes": [], "faults": 5}, {name: np.zeros(1) for name in ("rows", "frames", "greys", "ends", "pictures")}
        ),
    ],
)
def test_a_child_that_was_taken_over_is_not_believed(tmp_path, wrong):
    np.save(tmp_path / "a.npy", np.eye(3))
    intake = open_intake(tmp_path / "a.npy", ImportOptions())
    for one in intake._unpacked(intake.listing.candidates, intake._checked(wrong, 3)):
        assert isinstance(one, Fault)
        assert "made no sense" in one.reason
    rows, faults = rows_module._fetched(wrong, 3)
    assert (len(rows), len(faults)) == (3, 3)


def test_a_child_that_failed_makes_faults(tmp_path):
    np.save(tmp_path / "a.npy", np.eye(3))
    intake = open_intake(tmp_path / "a.npy", ImportOptions())
    failed = list(intake._unpacked(intake.listing.candidates, UnreadableFileError("Too late.")))
    assert [one.reason for one in failed] == ["Too late."] * 3
    assert intake.listing.kind is DataKind.FEATURES
