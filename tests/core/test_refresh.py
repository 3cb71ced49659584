from __future__ import annotations

import contextlib
import dataclasses
import json
import os
import sqlite3
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from shapekin.cli import main
from shapekin.data.dataset import DataKind, Dataset, Item
from shapekin.data.options import ImportOptions
from shapekin.errors import ProjectError
from shapekin.jobs.job import ImportJob, ImportResult, Prepared, TrainResult
from shapekin.jobs.runners import run_inline
from shapekin.queries.base import Answer, Query
from shapekin.queries.catalogue import STRATEGIES
from shapekin.session import Change, Session, refreshing
from shapekin.session.refreshing import compare, nearest_known
from shapekin.store.cache import Cache

KINDS = ("dark", "light", "striped")


def paint(path: Path, kind: str, seed: int) -> None:
    """A picture of 12 x 12 pixels that is like all of its kind."""
    pixels = np.random.default_rng(seed).integers(0, 40, (12, 12), np.uint8)
    pixels += {"dark": np.uint8(0), "light": np.uint8(200), "striped": np.arange(12, dtype=np.uint8) % 2 * 160}[kind]
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(pixels).save(path)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "pictures"
    for place, kind in enumerate(KINDS):
        for number in range(6):
            paint(folder / kind / f"{number}.png", kind, 10 * place + number)
    (folder / "dark" / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\n and no more")
    return folder


@pytest.fixture
def session(folder: Path, tmp_path: Path, cache: Cache):
    result = run_inline(ImportJob(str(folder), ImportOptions(image_size=12)), cache)
    assert isinstance(result, ImportResult)
    session = Session.create(tmp_path / "p.shapekin", result, cache)
    yield session
    with contextlib.suppress(sqlite3.ProgrammingError):  # the test has closed it
        session.close()


def look_again(session: Session, cache: Cache, source: str = "") -> ImportResult:
    result = run_inline(session.refresh_job(source), cache)
    assert isinstance(result, ImportResult)
    return result


def train(session: Session, cache: Cache) -> TrainResult:
    result = run_inline(session.training_job("graph_diffusion"), cache)
    assert isinstance(result, TrainResult)
    session.record(result)
    return result


def test_new_mended_and_moved_files_are_taken_over(session: Session, folder: Path, cache: Cache) -> None:
    names, labels = session.dataset.names, session.labels.copy()
    session.answer(Query(0, 6, "", ""), Answer.DIFFERENT)
    session.rename_cluster(session.clusters[0].id, "mine")
    moved, home = session.dataset.row(names[2]), folder / os.fsdecode(session.dataset.items[2].path)
    home.rename(folder / "light" / "away.png")
    paint(home, "dark", 77)  # another picture at the place of the one that was moved away
    paint(folder / "dark" / "broken.png", "dark", 78)
    paint(folder / "striped" / "more.png", "striped", 79)
    (folder / "light" / "bad.png").write_bytes(b"no picture")
    told: list[Change] = []
    session.subscribe(told.append)
    result = look_again(session, cache)
    found = session.compare(result)
    assert len(session) == 18
    change = session.refreshed(result)
    assert told == [change]
    assert change.items
    assert [len(rows) for rows in (found.moved, found.mended, found.added)] == [1, 1, 2]
    with_path = {item.path: row for row, item in enumerate(session.dataset.items)}
    assert session.dataset.names[:18] == names
    assert len(set(session.dataset.names)) == len(session) == 21
    assert with_path[b"light/away.png"] == moved == found.moved[0]
    assert found.mended == (with_path[b"dark/broken.png"],)
    assert session.dataset.names[with_path[b"dark/2.png"]] == f"{names[2]} (2)"
    assert [fault.path for fault in session.faults] == [b"light/bad.png"]
    np.testing.assert_array_equal(session.labels[:18], labels)
    assert session.labels[with_path[b"striped/more.png"]] == labels[names.index(names[12])]
    assert sum(cluster.size for cluster in session.clusters) == 21
    assert "mine" in [cluster.name for cluster in session.clusters]
    assert [(row.a, row.b) for row in session.evidence] == [(0, 6)]
    assert session.constraints.n == 21
    picture = session.picture(moved)
    assert picture is not None
    np.testing.assert_array_equal(picture[..., 0], np.asarray(Image.open(folder / "light" / "away.png")))
    assert session.thumbnail(20).startswith(b"\x89PNG")
    kept = (session.dataset, session.labels, session.faults, session.prepared)
    session.close()
    with Session.open(session.path, cache) as again:
        assert again.dataset == kept[0]
        np.testing.assert_array_equal(again.labels, kept[1])
        assert (again.faults, again.prepared) == kept[2:]
        nothing = again.compare(look_again(again, cache))
        assert (nothing.moved, nothing.mended, nothing.added) == ((), (), ())


def test_a_collection_that_lies_elsewhere_is_found(session: Session, folder: Path, cache: Cache) -> None:
    before = session.dataset
    elsewhere = folder.rename(folder.with_name("elsewhere"))
    result = look_again(session, cache, str(elsewhere))
    assert session.compare(result).moved == ()
    session.refreshed(result)
    assert (session.source, session.dataset) == (str(elsewhere), before)


@pytest.mark.parametrize("how", ["gone", "changed"])
def test_lost_items_are_named_and_nothing_changes(session: Session, folder: Path, tmp_path: Path, how: str) -> None:
    cache = Cache(tmp_path / "empty")  # else it may still have what was in the file
    name = session.dataset.names[3]
    (folder / "dark" / "3.png").unlink()
    if how == "changed":
        paint(folder / "dark" / "3.png", "light", 90)
    paint(folder / "dark" / "more.png", "dark", 91)
    before = session.path.read_bytes(), session.dataset, session.prepared
    with pytest.raises(ProjectError, match=f"gone or changed.*{name}") as caught:
        session.refreshed(look_again(session, cache))
    assert "Put the files back" in caught.value.hint
    assert (session.path.read_bytes(), session.dataset, session.prepared) == before
    paint(folder / "dark" / "3.png", "dark", 3)
    assert session.compare(look_again(session, cache)).added == (18,)


@pytest.mark.parametrize("how", ["gone", "changed"])
def test_lost_items_of_which_a_copy_is_kept_stay(session: Session, folder: Path, cache: Cache, how: str) -> None:
    before, path = session.dataset, folder / "dark" / "3.png"
    path.unlink()
    if how == "changed":
        paint(path, "light", 90)
    result = look_again(session, cache)
    found = session.compare(result)
    session.refreshed(result)
    assert session.dataset.items[:18] == before.items
    assert (found.moved, found.mended, len(found.added)) == ((), (), how == "changed")
    assert session.dataset.names[18:] == (f"{before.names[3]} (2)",) * (how == "changed")
    assert b"dark/3.png" in {fault.path for fault in session.faults}


def test_runs_from_before_new_items_are_shown_and_outgrown(session: Session, folder: Path, cache: Cache) -> None:
    session.answer(Query(0, 6, "", ""), Answer.DIFFERENT)
    train(session, cache)
    projection, pairs = session.projection.copy(), session.questions(5, "loss")
    assert session.training_job("graph_diffusion").warm_start
    paint(folder / "light" / "more.png", "light", 60)
    session.refreshed(look_again(session, cache))
    session.close()
    with Session.open(session.path, cache) as session:
        assert len(session) == 19
        run = session.current_run
        assert run is not None
        assert (run.labels.shape, run.projection.shape) == ((19,), (19, 3))
        assert run.dataset_revision != session.dataset.revision
        twin = nearest_known(np.asarray(cache.get(session.prepared.features)), 18)[0]
        assert session.dataset.items[twin].label == "light"
        np.testing.assert_array_equal(session.projection, np.concatenate([projection, projection[[twin]]]))
        assert len(session.embedding) == 19
        assert session.explained == (0.0, 0.0, 0.0)
        assert session.questions(5, "loss") == pairs
        for strategy in STRATEGIES:
            for query in session.questions(8, strategy):
                session.question_effect(query)
        given = session.export_input()
        assert len(given.names) == len(given.labels) == 19
        assert given.confidence.size == 0
        assert session.training_job("graph_diffusion").warm_start == ""
        train(session, cache)
        assert session.embedding.shape[0] == len(session.export_input().confidence) == 19
        assert session.training_job("graph_diffusion").warm_start


def test_results_of_a_training_that_a_refresh_overtook_are_dropped(
    session: Session, folder: Path, cache: Cache
) -> None:
    result = run_inline(session.training_job("graph_diffusion"), cache)
    assert isinstance(result, TrainResult)
    paint(folder / "light" / "more.png", "light", 60)
    session.refreshed(look_again(session, cache))
    assert session.record(result) == Change()
    assert session.runs == ()


def test_a_refresh_of_a_read_only_project_changes_nothing(session: Session, folder: Path, cache: Cache) -> None:
    paint(folder / "light" / "more.png", "light", 60)
    session.close()
    with Session.open(session.path, cache, read_only=True) as seen:
        with pytest.raises(ProjectError, match="reading only"):
            seen.refreshed(look_again(seen, cache))
        assert len(seen) == len(seen.labels) == 18


def test_projects_of_the_version_before_open_and_refresh(session: Session, folder: Path, cache: Cache) -> None:
    session.close()
    old = {"layout": "auto", "categories": [], "points": 2048, "image_size": 12, "labels": "", "seed": 0, "up": "z"}
    file = sqlite3.connect(session.path)
    file.execute("UPDATE meta SET value = ? WHERE key = 'options'", (json.dumps({**old, "from_the_future": 1}),))
    file.execute("DELETE FROM meta WHERE key = 'left_out'")
    file.commit()
    file.close()
    paint(folder / "light" / "more.png", "light", 60)
    with Session.open(session.path, cache) as session:
        assert session.options == ImportOptions(image_size=12, up="z")
        assert session.left_out == {}
        session.refreshed(look_again(session, cache))
        assert len(session) == 19


@pytest.mark.parametrize("odd", ['{"points":"many"}', '{"points":0}', '{"up":"sideways"}', '{"seed":true}'])
def test_options_of_strangers_are_refused(session: Session, cache: Cache, odd: str) -> None:
    session.close()
    file = sqlite3.connect(session.path)
    file.execute("UPDATE meta SET value = ? WHERE key = 'options'", (odd,))
    file.commit()
    file.close()
    with Session.open(session.path, cache) as session, pytest.raises(ProjectError, match="damaged"):
        session.refresh_job()


def test_the_command_refreshes(
    session: Session, folder: Path, cache: Cache, capsys: pytest.CaptureFixture[str]
) -> None:
    session.close()
    paint(folder / "dark" / "broken.png", "dark", 78)
    for number in range(25):
        (folder / f"bad{number}.png").write_bytes(b"no picture")
    paint(folder / "light" / "more.png", "light", 79)
    assert main(["refresh", str(session.path)]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "1 new, 0 moved, 1 readable now, 25 still unreadable"
    assert len(said) == 22
    assert said[-1] == f"and 5 more; see `shapekin info {session.path} --json`"
    assert main(["refresh", str(session.path), str(folder / "nowhere")]) == 1
    assert "nowhere" in capsys.readouterr().err
    elsewhere = folder.rename(folder.with_name("elsewhere"))
    (elsewhere / "light" / "1.png").rename(elsewhere / "light" / "one.png")
    assert main(["refresh", str(session.path), str(elsewhere), "--json"]) == 0
    values = json.loads(capsys.readouterr().out)
    assert [values[key] for key in ("items", "new", "moved", "readable_now", "unreadable")] == [20, 0, 1, 0, 25]
    assert values["source"] == str(elsewhere)


# without reading any file


def plain(n: int, **changed: object) -> Dataset:
    items = tuple(Item(f"i{i}", b"%d" % i, f"{i:064x}") for i in range(n))
    return Dataset(DataKind.FEATURES, tuple(dataclasses.replace(item, **changed) for item in items))


def result_of(dataset: Dataset) -> ImportResult:
    return ImportResult("/s", "flat", ImportOptions(), dataset, (), Prepared(*["0" * 64] * 7))


def test_labels_are_read_again_but_never_lost() -> None:
    relabelled = compare(plain(3, label="old"), (), result_of(plain(3, label="new", path=b"elsewhere")))
    assert {item.label for item in relabelled.dataset.items} == {"new"}
    assert relabelled.moved == (0, 1, 2)
    assert compare(plain(3, label="old"), (), result_of(plain(3))).dataset == plain(3, label="old")


@pytest.mark.parametrize(
    ("found", "say"),
    [
        (Dataset(DataKind.FEATURES, plain(4).items[::-1]), "in another order or of another kind"),
        (Dataset(DataKind.IMAGES, plain(4).items), "in another order or of another kind"),
        (Dataset(DataKind.FEATURES, plain(4).items[:3]), "1 gone or changed, such as i3"),
    ],
)
def test_items_in_other_rows_are_refused(found: Dataset, say: str) -> None:
    with pytest.raises(ProjectError, match=f"no longer those of this project .{say}.; nothing was changed"):
        compare(plain(4), (), result_of(found))


def test_the_nearest_row_is_that_of_all_distances(monkeypatch: pytest.MonkeyPatch) -> None:
    features = np.random.default_rng(0).normal(size=(90, 5)).astype(np.float32)
    features[70] = features[3]
    monkeypatch.setattr(refreshing, "NEW_AT_ONCE", 7)
    monkeypatch.setattr(refreshing, "KNOWN_AT_ONCE", 11)
    distances = np.linalg.norm(features[60:, None] - features[None, :60], axis=2)
    np.testing.assert_array_equal(nearest_known(features, 60), distances.argmin(axis=1))
    assert nearest_known(features, 60)[10] == 3
    assert nearest_known(features, 90).shape == (0,)


def test_duplicates_are_groups_of_rows() -> None:
    hashes = "cabacadb"
    items = tuple(Item(f"i{i}", b"", content) for i, content in enumerate(hashes))
    assert Dataset(DataKind.FEATURES, items).duplicates == ((0, 4), (1, 3, 5), (2, 7))
    assert plain(5).duplicates == ()
