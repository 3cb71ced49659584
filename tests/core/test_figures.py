from __future__ import annotations

import io
import itertools
import json
import math
import os
import re
import shutil
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from shapekin.cli import main
from shapekin.data.contents import Picture as Pixels
from shapekin.jobs.job import ImportResult
from shapekin.jobs.runners import run_inline
from shapekin.pairs.constraints import Relation
from shapekin.queries.base import Answer, Query
from shapekin.queries.oracle import SimulatedUser
from shapekin.render.figures.embedding import embedding_figure
from shapekin.render.figures.lettering import fitting, lettered, plain, width_of
from shapekin.render.figures.look import DARK, LIGHT, marker_of
from shapekin.render.figures.members import members_figure
from shapekin.render.figures.pairs import Contested, pairs_figure
from shapekin.render.figures.panel import explained, placed, planes
from shapekin.render.figures.raster import png
from shapekin.render.figures.ring import Ring
from shapekin.render.figures.scene import Area, Box, Line, Picture, Scene, Words
from shapekin.render.figures.stages import stages_figure
from shapekin.render.figures.subject import Group, Stage, Subject, typical
from shapekin.render.figures.vector import svg
from shapekin.render.palette import cluster_colour
from shapekin.render.stills.thumbnails import thumbnail
from shapekin.session import Session
from shapekin.store.cache import Cache

FILES = ["embedding.png", "embedding.svg", "stages.png", "stages.svg", "pairs.png", "sub-categories.png"]
GREEN = thumbnail(Pixels(np.full((4, 4, 3), [10, 200, 30], np.uint8)))


def subject_of(n_groups=4, size=20, stages=2, look=LIGHT, png_file=GREEN, name="kind") -> Subject:
    rng = np.random.default_rng(0)
    labels = np.repeat(np.arange(n_groups), size)
    codes = rng.normal(size=(len(labels), 6)) + 5 * rng.normal(size=(n_groups, 6))[labels]
    return Subject(
        title="Things",
        about="What they are.",
        names=tuple(f"shelf/thing_{row}" for row in range(len(labels))),
        groups=tuple(Group(f"{name} {i}", i, np.flatnonzero(labels == i)) for i in range(n_groups)),
        colours_tell="kinds",
        stages=tuple(
            Stage(f"Stage {k}", (k + 1) * codes, {"acc": 0.5, "clusters": 4} if k else {}) for k in range(stages)
        ),
        thumbnail=lambda row: png_file,
        look=look,
    )


def pixels(raw):
    with Image.open(io.BytesIO(raw)) as image:
        return np.asarray(image.convert("RGB")).astype(int)


def areas(scene: Scene, kind=Picture):
    return [part.area for part in scene.parts if isinstance(part, kind)]


def apart(a: Area, b: Area) -> bool:
    return a.right <= b.x or b.right <= a.x or a.bottom <= b.y or b.bottom <= a.y


def crossing(a: Line, b: Line) -> bool:
    def side(p, q, r):
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    return (
        side(a.start, a.end, b.start) * side(a.start, a.end, b.end) < 0
        and side(b.start, b.end, a.start) * side(b.start, b.end, a.end) < 0
    )


# -- what is where --------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 2, 5, 13, 20, 26])
def test_cards_never_overlap_and_lines_never_cross(count: int) -> None:
    ring = Ring(Area(40, 40, 1160, 980), 108, 132, 14)
    assert ring.capacity == 26
    rng = np.random.default_rng(count)
    points = rng.uniform((ring.inner.x, ring.inner.y), (ring.inner.right, ring.inner.bottom), (count, 2))
    slots = ring.joined(points)
    for a, b in itertools.combinations(slots, 2):
        assert apart(a, b)
    lines = [
        Line(ring.anchor(slot), tuple(point), (0, 0, 0)) for slot, point in zip(slots, points.tolist(), strict=True)
    ]
    assert not any(crossing(a, b) for a, b in itertools.combinations(lines, 2))
    for slot, line in zip(slots, lines, strict=True):
        x, y = line.start
        assert slot.x - 1e-6 <= x <= slot.right + 1e-6, "a line ends at its card"
        assert slot.y - 1e-6 <= y <= slot.bottom + 1e-6


@pytest.mark.parametrize("n_groups", [1, 3, 10, 40])
def test_pictures_stand_apart_and_on_the_page(n_groups: int) -> None:
    subject = subject_of(n_groups, size=6)
    pairs = [Contested(k, k + 1, k + 1, 9 / (k + 1), list(Relation)[k % 3], "") for k in range(6 * n_groups - 1)]
    for scene in (
        embedding_figure(subject),
        stages_figure(subject),
        pairs_figure(subject, pairs, 99),
        members_figure(subject, subject.groups),
    ):
        pictures = areas(scene)
        for a, b in itertools.combinations(pictures, 2):
            assert apart(a, b)
        for area in [*pictures, *areas(scene, Box)]:
            assert area.x >= 0
            assert area.y >= 0
            assert area.right <= scene.width + 1e-6
            assert area.bottom <= scene.height + 1e-6
        for words in (part for part in scene.parts if isinstance(part, Words)):
            before = {"start": 0.0, "middle": 0.5, "end": 1.0}[words.anchor] * width_of(words.text, words.size)
            assert words.x - before >= 0, words.text
            assert words.x - before + width_of(words.text, words.size) <= scene.width, words.text
            assert words.size < words.y < scene.height, words.text


def test_every_group_is_represented_by_typical_and_different_members() -> None:
    rng = np.random.default_rng(0)
    points = rng.normal(size=(200, 3))
    rows = np.arange(50, 150)
    chosen = typical(points, rows, 4)
    assert len(set(chosen)) == 4
    assert set(chosen) <= set(rows.tolist())
    distance = np.linalg.norm(points[rows] - points[rows].mean(axis=0), axis=1)
    assert chosen[0] == rows[distance.argmin()]
    assert np.isin(chosen, rows[np.argsort(distance)[:50]]).all()
    assert typical(np.zeros((5, 2)), np.arange(5), 3) != typical(np.zeros((5, 2)), np.arange(5), 1)
    assert len(typical(np.zeros((2, 2)), np.arange(2), 4)) == 2


def test_each_stage_has_its_own_plane_turned_to_the_last_one() -> None:
    rng = np.random.default_rng(0)
    codes = rng.normal(size=(100, 5)) * (9, 4, 1, 0.5, 0.1)
    turn, _ = np.linalg.qr(rng.normal(size=(5, 5)))
    first, last = planes([Stage("a", codes @ turn), Stage("b", codes)])
    np.testing.assert_allclose(first, last, atol=1e-3)
    spread = codes.var(axis=0)
    assert explained(Stage("b", codes), last) == pytest.approx(spread[:2].sum() / spread.sum(), abs=0.02)
    assert explained(Stage("b", np.ones((4, 2))), np.zeros((4, 2))) == 0


def test_a_panel_keeps_proportions_and_holds_every_point() -> None:
    plane = np.random.default_rng(0).normal(size=(5000, 2)) * (4, 1)
    plane[0] = (1e4, 1e4)
    area = Area(10, 20, 300, 200)
    found = placed(plane, area)
    assert (found >= (10, 20)).all()
    assert (found <= (310, 220)).all()
    inner = np.flatnonzero(np.abs(plane).max(axis=1) < 1)
    ratio = np.diff(found[inner[:2]], axis=0) / np.diff(plane[inner[:2]], axis=0)
    assert ratio[0, 0] == pytest.approx(-ratio[0, 1])
    for few in (np.zeros((1, 2)), np.zeros((3, 2)), np.array([[0.0, 0], [1, 0]])):
        assert np.isfinite(placed(few, area)).all()


def test_pairs_stand_under_their_answers() -> None:
    subject = subject_of()
    pairs = [
        Contested(0, 1, 1, 12.345, Relation.SAME, "same"),
        Contested(2, 3, 2, 0.5, Relation.DIFFERENT, "different"),
        Contested(4, 5, 3, 0.25, Relation.DIFFERENT, ""),
        Contested(6, 7, 4, 0.125, Relation.UNKNOWN, "unsure"),
    ]
    scene = pairs_figure(subject, pairs, 1000)
    words = {part.text for part in scene.parts if isinstance(part, Words)}
    assert {"Called the same", "Called different", "Still open"} <= words
    assert {"rank 1", "rank 2", "rank 3, follows", "rank 4, unsure", "loss 12.3", "loss 0.500"} <= words
    frames = [part for part in scene.parts if isinstance(part, Box) and part.width == 2.5]
    assert [(frame.outline, frame.dashed) for frame in frames] == [
        (LIGHT.same, False), (LIGHT.different, True), (LIGHT.different, True), (LIGHT.line, False)
    ]  # fmt: skip
    assert frames[0].area.right < frames[1].area.x
    alone = pairs_figure(subject, pairs[3:], 1000)
    assert alone.height < scene.height
    assert "Called the same" not in {part.text for part in alone.parts if isinstance(part, Words)}


# -- words ----------------------------------------------------------------------------------------------


def test_words_fit_and_no_letter_is_lost_silently() -> None:
    assert fitting("bench", 15, 200) == "bench"
    cut = fitting("a very long name of a kind " * 20, 15, 120)
    assert cut.endswith("…")
    assert width_of(cut, 15) <= 120
    assert plain("a\x1b\n\udcff") == "a???"
    assert lettered("plain", 12)[1].getname()[0] == "Aileron"
    shown, face = lettered("Stühle", 12)
    assert shown in ("Stühle", "Stuhle")
    assert (shown == "Stuhle") == (face.getname()[0] == "Aileron")
    assert lettered("\ue123", 12)[0] == "?" * len(lettered("\ue123", 12)[0])


def test_names_stand_in_for_missing_pictures() -> None:
    scene = members_figure(subject_of(png_file=b""), subject_of().groups)
    assert not areas(scene)
    assert any(part.text.startswith("shelf/ thing") for part in scene.parts if isinstance(part, Words))


# -- files ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("look", [LIGHT, DARK])
def test_a_drawing_has_its_size_its_ground_and_its_colours(look) -> None:
    image = pixels(png(stages_figure(subject_of(look=look)), 1000))
    assert image.shape[1] == 1000
    assert (image[0, 0] == look.ground).all()
    for group in range(4):
        assert (np.abs(image - cluster_colour(group)).max(axis=-1) < 32).sum() > 200
    pictured = pixels(png(embedding_figure(subject_of(look=look)), 1600))
    assert ((pictured == [10, 200, 30]).all(axis=-1)).sum() > 12 * 90 * 90


def test_lines_are_equally_wide_in_all_directions() -> None:
    inked = []
    for turn in np.arange(0, 180, 22.5):
        scene = Scene("line", 400, 200, (255, 255, 255))
        reach = (80 * math.cos(math.radians(turn)), 80 * math.sin(math.radians(turn)))
        scene.add(Line((200 - reach[0], 100 - reach[1]), (200 + reach[0], 100 + reach[1]), (0, 0, 0), 2.0))
        inked.append((255 - pixels(png(scene, 800))[..., 0]).sum() / 255 / 2 / 320)
    assert max(inked) < 1.15 * min(inked)
    assert np.mean(inked) == pytest.approx(2, rel=0.1)


def test_vectors_are_sound_and_refer_to_nothing_outside() -> None:
    subject = subject_of(10, name="<b> & \x00 \ud800")
    raw = svg(embedding_figure(subject), 1600)
    tree = ElementTree.fromstring(raw)
    assert tree.attrib["width"] == "1600"
    texts = {element.text for element in tree.iter("{http://www.w3.org/2000/svg}text")}
    assert "<b> & ? ? 3" in texts
    circles = [*tree.iter("{http://www.w3.org/2000/svg}circle")]
    assert len(circles) > 2 * 8 * 20, "both stages, the eight kinds that are circles"
    assert set(re.findall(rb'href="([^:]*:[^,]*)', raw)) == {b"data:image/png;base64"}
    assert ElementTree.fromstring(svg(stages_figure(subject), 900)).attrib["width"] == "900"


def test_colours_and_markers_are_those_of_the_app() -> None:
    pytest.importorskip("PySide6.QtGui")
    from shapekin_app import theme
    from shapekin_app.views.embedding import sprites

    for look, its in ((LIGHT, theme.LIGHT), (DARK, theme.DARK)):
        ours = ["#{:02x}{:02x}{:02x}".format(*c) for c in (look.ground, look.card, look.line, look.ink, look.quiet)]
        assert ours == [its.surface, its.raised, its.line, its.text, its.muted]
        links = ["#{:02x}{:02x}{:02x}".format(*c) for c in (look.same, look.different)]
        assert links == [its.must_link, its.cannot_link]
    for colour in range(60):
        outline = np.array(marker_of(colour))
        if len(outline):
            edge = sprites.distance_to_edge(sprites.marker_of(colour), *outline.T)
            np.testing.assert_allclose(edge, 0, atol=0.02)
        else:
            assert sprites.MARKERS[sprites.marker_of(colour)] == "circle"


# -- the command ----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def answered(imported: ImportResult, cache: Cache, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sixty chairs, trained, asked about the hardest pairs, trained again."""
    path = tmp_path_factory.mktemp("figures") / "chairs.shapekin"
    with Session.create(path, imported, cache) as session:
        user = SimulatedUser(session.dataset.true_labels)
        settings = {"epochs": 1, "cycles": 1, "cycle_epochs": 1, "points": 64}
        for answers in (12, 0):
            session.record(run_inline(session.training_job("cpac", settings, warm=False), cache))
            for query in session.questions(answers, "loss"):
                if session.relation(query.a, query.b) is Relation.UNKNOWN:
                    session.answer(query, Answer.SAME if user.says_same(query.a, query.b) else Answer.DIFFERENT)
    return path


def run(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str, str]:
    status = main([str(word) for word in words])
    out, err = capsys.readouterr()
    return status, out, err


def test_figures_of_a_project(capsys: pytest.CaptureFixture[str], answered: Path, tmp_path: Path) -> None:
    before = answered.read_bytes()
    out = tmp_path / "deep" / "figures"
    status, printed, err = run(capsys, "figures", answered, "--out", out, "--size", 800, "--json")
    assert (status, err) == (0, "")
    told = json.loads(printed)
    assert told["files"] == FILES
    assert sorted(path.name for path in out.iterdir()) == sorted(FILES)
    assert told["colour"] == "classes"
    titles = [stage["title"] for stage in told["stages"]]
    assert titles[:2] == ["Autoencoder alone", "After training"]
    assert re.fullmatch(r"After \d+ answers", titles[2])
    assert "acc" in told["stages"][2]["scores"]
    for name in FILES:
        if name.endswith(".png"):
            with Image.open(out / name) as image:
                assert image.width == 800
                assert image.info["Software"] == "Shapekin"
    assert "NMI" in (out / "stages.svg").read_text()
    assert answered.read_bytes() == before


def test_a_chosen_run_by_sub_category_in_the_dark(
    capsys: pytest.CaptureFixture[str], answered: Path, tmp_path: Path
) -> None:
    words = ("--size", 800, "--dark", "--colour", "clusters", "--run", 1)
    status, printed, _ = run(capsys, "figures", answered, "--out", tmp_path, *words)
    assert status == 0
    assert "of run 1 (cpac)" in printed
    with Image.open(tmp_path / "stages.png") as image:
        assert image.convert("RGB").getpixel((0, 0)) == DARK.ground
    drawn = (tmp_path / "stages.svg").read_text()
    assert "Sub-category 1" in drawn
    assert "answers" not in drawn


def test_nothing_is_overwritten_unless_forced(
    capsys: pytest.CaptureFixture[str], answered: Path, tmp_path: Path
) -> None:
    mine, kept = tmp_path / "pairs.png", tmp_path / "other.txt"
    mine.write_text("mine")
    kept.write_text("kept")
    elsewhere = tmp_path.parent / f"{tmp_path.name}-elsewhere"
    elsewhere.write_text("not to be followed")
    words = ("figures", answered, "--out", tmp_path, "--size", 800)
    status, _, err = run(capsys, *words)
    assert (status, err.count("\n")) == (1, 1)
    assert "pairs.png exists already" in err
    assert "--force" in err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["other.txt", "pairs.png"]
    if os.name == "posix":
        (tmp_path / "stages.png").symlink_to(elsewhere)
    assert run(capsys, *words, "--force")[0] == 0
    assert mine.read_bytes().startswith(b"\x89PNG")
    assert (tmp_path / "stages.png").read_bytes().startswith(b"\x89PNG")
    assert elsewhere.read_text() == "not to be followed"
    assert kept.read_text() == "kept"
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([*FILES, "other.txt"])


def test_what_cannot_be_drawn_is_told(
    capsys: pytest.CaptureFixture[str],
    answered: Path,
    project_path: Path,
    chairs_folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refused(*words: object) -> str:
        status, _, err = run(capsys, "figures", *words)
        assert (status, err.count("\n")) == (1, 1)
        return err

    out = tmp_path / "out"
    assert f"shapekin train {project_path}" in refused(project_path, "--out", out)
    assert "There is no run 9" in refused(answered, "--out", out, "--run", 9)
    assert "inside the source" in refused(answered, "--out", chairs_folder / "figures")
    assert "could not be made" in refused(answered, "--out", answered / "x")
    assert not out.exists()
    monkeypatch.setenv("SHAPEKIN_CACHE", str(tmp_path / "empty"))
    assert "shapekin train" in refused(answered, "--out", out)
    for words in (("--size", 10), ("--size", 9000), ("--colour", "blue")):
        with pytest.raises(SystemExit) as ended:
            run(capsys, "figures", answered, "--out", out, *words)
        assert ended.value.code == 2


def test_a_project_without_classes_or_pairs(capsys: pytest.CaptureFixture[str], cache: Cache, tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    np.savez(tmp_path / "rows.npz", x=(rng.normal(size=(60, 5)) + 8 * np.repeat([0, 1, 2], 20)[:, None]).astype("f4"))
    project, out = tmp_path / "rows.shapekin", tmp_path / "out"
    assert run(capsys, "new", project, tmp_path / "rows.npz")[0] == 0
    assert run(capsys, "train", project, "--model", "kmeans", "--clusters", 3)[0] == 0
    with Session.open(project, cache) as session:
        session.answer(Query(0, 1, "", ""), Answer.SAME)
    status, printed, _ = run(capsys, "figures", project, "--out", out, "--size", 800)
    assert status == 0
    assert "no pairs: kmeans ranks none" in printed
    assert sorted(path.name for path in out.iterdir()) == sorted(set(FILES) - {"pairs.png"})
    assert run(capsys, "figures", project, "--out", out, "--colour", "classes")[0] == 1
    shutil.rmtree(out)
