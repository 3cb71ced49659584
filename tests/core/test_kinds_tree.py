"""Kinds within kinds: names as paths, and what splitting, training, naming and undoing make of them."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shapekin.cli.main import main
from shapekin.clustering.kinds_tree import (
    cut,
    cut_clusters,
    cut_labels,
    kinds_tree,
    shared_place,
    split_name,
    tidy,
    title_of,
    walk,
)
from shapekin.data.dataset import DataKind, Dataset, Item
from shapekin.errors import ProjectError, UnknownNameError
from shapekin.jobs.runners import run_inline
from shapekin.render.palette import KIN, OKABE_ITO, cluster_colour, in_oklch, oklch
from shapekin.session import Session
from shapekin.session.partition import akin, names_of_parts, records_for
from shapekin.store.cache import Cache
from shapekin.store.partition import ClusterRecord

# -- names ----------------------------------------------------------------------------------------------


def outline(names: dict[int, str], sizes: dict[int, int] | None = None) -> list[str]:
    kinds = kinds_tree(names, sizes or {number: 10 - number for number in names})
    return [f"{'.' * (kind.depth - 1)}{kind.name} {kind.size}" for kind in walk(kinds)]


def test_names_are_paths() -> None:
    names = {0: "furniture/seat/chair", 1: "furniture/seat/stool", 2: "", 3: "furniture/table", 4: "lamp"}
    assert outline(names) == [
        "furniture 26",
        ".seat 19",
        "..chair 10",
        "..stool 9",
        ".table 7",
        "Sub-category 3 8",
        "lamp 6",
    ]


def test_flat_names_are_a_flat_tree() -> None:
    assert outline({0: "a", 1: "", 5: "c"}) == ["a 10", "Sub-category 2 9", "c 5"]


def test_what_is_left_of_a_kind_stands_in_it_without_a_name() -> None:
    assert outline({0: "chair", 1: "chair/arm"}) == ["chair 19", ".Sub-category 1 10", ".arm 9"]
    assert outline({0: "chair", 1: "chair/"}) == ["chair 19", ".Sub-category 1 10", ".Sub-category 2 9"]


def test_alone_in_its_place_it_has_the_name_of_the_place() -> None:
    assert outline({0: "seat/chair/", 1: "seat/stool"}) == ["seat 19", ".chair 10", ".stool 9"]
    (alone,) = kinds_tree({4: "chair/"}, {4: 7})
    assert (alone.title, alone.cluster, alone.named, alone.place) == ("chair", 4, True, "chair")


def test_two_of_one_name_are_parts_of_it() -> None:
    assert outline({0: "chair", 1: "chair"}) == ["chair 19", ".Sub-category 1 10", ".Sub-category 2 9"]


def test_a_name_begins_where_the_kind_stands() -> None:
    places = {kind.title: kind.place for kind in walk(kinds_tree({0: "a/b", 1: "a/", 2: ""}, {0: 3, 1: 2, 2: 1}))}
    assert places == {"a": "a", "a/b": "a/b", "a/Sub-category 2": "a/", "Sub-category 3": ""}


@given(st.lists(st.lists(st.sampled_from(["a", "b", "/", " "]), max_size=7), min_size=1, max_size=8))
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_the_leaves_are_the_clusters_whatever_they_are_called(typed: list[list[str]]) -> None:
    names = {3 * number: tidy("".join(letters)) for number, letters in enumerate(typed)}
    every = list(walk(kinds_tree(names, dict.fromkeys(names, 2))))
    assert sorted(kind.cluster for kind in every if kind.cluster is not None) == sorted(names)
    assert len({kind.path for kind in every}) == len(every)
    for kind in every:
        assert sum(child.size for child in kind.children) == (kind.size if kind.children else 0)
        assert all(child.path[:-1] == kind.path and child.name for child in kind.children)


def test_a_name_of_many_parts_is_no_deep_tree() -> None:
    assert max(kind.depth for kind in walk(kinds_tree({0: "a/" * 100_000 + "b"}, {0: 1}))) <= 16


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  big   thrones ", "big thrones"),
        (" seat /  arm chair", "seat/arm chair"),
        ("/seat//chair", "seat/chair"),
        ("seat/", "seat/"),
        ("seat/ ", "seat/"),
        ("/", ""),
        ("", ""),
    ],
)
def test_names_are_tidied(typed: str, kept: str) -> None:
    assert tidy(typed) == kept
    assert tidy(kept) == kept


def test_where_parts_stand() -> None:
    assert shared_place(["chair"]) == "chair/"
    assert shared_place(["chair/"]) == "chair/"
    assert shared_place(["seat/chair", "seat/stool", "seat/"]) == "seat/"
    assert shared_place(["seat/chair", "lamp"]) == shared_place(["", "lamp"]) == shared_place([""]) == ""
    assert title_of(4, "seat/") == "seat/Sub-category 5"
    assert split_name("seat/") == ("seat", "")


def test_labels_and_clusters_are_cut() -> None:
    assert [cut("a/b/c", depth) for depth in (1, 2, 3, 9)] == ["a", "a/b", "a/b/c", "a/b/c"]
    items = tuple(Item(str(i), b"", str(i), label) for i, label in enumerate(["a/b", "a/c", "d", ""]))
    coarse = cut_labels(Dataset(DataKind.FEATURES, items), 1)
    assert coarse.true_labels.tolist() == [0, 0, 1, -1]
    names = {0: "a/b", 1: "a/c", 2: "", 3: "", 4: "a/", 5: "a/c/x"}
    labels = np.array([0, 1, 2, 3, 4, 5, 1])
    assert cut_clusters(labels, names, 1).tolist() == [0, 0, 1, 2, 0, 0, 0]
    assert cut_clusters(labels, names, 2).tolist() == [0, 1, 2, 3, 4, 1, 1]
    assert len(set(cut_clusters(labels, names, 3).tolist())) == 6


# -- colours --------------------------------------------------------------------------------------------


def test_parts_have_shades_of_one_colour() -> None:
    for base in range(12):
        light, chroma, hue = in_oklch(cluster_colour(base))
        back = oklch(light, chroma, hue)
        assert max(abs(x - y) for x, y in zip(back, cluster_colour(base), strict=True)) <= 1
        shades = [cluster_colour(base + KIN * shade) for shade in range(7)]
        assert len(set(shades)) == 7
        for shade in shades[1:]:
            away = abs(in_oklch(shade)[2] - hue) % 360
            assert min(away, 360 - away) < 30 or chroma < 0.02
    assert cluster_colour(KIN - 1 + 0) != OKABE_ITO[0]


def test_markers_tell_shades_apart() -> None:
    from shapekin.render.figures.look import marker_of

    assert len({marker_of(3 + KIN * shade) for shade in range(6)}) == 6


def test_colours_are_akin_and_stay() -> None:
    def colours(*names: str, before: tuple[int, ...] = (0, 1, 2, 3)) -> list[int]:
        records = tuple(ClusterRecord(i, name, before[i]) for i, name in enumerate(names))
        found = akin(records)
        assert akin(found) == found
        return [record.colour_index for record in found]

    assert colours("", "a", "b", "") == [0, 1, 2, 3]
    assert colours("", "s/a", "s/b", "s") == [0, 1, 1 + KIN, 1 + 2 * KIN]
    assert colours("s/a", "s/b", "", "", before=(2, 2 + KIN, 1, 3)) == [2, 2 + KIN, 1, 3]
    assert colours("s/a", "t", "", "", before=(2, 2 + KIN, 1, 3)) == [2, 0, 1, 3]  # it is no part of s any more
    assert colours("t", "s/b", "", "", before=(2 + KIN, 5, 1, 3)) == [2 + KIN, 5, 1, 3]
    assert colours("", "", "", "", before=(0, 0, -1, 1)) == [0, 2, 3, 1]


def test_new_parts_stand_where_most_of_their_items_stood() -> None:
    before = np.array([0, 0, 0, 1, 1, 1, 2, 2])
    records = records_for(before, [ClusterRecord(0, "seat/chair"), ClusterRecord(1, "lamp", 1)])
    after = np.array([0, 3, 3, 1, 3, 4, 5, 5])
    assert names_of_parts(after, before, records) == {3: "seat/chair/", 4: "lamp/"}
    assert names_of_parts(after, before, records_for(before, ())) == {}


# -- the session ----------------------------------------------------------------------------------------


@pytest.fixture
def session(project_path: Path, cache: Cache):
    with Session.open(project_path, cache) as opened:
        yield opened


def titles(session: Session) -> list[str]:
    return [kind.title for kind in walk(session.kinds)]


def test_both_parts_of_a_split_kind_stand_in_it_and_undo_takes_that_back(session: Session) -> None:
    first = session.clusters[0]
    session.rename_cluster(first.id, "chair")
    before = titles(session), session.clusters
    session.split(session.members(first.id)[:5])
    (kind,) = (kind for kind in session.kinds if kind.title == "chair")
    assert [child.named for child in kind.children] == [False, False]
    assert kind.size == first.size
    new = next(child.cluster for child in kind.children if child.cluster != first.id)
    assert session.cluster(new).title == f"chair/Sub-category {new + 1}"
    assert session.cluster(new).colour % KIN == session.cluster(first.id).colour
    session.undo()
    assert (titles(session), session.clusters) == before
    session.redo()
    assert session.cluster(new).title == f"chair/Sub-category {new + 1}"
    assert session.cluster(new).colour % KIN == session.cluster(first.id).colour
    session.rename_cluster(new, "stool")
    assert "chair" in titles(session)
    assert "stool" in titles(session)
    assert session.get_kind("chair").cluster == first.id


def test_a_part_of_two_kinds_stands_where_both_do(session: Session) -> None:
    first, second, third = session.clusters[:3]
    for cluster, name in ((first, "seat/chair"), (second, "seat/stool"), (third, "lamp")):
        session.rename_cluster(cluster.id, name)
    some = [session.members(cluster.id)[0] for cluster in (first, second, third)]
    session.split(np.array(some[:2]))
    assert session.cluster(int(session.labels[some[0]])).name == "seat/"
    session.undo()
    session.split(np.array(some[1:]))
    assert session.cluster(int(session.labels[some[1]])).name == ""


def test_merged_parts_take_the_best_name_there_is(session: Session) -> None:
    first = session.clusters[0]
    session.rename_cluster(first.id, "chair")
    session.split(session.members(first.id)[:-1])
    session.merge(session.get_kind("chair").leaves)
    assert session.get_kind("chair").cluster == first.id
    assert session.get_kind("chair").size == first.size


def test_naming_is_taken_back_and_done_again_in_turn_with_answers(session: Session, cache: Cache) -> None:
    first, second = session.clusters[:2]
    session.rename_cluster(first.id, "chair")
    session.split(session.members(first.id)[:3])
    session.rename_kind("chair", "seat/chair")
    session.rename_cluster(second.id, "seat/stool")
    colours = [cluster.colour for cluster in session.clusters]
    for _ in range(3):
        session.undo()
    assert session.cluster(first.id).name == "chair"
    assert len(session.get_kind("chair").leaves) == 1
    assert session.n_answers == 0
    session.undo()
    assert session.cluster(first.id).name == ""
    assert not session.can_undo
    with pytest.raises(ProjectError):
        session.undo()
    session.redo(4)
    assert [cluster.colour for cluster in session.clusters] == colours
    assert len(session.get_kind("seat").leaves) == 3
    assert not session.can_redo
    session.undo(4)
    assert session.can_redo
    with Session.open(session.path, cache, read_only=True) as other:
        assert not other.can_redo
        assert other.cluster(first.id).name == ""
    session.split(session.members(second.id)[:2])
    assert not session.can_redo
    with pytest.raises(ProjectError):
        session.redo()


def test_a_name_that_is_gone_is_not_brought_back_over_another(session: Session) -> None:
    first, second = session.clusters[:2]
    session.rename_cluster(first.id, "a")
    session.rename_cluster(first.id, "b")
    session.rename_cluster(second.id, "a")
    session.undo()
    session.undo()
    assert (session.cluster(first.id).name, session.cluster(second.id).name) == ("a", "")


def test_a_kind_is_named_with_all_in_it(session: Session) -> None:
    first, second, third = session.clusters[:3]
    for cluster, name in ((first, "seat/chair"), (second, "seat"), (third, "seat/")):
        session.rename_cluster(cluster.id, name)
    session.rename_kind("seat", "furniture / seats")
    assert {cluster.name for cluster in session.clusters} >= {"furniture/seats/chair", "furniture/seats/"}
    assert len(session.get_kind("furniture").leaves) == 3
    session.rename_kind("furniture/seats", "")
    assert {session.cluster(cluster.id).name for cluster in (first, second, third)} == {"furniture/chair", "furniture/"}
    session.rename_kind("furniture", "")
    assert session.cluster(first.id).name == "chair"
    assert session.cluster(third.id).name == session.cluster(second.id).name == ""


def test_a_name_twice_is_refused_and_nothing_is_changed(session: Session) -> None:
    first, second, third = session.clusters[:3]
    session.rename_cluster(first.id, "seat/chair")
    session.rename_cluster(second.id, "chair")
    session.rename_cluster(third.id, "seat/stool")
    with pytest.raises(ProjectError, match="already"):
        session.rename_cluster(third.id, "seat / chair")
    with pytest.raises(ProjectError, match="already"):
        session.rename_kind("seat", "")
    assert session.cluster(first.id).name == "seat/chair"
    session.rename_cluster(second.id, "seat")  # that is where others stand
    assert session.cluster(second.id).name == "seat/"


def test_kinds_are_found_by_name_and_number(session: Session) -> None:
    first = session.clusters[0]
    session.rename_cluster(first.id, "seat/chair")
    assert session.get_kind("seat").leaves == (first.id,)
    assert session.get_kind(first.id) == session.get_kind(str(first.id)) == session.get_kind("seat/chair")
    other = session.clusters[1]
    assert session.get_kind(other.title).cluster == other.id
    for wrong in ("seats", "999", "", "seat/"):
        with pytest.raises(UnknownNameError, match="no sub-category"):
            session.get_kind(wrong)


def test_a_training_leaves_names_and_parts_are_found_in_their_kind(session: Session, cache: Cache) -> None:
    everything = tuple(cluster.id for cluster in session.clusters)
    session.merge(everything)
    session.rename_cluster(session.clusters[0].id, "furniture")
    session.undo(2)
    session.rename_cluster(session.clusters[0].id, "chair")
    rows = session.members(session.clusters[0].id)
    session.record(run_inline(session.training_job("graph_diffusion"), cache))
    kind = session.get_kind("chair")
    stayed = np.intersect1d(rows, session.members_of(kind))
    assert len(stayed) > len(rows) / 2


# -- the command line -----------------------------------------------------------------------------------


def run(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str, str]:
    status = main([str(word) for word in words])
    out, err = capsys.readouterr()
    return status, out, err


def test_tree_name_and_undo_from_the_command_line(project_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "tree", project_path, "--json")
    flat = json.loads(out)
    assert flat["items"] == 60
    assert sum(kind["size"] for kind in flat["kinds"]) == 60
    assert len(flat["kinds"]) == flat["clusters"]
    one, two = flat["kinds"][:2]
    assert run(capsys, "name", project_path, one["id"], "seat/chair")[0] == 0
    assert "seat/stool" in run(capsys, "name", project_path, two["path"], " seat / stool ")[1]
    status, out, _ = run(capsys, "tree", project_path)
    assert status == 0
    rows = [line.rsplit(maxsplit=1) for line in out.splitlines()]
    assert rows[:2] == [["seat", str(one["size"] + two["size"])], ["  chair", str(one["size"])]]
    seat = json.loads(run(capsys, "tree", project_path, "--json")[1])["kinds"][0]
    assert [child["path"] for child in seat["kinds"]] == ["seat/chair", "seat/stool"]
    assert seat["id"] is None
    assert run(capsys, "undo", project_path, "-n", "2")[0] == 0
    assert json.loads(run(capsys, "tree", project_path, "--json")[1]) == flat
    status, _, err = run(capsys, "name", project_path, "nothing", "x")
    assert status == 1
    assert "no sub-category" in err


def test_evaluate_at_a_depth(project_path: Path, capsys: pytest.CaptureFixture[str], cache: Cache) -> None:
    fine = json.loads(run(capsys, "evaluate", project_path, "--json")[1])
    with Session.open(project_path, cache) as session:
        for cluster in session.clusters:
            session.rename_cluster(cluster.id, f"furniture/{cluster.id}")
    coarse = json.loads(run(capsys, "evaluate", project_path, "--depth", 1, "--json")[1])
    assert coarse["clusters"] == 1
    assert coarse["depth"] == 1
    assert json.loads(run(capsys, "evaluate", project_path, "--depth", 2, "--json")[1])["acc"] == fine["acc"]
    assert json.loads(run(capsys, "evaluate", project_path, "--json")[1]) == fine


def test_simulate_at_a_depth(project_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch) -> None:
    def cut_short(dataset: Dataset, depth: int) -> Dataset:
        assert depth == 1
        return cut_labels(dataset, depth)

    monkeypatch.setattr("shapekin.cli.training.cut_labels", cut_short)
    words = ("simulate", project_path, "--model", "kmeans", "--clusters", 3, "--budget", 2, "--depth", 1, "--json")
    curve = json.loads(run(capsys, *words)[1])["curve"]
    assert curve[0]["acc"] > 0
    with pytest.raises(SystemExit):
        main([str(word) for word in (*words[:-3], "--depth", 0)])
