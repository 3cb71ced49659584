from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
import trimesh
from PIL import Image

from helpers import trees
from shapekin.data.isolation import Reply
from shapekin.data.options import ImportOptions
from shapekin.errors import ProjectError, SourceError, UnreadableFileError
from shapekin.events import Glimpse, Progress, Refused
from shapekin.jobs.importing import import_source
from shapekin.jobs.intake import files, open_intake, reading
from shapekin.jobs.intake.journal import Journal
from shapekin.jobs.intake.order import CHANGED, GONE
from shapekin.jobs.job import ImportJob
from shapekin.jobs.runners import run_inline
from shapekin.store.cache import Cache, CacheError

ROOT = Path(__file__).resolve().parents[2]
LONG_AGO = 1_000_000_000


class Here:
    """Does in this process what children do, and remembers what was asked for."""

    asked: list[reading.FileTask] = []
    parsed: list[bytes] = []

    def __init__(self, *_):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def map(self, function, tasks):
        for index, task in enumerate(tasks):
            self.asked.append(task)
            try:
                reply = function(task)
                if reply.arrays or "refusal" in reply.values:
                    self.parsed.append(task.paths[0])
                yield index, reply
            except UnreadableFileError as error:
                yield index, error


@pytest.fixture
def here(monkeypatch):
    def no_look(*_):
        yield from ()
        return dict.fromkeys(("features", "projection", "labels", "anchors"), "")

    monkeypatch.setattr("shapekin.jobs.importing._first_look", no_look)
    monkeypatch.setattr(files, "ReaderPool", Here)
    monkeypatch.setattr(Here, "asked", [])
    monkeypatch.setattr(Here, "parsed", [])
    return Here


def write_pictures(folder, count, first=0):
    folder.mkdir(parents=True, exist_ok=True)
    for i in range(first, first + count):
        pixels = np.random.default_rng(i).integers(0, 255, (12, 16, 3), np.uint8)
        Image.fromarray(pixels).save(folder / f"{i:04d}.png")
        os.utime(folder / f"{i:04d}.png", (LONG_AGO, LONG_AGO))


def write_shapes(folder, count=6):
    folder.mkdir(parents=True, exist_ok=True)
    for i in range(count):
        (folder / f"{i}.off").write_text(trimesh.creation.box((1, 2, 3 + i)).export(file_type="off"))
        os.utime(folder / f"{i}.off", (LONG_AGO, LONG_AGO))


def take(source, cache, known=(), events=None, **options):
    job = ImportJob(str(source), ImportOptions(**options), tuple(known))
    return run_inline(job, cache, None if events is None else events.append)


def same(cache, one, other, other_cache=None):
    other_cache = other_cache or cache
    assert one.dataset == other.dataset
    for part in ("data", "thumbnails", "thumbnail_offsets"):
        ours, theirs = cache.get(getattr(one.prepared, part)), other_cache.get(getattr(other.prepared, part))
        np.testing.assert_array_equal(ours, theirs, part)


@pytest.fixture
def cache(tmp_path):
    return Cache(tmp_path / "cache")


@pytest.fixture
def pictures(tmp_path):
    write_pictures(tmp_path / "source", 12)
    return tmp_path / "source"


@pytest.fixture
def shapes(tmp_path):
    write_shapes(tmp_path / "shapes")
    return tmp_path / "shapes"


def test_what_was_read_is_not_opened_again(pictures, cache, here):
    events = []
    first = take(pictures, cache)
    assert len(here.parsed) == 12
    second = take(pictures, cache, events=events)
    assert len(here.asked) == 12
    same(cache, first, second)
    assert [e.metrics["kept"] for e in events if isinstance(e, Progress) and e.stage == "Reading"][-1] == 12


@pytest.mark.parametrize(
    ("changed", "rows", "drawn"),
    [
        ({"normalise": "box"}, 0, 0),
        ({"normalise": "none"}, 0, 0),
        ({"labels": "labels.csv"}, 0, 0),
        ({"points": 50}, 6, 0),
        ({"seed": 3}, 6, 0),
        ({"up": "y"}, 0, 6),
        ({"sampling": "poisson"}, 6, 0),
        ({"points": 50, "up": "y"}, 6, 6),
    ],
)
def test_another_option_redoes_what_depends_on_it(shapes, cache, here, tmp_path, monkeypatch, changed, rows, drawn):
    monkeypatch.chdir(tmp_path)
    Path("labels.csv").write_text("name,label\n0.off,box\n")
    base = {"points": 100, "up": "z"}
    before = take(shapes, cache, **base)
    here.asked.clear()
    after = take(shapes, cache, **{**base, **changed})
    assert (sum(task.row for task in here.asked), sum(task.picture for task in here.asked)) == (rows, drawn)
    fresh = Cache(tmp_path / "fresh")
    same(cache, after, take(shapes, fresh, **{**base, **changed}), fresh)
    assert [item.content_hash for item in after.dataset.items] == [item.content_hash for item in before.dataset.items]


def test_pictures_change_colour_and_contrast_without_being_read(pictures, cache, here):
    first = take(pictures, cache)
    grey = take(pictures, cache, colour="grey", contrast="stretch")
    assert len(here.asked) == 12
    assert cache.get(first.prepared.data).shape == (12, 64, 64, 3)
    data = cache.get(grey.prepared.data)
    assert data.shape == (12, 64, 64, 1)
    assert (data.reshape(12, -1).min(axis=1) == 0).all()
    assert (data.reshape(12, -1).max(axis=1) == 255).all()
    assert grey.prepared.thumbnails == first.prepared.thumbnails


def test_the_guess_of_what_is_up_is_kept_too(shapes, cache, here):
    take(shapes, cache)
    here.asked.clear()
    take(shapes, cache)
    assert here.asked == []


def test_a_changed_file_is_read_and_a_touched_or_copied_one_is_only_hashed(pictures, cache, here, tmp_path):
    take(pictures, cache)
    write_pictures(pictures, 1, first=50)
    shutil.move(pictures / "0050.png", pictures / "0003.png")
    os.utime(pictures / "0004.png", (LONG_AGO + 5, LONG_AGO + 5))
    here.parsed.clear()
    take(pictures, cache)
    assert [Path(os.fsdecode(path)).name for path in here.parsed] == ["0003.png"]
    shutil.copytree(pictures, tmp_path / "copy")
    here.parsed.clear()
    here.asked.clear()
    take(tmp_path / "copy", cache)
    assert (len(here.asked), here.parsed) == (12, [])


def test_a_file_just_changed_is_not_trusted_to_stay(pictures, cache, here):
    os.utime(pictures / "0002.png")
    take(pictures, cache)
    here.asked.clear()
    take(pictures, cache)
    assert [Path(os.fsdecode(task.paths[0])).name for task in here.asked] == ["0002.png"]


def test_damage_is_remembered_and_bad_luck_is_not(pictures, cache, here, monkeypatch):
    (pictures / "0001.png").write_bytes(b"no picture")
    os.utime(pictures / "0001.png", (LONG_AGO, LONG_AGO))
    real = reading.read_bytes

    def unlucky(path, *more):
        if path.endswith(b"0002.png"):
            raise UnreadableFileError("There is no permission to read the file.")
        return real(path, *more)

    with monkeypatch.context() as patch:
        patch.setattr(reading, "read_bytes", unlucky)
        events = []
        first = take(pictures, cache, events=events)
    assert sorted(fault.display for fault in first.faults) == ["0001.png", "0002.png"]
    assert {event.name for event in events if isinstance(event, Refused)} == {"0001.png", "0002.png"}
    here.asked.clear()
    second = take(pictures, cache)
    assert [fault.display for fault in second.faults] == ["0001.png"]
    assert [Path(os.fsdecode(task.paths[0])).name for task in here.asked] == ["0002.png"]


def test_a_lack_of_memory_is_not_the_files_fault(pictures, cache, here, monkeypatch):
    def parse(data, extension):
        try:
            raise MemoryError
        except MemoryError:
            raise UnreadableFileError("Reading the file needs more memory than is allowed.") from None

    with monkeypatch.context() as patch:
        patch.setattr(reading, "parse", parse)
        with pytest.raises(SourceError, match="more memory"):
            take(pictures, cache)
    assert len(take(pictures, cache).dataset) == 12


def test_files_that_vanish_or_change_meanwhile_are_faults(pictures, cache, here, monkeypatch):
    real = reading.read_bytes

    def meddling(path, *more):
        if path.endswith(b"0002.png"):
            Path(os.fsdecode(path)).unlink()
        data = real(path, *more)
        if path.endswith(b"0005.png"):
            with Path(os.fsdecode(path)).open("ab") as file:
                file.write(b"more")
        return data

    monkeypatch.setattr(reading, "read_bytes", meddling)
    result = take(pictures, cache)
    assert len(result.dataset) == 10
    reasons = {fault.display: fault.reason for fault in result.faults}
    assert "no longer there" in reasons["0002.png"]
    assert "changed while it was read" in reasons["0005.png"]


def test_a_damaged_journal_only_costs_time(pictures, cache, here):
    first = take(pictures, cache)
    for path in cache.root.rglob("*.shelf"):
        raw = bytearray(path.read_bytes())
        for at in range(5000, len(raw), 997):
            raw[at] ^= 255
        path.write_bytes(raw)
    for _ in range(3):
        same(cache, first, take(pictures, cache))
    here.asked.clear()
    take(pictures, cache)
    assert here.asked == []


def test_what_the_journal_lost_of_a_moved_file_is_read_after_all(pictures, cache, here, monkeypatch, tmp_path):
    first = take(pictures, cache)
    shutil.copytree(pictures, tmp_path / "copy")
    real = Journal.row
    lost = first.dataset.items[5].content_hash
    monkeypatch.setattr(Journal, "row", lambda self, content: None if lost in content else real(self, content))
    second = take(tmp_path / "copy", cache)
    assert second.dataset == first.dataset
    assert second.faults == ()


def test_what_a_child_says_is_looked_at(pictures, cache, here, monkeypatch):
    def lying(task):
        reply = reading.read_files(task)
        name = Path(os.fsdecode(task.paths[0])).name
        if name == "0001.png":
            return Reply({**reply.values, "hash": "../../etc"}, reply.arrays)
        if name == "0002.png":
            return Reply(reply.values, {**reply.arrays, "row": np.zeros((3, 3))})
        if name == "0003.png":
            return Reply(reply.values, {**reply.arrays, "frame": np.array([0, 0, np.nan, 1.0])})
        if name == "0004.png":
            return Reply({**reply.values, "stamps": [["a"]], "read_ns": 3}, reply.arrays)
        return reply

    monkeypatch.setattr(files, "read_files", lying)
    result = take(pictures, cache)
    assert [fault.display for fault in result.faults] == ["0001.png", "0002.png", "0003.png"]
    assert all("made no sense" in fault.reason for fault in result.faults)


def test_known_items_keep_their_rows(pictures, cache, here):
    first = take(pictures, cache)
    known = [(item.path, item.content_hash) for item in reversed(first.dataset.items)]
    write_pictures(pictures, 2, first=100)
    (pictures / "moved").mkdir()
    shutil.move(pictures / "0007.png", pictures / "moved" / "seven.png")
    (pictures / "0003.png").unlink()
    write_pictures(pictures, 1, first=60)
    shutil.move(pictures / "0060.png", pictures / "0005.png")
    second = take(pictures, cache, known)
    hashes = [content_hash for _, content_hash in known]
    assert [item.content_hash for item in second.dataset.items[:12]] == hashes
    assert len(second.dataset) == 15
    assert len(set(second.dataset.names)) == 15
    assert second.dataset.items[4].path == b"moved/seven.png"
    reasons = {fault.display: fault.reason for fault in second.faults}
    assert reasons == {"0003.png": GONE, "0005.png": CHANGED}
    before, after = cache.get(first.prepared.data), cache.get(second.prepared.data)
    np.testing.assert_array_equal(after[:12], before[::-1])
    old = cache.get_blobs(first.prepared.thumbnails, first.prepared.thumbnail_offsets)
    new = cache.get_blobs(second.prepared.thumbnails, second.prepared.thumbnail_offsets)
    assert list(new)[:12] == list(old)[::-1]


def test_copies_of_a_known_item_are_not_mistaken_for_each_other(pictures, cache, here):
    shutil.copy2(pictures / "0000.png", pictures / "copy.png")
    first = take(pictures, cache)
    known = [(item.path, item.content_hash) for item in first.dataset.items]
    shutil.move(pictures / "copy.png", pictures / "another.png")
    second = take(pictures, cache, known)
    assert [item.path for item in second.dataset.items][-1] == b"another.png"
    assert len(second.dataset) == 13
    assert second.faults == ()


def test_known_items_that_nobody_has_are_an_error(pictures, cache, here, tmp_path):
    known = [(item.path, item.content_hash) for item in take(pictures, cache).dataset.items]
    (pictures / "0003.png").unlink()
    with pytest.raises(ProjectError, match=r"1 items .* 0003.png"):
        take(pictures, Cache(tmp_path / "other"), known)


def test_items_of_several_files_are_one(cache, here, tmp_path):
    from shapekin.data.layouts.base import Candidate

    write_shapes(tmp_path / "parts", 3)
    intake = open_intake(tmp_path / "parts", ImportOptions(points=100, up="z"), cache)
    whole = Candidate(b"0.off", "whole", parts=(b"1.off", b"2.off"))
    alone = Candidate(b"0.off", "alone")
    turned = Candidate(b"0.off", "turned", parts=(b"2.off", b"1.off"))
    object.__setattr__(intake.listing, "candidates", (whole, alone, turned))
    three = list(intake.prepare("z", 1))
    assert len({one.item.content_hash for one in three}) == 3
    assert [one.kept for one in intake.prepare("z", 1)] == [True] * 3
    assert np.ptp(three[0].row, axis=0).argmax() == 2


def test_faults_of_the_layout_and_what_is_left_out_are_told(pictures, cache, here):
    (pictures / "notes.txt.bak").write_text("x")
    result = take(pictures, cache)
    assert dict(result.left_out) == {".bak": 1}


def test_glimpses_are_few_and_small(pictures, cache, here):
    events = []
    take(pictures, cache, events=events)
    glimpses = [event for event in events if isinstance(event, Glimpse)]
    assert 1 <= len(glimpses) <= 3
    assert all(len(event.names) == len(event.pictures) <= 12 for event in glimpses)
    assert all(picture.startswith(b"\x89PNG") for event in glimpses for picture in event.pictures)


def test_a_full_disk_is_told_and_what_was_read_is_kept(pictures, cache, here, monkeypatch):
    from shapekin.store.shelf import Shelf

    monkeypatch.setattr("shapekin.store.shelf.AT_MOST", 4)
    real, flushed = Shelf.flush, []

    def flush(self):
        if self._waiting:
            flushed.append(self)
            if len(flushed) > 4:
                self._waiting = {}
                raise OSError(28, "No space left on device")
        real(self)

    with monkeypatch.context() as patch:
        patch.setattr(Shelf, "flush", flush)
        with pytest.raises(CacheError, match="No space left"):
            take(pictures, cache)
    assert not list(cache.root.glob("scratch-*"))
    here.parsed.clear()
    take(pictures, cache)
    assert 0 < len(here.parsed) < 12


def test_closing_an_import_keeps_what_was_read(pictures, cache, here):
    steps = import_source(ImportJob(str(pictures), ImportOptions()), cache)
    for event in steps:
        if isinstance(event, Glimpse):
            steps.close()
    assert not list(cache.root.glob("scratch-*"))
    done = len(here.parsed)
    here.parsed.clear()
    take(pictures, cache)
    assert done + len(here.parsed) == 12


def test_two_imports_at_once(pictures, cache, here):
    first = import_source(ImportJob(str(pictures), ImportOptions()), cache)
    second = import_source(ImportJob(str(pictures), ImportOptions(image_size=32)), cache)
    results = {}
    running = {"first": first, "second": second}
    while running:
        for name, steps in list(running.items()):
            try:
                next(steps)
            except StopIteration as end:
                results[name] = end.value
                del running[name]
    assert results["first"].dataset == results["second"].dataset
    here.asked.clear()
    same(cache, results["first"], take(pictures, cache))
    assert here.asked == []


def test_a_killed_import_goes_on(tmp_path, here):
    write_pictures(tmp_path / "source", 200)
    cache = Cache(tmp_path / "cache")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "core"), str(ROOT / "tests")])}
    command = [sys.executable, "-m", "helpers.importer", str(tmp_path / "source"), str(cache.root)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as importer:
        importer.stdout.readline()
        time.sleep(random.Random(5).random() * 0.3)
        importer.kill()
    options = ImportOptions(image_size=32)
    intake = open_intake(tmp_path / "source", options)
    with Journal(cache, options, intake.listing.kind, "z") as journal:
        there = set(journal.contents())
    resumed = take(tmp_path / "source", cache, image_size=32)
    assert len(here.parsed) == 200 - len(there), "nothing that was kept is parsed again, and nothing is missing"
    fresh = Cache(tmp_path / "fresh")
    same(cache, resumed, take(tmp_path / "source", fresh, image_size=32), fresh)


@pytest.mark.parametrize("tree", trees.BUILDERS)
def test_published_trees_come_in_whole(tree, cache, tmp_path):
    """By real children, names and labels as published; every item has its row and its picture."""
    source = tmp_path / "tree"
    source.mkdir()
    expected = trees.BUILDERS[tree](source)
    result = run_inline(ImportJob(str(source), ImportOptions(points=256, image_size=16)), cache)
    prepared, n = result.prepared, len(expected)
    assert {item.name: item.label for item in result.dataset.items} == expected
    assert (len(cache.get(prepared.data)), len(cache.get(prepared.thumbnail_offsets))) == (n, n + 1)
