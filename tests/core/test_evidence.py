"""All that people say: gestures, undo and redo without limit, contradictions mended, evidence shared and merged."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shapekin.cli.main import main
from shapekin.errors import ContradictionError, ProjectError, SourceError
from shapekin.jobs.runners import run_inline
from shapekin.pairs.constraints import Constraints, Relation
from shapekin.pairs.growing import GrowingClosure
from shapekin.queries.base import Answer, Query
from shapekin.session import Session
from shapekin.session.shared import Statement, as_csv, as_json, merge, read_statements, statements
from shapekin.store.cache import Cache

SAME, DIFFERENT, UNSURE = Answer.SAME, Answer.DIFFERENT, Answer.UNSURE


def pair(a: int, b: int) -> Query:
    return Query(a, b, "", "")


@pytest.fixture
def session(project_path: Path, cache: Cache):
    with Session.open(project_path, cache) as opened:
        yield opened


def said(session: Session) -> list[tuple[int, int, str]]:
    return [(row.a, row.b, row.value) for row in session.evidence]


def test_one_gesture_is_recorded_and_taken_back_as_a_whole(session: Session) -> None:
    session.answer(pair(0, 1), SAME)
    session.answer_all([(pair(5, 2), SAME), (pair(2, 6), SAME), (pair(2, 7), DIFFERENT)], seconds=4.0, form="odd")
    rows = session.evidence
    assert [(row.gesture, row.form, row.seconds) for row in rows] == [(1, "pair", 0.0), *[(2, "odd", 4.0)] * 3]
    session.undo()
    assert said(session) == [(0, 1, "same")]
    session.redo()
    assert sorted(said(session)) == [(0, 1, "same"), (2, 5, "same"), (2, 6, "same"), (2, 7, "different")]
    session.undo(2)
    assert said(session) == []
    assert not session.can_undo


def test_a_gesture_that_contradicts_is_refused_as_a_whole(session: Session) -> None:
    session.answer(pair(0, 1), SAME)
    with pytest.raises(ContradictionError):
        session.answer_all([(pair(3, 4), SAME), (pair(1, 2), SAME), (pair(0, 2), DIFFERENT)])
    assert said(session) == [(0, 1, "same")]


def test_who_said_it_how_sure_and_how_long(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    session.author = "Zoë"
    session.answer(pair(3, 1), SAME, seconds=1.5, confidence=0.6)
    (row,) = session.evidence
    assert (row.author, row.seconds, row.confidence, row.gesture) == ("Zoë", 1.5, 0.6, 1)


def test_redo_is_forgotten_when_something_new_is_said(session: Session) -> None:
    session.answer(pair(0, 1), SAME)
    session.undo()
    assert session.can_redo
    session.answer(pair(0, 2), SAME)
    assert not session.can_redo
    with pytest.raises(ProjectError, match="0 answers to say again"):
        session.redo()


@pytest.mark.parametrize("seed", range(6))
def test_undo_and_redo_walk_through_every_state(project_path: Path, cache: Cache, seed: int) -> None:
    rng = np.random.default_rng(seed)
    kind = rng.integers(0, 3, 60)
    session = Session.open(project_path, cache)
    states = [sorted(said(session))]
    for _ in range(25):
        a, b = (int(row) for row in rng.choice(12, 2, replace=False))
        truth = SAME if kind[a] == kind[b] else DIFFERENT
        roll = rng.random()
        if roll < 0.2 and session.evidence:
            chosen = session.evidence[int(rng.integers(len(session.evidence)))]
            try:
                session.retract(chosen.id)
            except ContradictionError:
                continue
        elif roll < 0.4:
            try:
                session.answer(pair(a, b), UNSURE)
            except ContradictionError:
                continue
        elif roll < 0.6:
            others = [int(row) for row in rng.choice(12, 3, replace=False) if row != a]
            pairs = [(pair(a, other), SAME if kind[a] == kind[other] else DIFFERENT) for other in others]
            session.answer_all(pairs)
        else:
            session.answer(pair(a, b), truth)
        states.append(sorted(said(session)))
    for _ in range(3):
        back = int(rng.integers(1, len(states)))
        for step in range(1, back + 1):
            session.undo()
            assert sorted(said(session)) == states[len(states) - 1 - step]
        if rng.random() < 0.5:
            session.close()
            session = Session.open(project_path, cache)
        for step in range(len(states) - back, len(states)):
            session.redo()
            assert sorted(said(session)) == states[step]
    session.close()


def test_a_contradiction_names_the_answers_and_taking_one_back_mends_it(session: Session) -> None:
    for a, b in ((0, 1), (1, 2), (2, 3), (8, 9)):
        session.answer(pair(a, b), SAME)
    with pytest.raises(ContradictionError) as refused:
        session.answer(pair(0, 3), DIFFERENT)
    assert refused.value.path == (0, 1, 2, 3)
    assert refused.value.evidence == (1, 2, 3)
    session.answer(pair(0, 3), DIFFERENT, instead_of=[2])
    assert session.relation(0, 3) is Relation.DIFFERENT
    assert session.relation(1, 2) is Relation.DIFFERENT or session.relation(1, 2) is Relation.UNKNOWN
    session.undo()
    assert session.relation(0, 3) is Relation.SAME
    assert sorted(said(session)) == [(0, 1, "same"), (1, 2, "same"), (2, 3, "same"), (8, 9, "same")]


def test_what_was_said_twice_is_given_up_at_once(session: Session) -> None:
    for a, b in ((0, 1), (0, 1), (1, 2)):
        session.answer(pair(a, b), SAME)
    with pytest.raises(ContradictionError) as refused:
        session.answer(pair(0, 2), DIFFERENT)
    session.answer(pair(0, 2), DIFFERENT, instead_of=refused.value.evidence[:1])
    assert session.relation(0, 1) is not Relation.SAME
    session.undo()
    assert session.relation(0, 2) is Relation.SAME


def test_merged_answers_do_not_count_as_surprises(session: Session) -> None:
    session.answer(pair(0, 1), SAME)
    before = session.moving()
    names = session.dataset.names
    merge(session, [Statement(names[a], names[a + 1], "same", expected="different") for a in range(20, 45, 2)])
    assert session.moving() == before
    assert before.items == 1


def test_undone_and_said_again_is_no_new_answer(session: Session, cache: Cache) -> None:
    session.answer(pair(0, 1), SAME)
    session.record(run_inline(session.training_job("graph_diffusion"), cache))
    session.undo()
    session.redo()
    assert session.answers_since_training == 0
    assert session.evidence[0].moment == session.evidence_log[0].at


@pytest.mark.parametrize("damage", ["DELETE FROM evidence_more WHERE id = 2", "UPDATE evidence_more SET more = '5'"])
def test_what_lies_beside_the_log_is_checked(project_path: Path, cache: Cache, damage: str) -> None:
    with Session.open(project_path, cache) as session:
        for a in range(4):
            session.answer(pair(a, a + 1), SAME)
    with closing(sqlite3.connect(project_path)) as database:
        database.executescript(damage)
    with pytest.raises(ProjectError, match="not what was written"):
        Session.open(project_path, cache)
    with Session.open(project_path, cache, read_only=True) as session:
        assert len(session.evidence) < 4


def test_the_earlier_different_is_named_as_well(session: Session) -> None:
    session.answer(pair(0, 1), SAME)
    session.answer(pair(1, 2), DIFFERENT)
    with pytest.raises(ContradictionError) as refused:
        session.answer(pair(0, 2), SAME)
    assert set(refused.value.evidence) == {1, 2}


def test_taking_back_what_hides_an_older_contradiction_is_refused(session: Session) -> None:
    session.answer(pair(0, 1), SAME)
    session.answer(pair(0, 1), DIFFERENT)
    session.answer(pair(0, 2), SAME)
    session.answer(pair(1, 2), DIFFERENT)
    with pytest.raises(ContradictionError):
        session.retract(2)
    assert session.relation(0, 1) is Relation.DIFFERENT


def test_only_answers_in_force_are_taken_back(session: Session) -> None:
    session.answer(pair(0, 1), SAME)
    for wrong in (2, 99):
        with pytest.raises(ProjectError, match="not in force"):
            session.retract(wrong)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8), st.booleans()), max_size=30))
def test_the_growing_closure_agrees_with_the_whole_one(links: list[tuple[int, int, bool]]) -> None:
    growing, kept = GrowingClosure(Constraints(9)), Constraints(9)
    for i, j, same in links:
        if i == j:
            continue
        wanted = kept.with_link(i, j, same=same)
        try:
            wanted.closure()
        except ContradictionError:
            assert not growing.add(i, j, same=same)
            continue
        assert growing.add(i, j, same=same)
        kept = wanted
    closure, again = kept.closure(), GrowingClosure(kept)
    for i in range(9):
        for j in range(9):
            assert growing.relation(i, j) is closure.relation(i, j) is again.relation(i, j)


def test_the_shortest_reason_to_be_different() -> None:
    links = Constraints(10, np.array([[0, 1], [1, 2], [3, 4], [0, 5], [5, 6]]), np.array([[2, 4], [0, 3], [6, 8]]))
    assert links.cannot_link_path(1, 4) == (1, 2, 4)
    assert links.cannot_link_path(0, 4) == (0, 3, 4)
    assert links.cannot_link_path(8, 6) == (8, 6)
    assert links.cannot_link_path(7, 6) == ()


@pytest.mark.parametrize(("ending", "write"), [(".csv", as_csv), (".json", as_json)])
def test_evidence_written_and_read_is_the_same(session: Session, tmp_path: Path, ending: str, write) -> None:
    session.author = 'Zoë, "the" curator'
    session.answer(Query(0, 1, "loss", "Rank 1,\nof 5."), SAME, seconds=1.25, confidence=0.5)
    session.answer(pair(1, 2), DIFFERENT)
    session.answer(pair(4, 2), UNSURE)
    before = list(statements(session.dataset.names, session.evidence))
    path = tmp_path / f"said{ending}"
    path.write_text(write(before), encoding="utf-8")
    assert read_statements(path) == before


def other_project(project_path: Path, cache: Cache, answers, author: str) -> Path:
    path = project_path.with_name(f"{author}.shapekin")
    shutil.copy(project_path, path)
    with Session.open(path, cache) as session:
        session.author = author
        for a, b, value in answers:
            session.answer(pair(a, b), value)
    return path


def test_evidence_of_two_people_is_merged_and_disagreements_are_listed(project_path: Path, cache: Cache) -> None:
    hers = [(0, 1, SAME), (1, 2, SAME), (3, 4, DIFFERENT), (9, 8, UNSURE)]
    his = [(0, 2, SAME), (0, 1, DIFFERENT), (3, 4, SAME), (2, 5, DIFFERENT), (8, 9, UNSURE), (10, 11, UNSURE)]
    anna = other_project(project_path, cache, hers, "Anna")
    with Session.open(anna, cache) as session:
        names = session.dataset.names
        said_by_him = [Statement(names[a], names[b], value.value, "Ben", "2026-01-01T00:00:00Z") for a, b, value in his]
        found = merge(session, [*said_by_him, Statement("nobody.off", names[0], "same")])
        assert (found.taken, found.known, found.strangers) == (2, 2, 1)
        first, second = found.disagreements
        assert (first.known, first.authors, first.chain) == ("same", ("Anna",), ())
        assert (second.known, second.statement.answer) == ("different", "same")
        mine = [row for row in session.evidence if row.author == "Ben"]
        assert [(row.value, row.said_at) for row in mine] == [
            ("different", "2026-01-01T00:00:00Z"),
            ("unsure", "2026-01-01T00:00:00Z"),
        ]
        assert merge(session, said_by_him).taken == 0
        session.undo()
        assert session.n_answers == 3


def test_an_entailed_disagreement_says_why(project_path: Path, cache: Cache) -> None:
    path = other_project(project_path, cache, [(0, 1, SAME), (1, 2, DIFFERENT)], "Anna")
    with Session.open(path, cache) as session:
        names = session.dataset.names
        (one,) = merge(session, [Statement(names[0], names[2], "same", "Ben")]).disagreements
        assert one.chain == (names[0], names[1], names[2])
        assert one.authors == ("Anna",)


@pytest.mark.parametrize(
    ("name", "text", "complaint"),
    [
        ("x.csv", "a,b,answer\nm,n\n", "has no answer"),
        ("x.csv", "m,n,perhaps\n", "is no answer"),
        ("x.csv", "m,m,same\n", "compared with itself"),
        ("x.csv", "a,b,answer,confidence\nm,n,same,7\n", "out of range"),
        ("x.csv", "a,b,answer,seconds\nm,n,same,long\n", "no number"),
        ("x.csv", "a,b,answer,seconds\nm,n,same,1e999\n", "no number"),
        ("x.json", '{"evidence": [{"a": "m", "b": "n", "answer": "same", "author": "\\ud800"}]}', "no Unicode"),
        (
            "x.json",
            '{"evidence": [{"a": "m", "b": "n", "answer": "same", "reason": "' + "x" * 20_000 + '"}]}',
            "letters",
        ),
        ("x.json", "[]", "evidence"),
        ("x.json", '{"evidence": [3]}', "no object"),
        ("x.json", "[" * 100_000, "evidence"),
    ],
)
def test_files_that_are_no_evidence_are_refused(tmp_path: Path, name: str, text: str, complaint: str) -> None:
    path = tmp_path / name
    path.write_text(text)
    with pytest.raises(SourceError, match=complaint):
        read_statements(path)


def test_no_confidence_at_all_and_odd_moments(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    said = {"a": "m", "b": "n", "answer": "same", "confidence": 0.0, "at": "rubbish", "expected": "what"}
    path.write_text(json.dumps({"evidence": [said]}))
    (one,) = read_statements(path)
    assert (one.confidence, one.at, one.expected) == (0.0, "", "")


def test_forms_by_command(project_path: Path, cache: Cache, capsys: pytest.CaptureFixture[str]) -> None:
    def run(*words: object) -> dict:
        assert main([*(str(word) for word in words), "--json"]) == 0
        return json.loads(capsys.readouterr().out)

    asked = run("ask", project_path, "--form", "groups")
    assert run("reply", project_path, "--form", "groups", "--items", *asked["items"])["answers"] == 1
    asked = run("ask", project_path, "--form", "groups")["items"]
    assert run("reply", project_path, "--form", "groups", "--items", *asked, "--chosen", asked[2])["recorded"] == 2
    odd = run("ask", project_path, "--form", "odd")["items"]
    assert run("reply", project_path, "--form", "odd", "--items", *odd, "--chosen", odd[1], odd[2])["recorded"] > 2
    assert run("undo", project_path)["answers"] == 3
    for wrong in (["--chosen", "nobody"], ["--chosen", odd[0]], ["--chosen", odd[1], odd[1]]):
        status = 2
        try:
            status = main(["reply", str(project_path), "--form", "groups", "--items", *odd, *wrong])
        except SystemExit as end:
            status = int(str(end.code))
        assert status in (1, 2)
    with Session.open(project_path, cache) as session:
        assert session.n_answers == 3


def test_the_commands(project_path: Path, cache: Cache, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def run(*words: object) -> dict:
        assert main([*(str(word) for word in words), "--json"]) == 0
        return json.loads(capsys.readouterr().out)

    with Session.open(project_path, cache) as session:
        names = session.dataset.names
    for a, b, value in ((0, 1, "same"), (1, 2, "different")):
        run("answer", project_path, names[a], names[b], value)
    run("undo", project_path)
    assert run("redo", project_path)["answers"] == 2
    listed = run("evidence", project_path)["evidence"]
    assert [(one["a"], one["answer"]) for one in listed] == [(names[0], "same"), (names[1], "different")]
    out = tmp_path / "said.csv"
    assert run("evidence", project_path, "--out", out)["answers"] == 2
    assert main(["evidence", str(project_path), "--out", str(out)]) == 1  # it exists
    assert "nothing was written" in capsys.readouterr().err
    assert run("retract", project_path, listed[0]["id"])["answers"] == 1
    found = run("merge", project_path, out)
    assert (found["taken"], found["known"], found["disagreements"]) == (1, 1, [])
    assert len(run("evidence", project_path, "--log")["evidence"]) == 6
    with pytest.raises(SystemExit):
        main(["evidence", str(project_path), "--log", "--out", str(tmp_path / "log.csv")])
    out.write_text(out.read_text().replace("different", "same"))
    assert run("merge", project_path, out)["disagreements"][0]["known"] == "different"
    assert main(["merge", str(project_path), str(out)]) == 0
    assert "contradict what is known" in capsys.readouterr().out


def test_answers_of_a_file_are_gestures_of_their_own_and_checked_in_their_order(session: Session) -> None:
    answers = [
        (pair(0, 1), SAME),
        (pair(1, 2), SAME),
        (pair(0, 2), SAME),  # follows
        (pair(5, 6), UNSURE),
        (pair(5, 6), DIFFERENT),
        (pair(5, 6), SAME),  # in place of the one before
        (pair(7, 8), SAME),
        (pair(7, 8), UNSURE),
    ]
    session.answer_each(answers, confidence=0.5)
    assert [row.gesture for row in session.evidence_log] == list(range(1, 9))
    assert {row.confidence for row in session.evidence_log} == {0.5}
    assert said(session) == [
        (0, 1, "same"), (1, 2, "same"), (0, 2, "same"), (5, 6, "same"), (7, 8, "unsure"),
    ]  # fmt: skip
    session.undo(3)
    assert (5, 6, "different") in said(session)
    wrong = [(pair(0, 2), DIFFERENT), (pair(0, 1), DIFFERENT)]
    with pytest.raises(ContradictionError, match="would be different, yet"):
        session.answer_each([(pair(9, 10), SAME), *wrong, (pair(11, 12), SAME)])
    assert (11, 12, "same") not in said(session)
    assert (9, 10, "same") in said(session)


def test_a_file_of_answers_is_read_once(project_path: Path, cache: Cache, tmp_path: Path, capsys, monkeypatch) -> None:
    rows = np.random.default_rng(0).integers(0, 60, (400, 2))
    with Session.open(project_path, cache, read_only=True) as session:
        names = session.dataset.names
    table = tmp_path / "answers.csv"
    lines = [f"{names[a]},{b},{'same' if a % 3 == b % 3 else 'different'}" for a, b in rows.tolist() if a != b]
    table.write_text("one,other,answer\n" + "\n".join(lines) + "\n")
    closures = []
    closure = Constraints.closure
    monkeypatch.setattr(Constraints, "closure", lambda links: closures.append(1) or closure(links))
    assert main(["answer", str(project_path), "--file", str(table)]) == 0
    assert f"Recorded {len(lines)};" in capsys.readouterr().out
    assert len(closures) < 10
    table.write_text(
        f"{names[0]},{names[59]},unsure\n{names[0]},{names[1]},different\n{names[0]},{names[3]},different\n"
    )
    assert main(["answer", str(project_path), "--file", str(table)]) == 1
    assert "Line 3: This contradicts" in (told := capsys.readouterr().err)
    assert "2 answers before it were recorded" in told
