"""Studies: what is finished stays finished, and the page says what came out, also where it is bad."""

from __future__ import annotations

import json
import math
import os
import re
import signal
import subprocess
import sys
import textwrap
import xml.etree.ElementTree as ElementTree
from functools import partial
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pytest

from shapekin.errors import SourceError, UnknownNameError
from shapekin.pairs.constraints import Relation
from shapekin.studies import classical, effort, papers
from shapekin.studies.answers import certain_sets, labelled, random_pairs
from shapekin.studies.catalogue import STUDIES, get_study
from shapekin.studies.ledger import FILE, Ledger, LedgerError
from shapekin.studies.page import QUICK, markdown, page, write_pages
from shapekin.studies.running import Begun, Ended, measure
from shapekin.studies.sources import Sources
from shapekin.studies.study import Against, Cell, Curve, Goal, Scale, Study, Table
from shapekin.studies.summary import Spread, Verdict, lines, number, outcomes
from shapekin.studies.workplace import Workplace

TRUTH = np.repeat(np.arange(4), 25).astype(np.int64)
RESULTS: list[str] = []
"""Cells that were measured, in order."""


def telling(place, data, seed, *, height=0.5):
    RESULTS.append(f"{data} {seed}")
    return {"acc": height + 0.1 * seed, "acc@10": height, "acc@20": height + 0.1 * seed}


def failing(place, data, seed):
    raise ZeroDivisionError("nothing to divide by")


def fake_table(seeds=3, height=0.5, bad=False, setting="ours") -> Table:
    cell = partial(Cell, "fake", "made")
    cells = [cell(setting, seed, telling, {"height": height}) for seed in range(seeds)]
    cells += [cell("floor", seed, telling, {"height": 0.2}) for seed in range(seeds)]
    if bad:
        cells.insert(0, cell("bad", 0, failing, {}))
    goals = (
        Goal("made", setting, "acc", least=0.55, published="0.55 & more"),
        Goal("made", setting, "acc", least=0.9),
        Goal("made", setting, "acc", other="floor", least=0.3, against=Against.GAIN),
        Goal("made", setting, "acc", other="floor", most=0.5, against=Against.ERROR_SHARE),
        Goal("made", setting, "acc", published="a figure without numbers"),
        Goal("made", "nowhere", "acc", least=0.0),
    )
    return Table("fake", "Fake <table>", ("A note.",), tuple(cells), ("acc",), goals, (Curve("acc", "ACC", "answers"),))


def study_of(table: Table) -> Study:
    return Study("fakes", "Fakes & co", "none", lambda scale, sources: (table,))


@pytest.fixture
def place(tmp_path: Path) -> Workplace:
    RESULTS.clear()
    return Workplace(tmp_path / "out", Sources(), "cpu", lambda event: None)


def run(table: Table, out: Path, place: Workplace) -> Ledger:
    ledger = Ledger(out)
    for _ in measure(table.cells, ledger, place):
        pass
    return ledger


def test_a_second_run_measures_nothing_again(tmp_path, place):
    table = fake_table()
    told = list(measure(table.cells, Ledger(tmp_path), place))
    assert [type(one) for one in told] == [Begun, Ended] * 6
    assert [(one.number, one.total) for one in told if isinstance(one, Begun)] == [(k, 6) for k in range(1, 7)]
    assert len(RESULTS) == 6
    ledger = run(table, tmp_path, place)
    assert len(RESULTS) == 6
    entry = ledger.of(table.cells[1])
    assert entry.numbers["acc"] == pytest.approx(0.6)
    assert {"shapekin", "python", "numpy", "torch", "device"} <= entry.made_with.keys()


def test_other_settings_are_measured_anew_and_the_old_ones_stay(tmp_path, place):
    run(fake_table(height=0.5), tmp_path, place)
    ledger = run(fake_table(height=0.7), tmp_path, place)
    assert len(RESULTS) == 9  # the floor is as it was
    assert ledger.of(fake_table(height=0.7).cells[0]).numbers["acc"] == pytest.approx(0.7)
    assert ledger.of(fake_table(height=0.5).cells[0]).numbers["acc"] == pytest.approx(0.5)


@pytest.mark.parametrize(
    "tail", [b'{"key": "fake/made/ou', b'{"key": 3}\n', b"\xff\xfe\n", b"[]\n", b"null\n", b"\n\n"]
)
def test_torn_and_odd_lines_are_dropped_and_what_follows_is_whole(tmp_path, place, tail):
    table = fake_table()
    run(table, tmp_path, place)
    path = tmp_path / FILE
    whole = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(whole[:-2]) + tail)
    RESULTS.clear()
    run(table, tmp_path, place)
    assert RESULTS == ["made 1", "made 2"]
    again = Ledger(tmp_path)
    assert all(again.finished(cell) for cell in table.cells)


def test_every_prefix_of_the_ledger_loses_one_cell_at_most(tmp_path, place):
    table = fake_table(seeds=1)
    run(table, tmp_path, place)
    path = tmp_path / FILE
    whole = path.read_bytes()
    for length in range(0, len(whole) + 1, 7):
        path.write_bytes(whole[:length])
        kept = sum(Ledger(tmp_path).finished(cell) for cell in table.cells)
        assert kept >= whole[:length].count(b"\n")


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals")
def test_a_killed_run_loses_the_running_cell_alone(tmp_path):
    script = textwrap.dedent("""
        import sys, time
        from pathlib import Path
        from shapekin.studies.ledger import Ledger
        from shapekin.studies.running import measure
        from shapekin.studies.sources import Sources
        from shapekin.studies.study import Cell
        from shapekin.studies.workplace import Workplace
        def work(place, data, seed):
            print(seed, flush=True)
            if seed == 2 and sys.argv[2] == "slow":
                time.sleep(60)
            return {"acc": seed}
        cells = [Cell("t", "d", "s", seed, work, {}) for seed in range(4)]
        out = Path(sys.argv[1])
        for _ in measure(cells, Ledger(out), Workplace(out, Sources(), "cpu", print)):
            pass
    """)
    command = [sys.executable, "-c", script, str(tmp_path)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen([*command, "slow"], stdout=subprocess.PIPE, env=environment) as first:
        assert first.stdout is not None
        assert [first.stdout.readline() for _ in range(3)] == [b"0\n", b"1\n", b"2\n"]
        first.send_signal(signal.SIGKILL)
    done = subprocess.run([*command, "quick"], capture_output=True, env=environment, check=True)
    assert done.stdout == b"2\n3\n"


def test_a_cell_that_fails_is_told_of_tried_again_and_holds_up_no_other(tmp_path, place):
    table = fake_table(bad=True)
    ledger = run(table, tmp_path, place)
    assert len(RESULTS) == 6
    assert ledger.of(table.cells[0]).fault == "ZeroDivisionError: nothing to divide by"
    assert not ledger.finished(table.cells[0])
    again = [one.cell.setting for one in measure(table.cells, ledger, place) if isinstance(one, Begun)]
    assert again == ["bad"]
    for text in (page(study_of(table), [table], ledger.of_all(table.cells), quick=False),
                 markdown(study_of(table), [table], ledger.of_all(table.cells), quick=False)):  # fmt: skip
        assert "nothing to divide by" in text


def test_a_full_disk_is_a_known_error(tmp_path, place):
    (tmp_path / "file").write_text("")
    with pytest.raises(LedgerError, match="could not be written"):
        run(fake_table(), tmp_path / "file" / "out", place)


def test_spread():
    some = Spread((0.5, 0.6, 0.7))
    assert some.mean == pytest.approx(np.mean(some.values))
    assert some.deviation == pytest.approx(np.std(some.values, ddof=1))
    assert str(some) == "0.600 ± 0.100"
    assert str(Spread((0.5,))) == "0.500"
    assert [number(value) for value in (1.0, 12.0, 9.5, 12.25)] == ["1.000", "12", "9.500", "12.2"]
    assert str(Spread(())) == "-"
    assert math.isnan(Spread(()).mean)


def test_goals_are_judged_by_the_mean_and_against_the_same_seed(tmp_path, place):
    table = fake_table()
    ledger = run(table, tmp_path, place)
    found = outcomes(table, lines(table, ledger.of_all(table.cells)))
    assert [one.verdict for one in found] == [
        Verdict.REACHED, Verdict.MISSED, Verdict.REACHED, Verdict.MISSED, Verdict.UNKNOWN, Verdict.UNMEASURED,
    ]  # fmt: skip
    assert found[1].reached == "NO, by 0.300"
    assert found[2].found.deviation == pytest.approx(0)  # paired: the seeds' own share is gone
    assert found[3].found.values == pytest.approx([0.5 / 0.8, 0.4 / 0.7, 0.3 / 0.6])
    part = {key: entry for key, entry in ledger.of_all(table.cells).items() if not key.endswith("/2")}
    assert outcomes(table, lines(table, part))[1].reached == "NO, by 0.350 (1 seeds to come)"


class Parsed(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.rows: list[list[str]] = []
        self.links: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.links += [value for name, value in attrs if name in ("src", "href", "xlink:href") and value]
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")

    def handle_data(self, data):
        if self.rows and self.tags[-1] in ("td", "th"):
            self.rows[-1][-1] += data.rstrip("\n")


def test_the_page_says_what_came_out(tmp_path, place):
    table = fake_table(setting="ours <script>alert(1)</script> | more")
    study = study_of(table)
    ledger = run(table, tmp_path, place)
    text = page(study, [table], ledger.of_all(table.cells), quick=False)
    parsed = Parsed(text)
    assert parsed.links == []
    assert "script" not in parsed.tags
    assert parsed.rows[0] == ["data", "setting", "acc", "seeds", "seconds"]
    assert parsed.rows[1][:4] == ["made", table.cells[0].setting, "0.600 ± 0.100", "3 of 3"]
    goals = parsed.rows[4:]
    assert goals[0][3:] == ["0.55 & more", "at least 0.55", "0.600 ± 0.100", "yes"]
    assert goals[1][-1] == "NO, by 0.300"
    assert goals[4][-1] == "cannot be said"
    assert goals[5][-1] == "not measured"
    assert QUICK not in text
    plots = re.findall(r"<svg .*?</svg>", text, re.DOTALL)
    assert len(plots) == 2
    for plot in plots:
        ElementTree.fromstring(plot)
    assert QUICK in page(study, [table], {}, quick=True)


def test_the_markdown_has_the_same_tables(tmp_path, place):
    table = fake_table(setting="a | b")
    study = study_of(table)
    ledger = run(table, tmp_path, place)
    write_pages(tmp_path, study, [table], ledger.of_all(table.cells), quick=True)
    text = (tmp_path / "tables.md").read_text()
    assert QUICK in text
    rows = [line for line in text.splitlines() if line.startswith("|")]
    assert rows[2].startswith("| made | a \\| b | 0.600 ± 0.100 | 3 of 3 | 0 |")
    assert any(row.endswith("| NO, by 0.300 |") for row in rows)
    assert (tmp_path / "page.html").read_text() == page(study, [table], ledger.of_all(table.cells), quick=True)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["page.html", "results.jsonl", "tables.md"]


def test_a_page_without_results_can_be_written(tmp_path):
    write_pages(tmp_path, study_of(fake_table()), [fake_table()], {}, quick=False)
    assert "0 of 6 cells" in (tmp_path / "page.html").read_text()


@pytest.mark.parametrize("quick", [False, True])
@pytest.mark.parametrize("name", list(STUDIES))
def test_studies_are_consistent(tmp_path, name, quick):
    for stem in ("mnist10k", "fashion10k"):
        np.savez(tmp_path / f"{stem}.npz", x=np.zeros((1, 2, 2), np.uint8), y=np.zeros(1))
    tables = get_study(name).tables(Scale(quick=quick), Sources(tmp_path))
    cells = [cell for table in tables for cell in table.cells]
    assert len({cell.key for cell in cells}) == len(cells)
    assert len({cell.fingerprint for cell in cells}) == len(cells)
    for table in tables:
        known = {(cell.data, cell.setting) for cell in table.cells}
        assert all(cell.table == table.name for cell in table.cells)
        for goal in table.goals:
            assert (goal.data, goal.setting) in known
            assert not goal.other or (goal.data, goal.other) in known
            assert bool(goal.other) == (goal.against is not Against.NOTHING)
    json.dumps([dict(cell.settings) for cell in cells])


def test_an_unknown_study_is_a_known_error():
    with pytest.raises(UnknownNameError, match="papers, effort"):
        get_study("astrology")


def test_effort_without_data_says_what_is_wanted(tmp_path):
    with pytest.raises(SourceError, match=r"mnist10k\.npz"):
        effort.tables(Scale(), Sources(tmp_path))


def test_sources_list_what_has_labels_and_lets_larger_editions_out(tmp_path):
    x, y = np.zeros((6, 4, 4), np.uint8), np.array([0, 0, 5, 5, 9, 9])
    for name in ("mnist10k", "mnist70k", "our_own"):
        np.savez(tmp_path / f"{name}.npz", x=x, y=y, split=[0, 0, 0, 1, 1, 1])
    np.savez(tmp_path / "nothing.npz", x=x)
    (tmp_path / "broken.npz").write_bytes(b"PK")
    sources = Sources(tmp_path)
    assert sources.labelled() == ("mnist10k", "our_own")
    assert sources.collection("our_own").truth.tolist() == [0, 0, 1, 1, 2, 2]
    assert sources.kinds("our_own") == 3
    assert len(sources.collection("our_own", 4)) == 4
    assert sources.collection("our_own", 0, 1).truth.tolist() == [0, 1, 1]
    with pytest.raises(SourceError, match="labels"):
        sources.collection("nothing")
    with pytest.raises(SourceError, match=r"our\.npz"):
        sources.require({"our.npz", "our_own.npz"})
    with pytest.raises(SourceError, match="classes"):
        sources.collection("our_own:ten")


def test_sources_want_a_folder(monkeypatch):
    monkeypatch.delenv("SHAPEKIN_DATA", raising=False)
    with pytest.raises(SourceError, match=r"a\.npz, b\.npz.*--data"):
        Sources().require({"b.npz", "a.npz"})
    Sources().require(set())
    assert Sources().labelled() == ()


def test_random_pairs_are_true_and_as_many_as_asked():
    told = random_pairs(TRUTH, 200, 1)
    assert len(told) == 200
    assert told.satisfied_fraction(TRUTH) == 1
    assert len(random_pairs(TRUTH[:4], 100, 0)) == 6


def test_wrong_answers_that_clash_are_left_out():
    told = random_pairs(TRUTH, 600, 0, noise=0.05)
    told.closure()
    assert len(told) < 600
    assert 0.5 < told.satisfied_fraction(TRUTH) < 1


def test_labels_become_links():
    told, rows = labelled(TRUTH, 0.2, 0)
    assert np.bincount(TRUTH[rows]).tolist() == [5, 5, 5, 5]
    closure = told.closure()
    expected = {True: Relation.SAME, False: Relation.DIFFERENT}
    assert all(closure.relation(i, j) is expected[bool(TRUTH[i] == TRUTH[j])] for i in rows for j in rows if i != j)
    assert np.bincount(TRUTH[labelled(TRUTH, 0.001, 0)[1]]).tolist() == [1, 1, 1, 1]


@pytest.mark.parametrize("budget", [0, 1, 7, 60, 10_000])
def test_certain_sets_spend_the_budget(budget):
    told = certain_sets(TRUTH, budget, 3)
    most = len(certain_sets(TRUTH, 10**6, 3))
    assert len(told) == min(budget, most)
    assert told.satisfied_fraction(TRUTH) == 1
    if budget > most:
        assert len(told.closure().certain_sets) == 4


def test_what_cells_share_is_made_once(place):
    made = []

    def make():
        made.append(1)
        return {"a": np.arange(3)}

    for _ in range(2):
        assert place.kept("some", make)["a"].tolist() == [0, 1, 2]
    assert made == [1]


def test_a_real_cell_agrees_with_its_reference(tmp_path, place):
    table = classical.table(Scale(seeds=1))
    cells = [cell for cell in table.cells if cell.setting in ("kmeans", "agglomerative")]
    ledger = Ledger(tmp_path)
    for _ in measure(cells, ledger, place):
        pass
    for cell in cells:
        assert ledger.of(cell).fault == ""
        assert ledger.of(cell).numbers["agreement"] == pytest.approx(1)
        assert 0.5 < ledger.of(cell).numbers["acc"] <= 1


def test_a_real_curve_of_answers(tmp_path):
    rng = np.random.default_rng(0)
    truth = np.repeat(np.arange(3), 20)
    rows = 4 * np.eye(3)[truth] + rng.normal(0, 0.5, (60, 3))
    np.savez(tmp_path / "ours.npz", x=rows, y=truth)
    place = Workplace(tmp_path / "out", Sources(tmp_path), "cpu", lambda event: None)
    numbers = effort.curve(place, "ours", 0, items=0, budget=20, every=10, model="graph_diffusion",
                           strategy="certain_sets", noise=0.0, second_looks=True)  # fmt: skip
    assert {"acc@0", "acc@10", "acc@20", "nmi@20", "ari@20", "actions@20"} <= numbers.keys()
    assert numbers["acc@20"] == 1
    assert not (tmp_path / "out").exists()  # the arrays of its runs went with it


def test_papers_come_in_a_fixed_order():
    names = [table.name for table in papers.tables(Scale(), Sources())]
    assert names == ["classical", "pairwise_kl", "clusternet", "siamese", "deep_constrained"]
