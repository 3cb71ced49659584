from __future__ import annotations

import contextlib
import hashlib
import io
import json
import os
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from shapekin.cli import main
from shapekin.cli.recipe import _quoted
from shapekin.data.options import ImportOptions
from shapekin.jobs.job import ImportJob, ImportResult, TrainJob, TrainResult
from shapekin.jobs.runners import run_inline
from shapekin.queries.base import Answer, Query
from shapekin.session import Session
from shapekin.store.cache import Cache

SAME, DIFFERENT, UNSURE = Answer.SAME, Answer.DIFFERENT, Answer.UNSURE


@pytest.fixture
def source(tmp_path: Path) -> Path:
    rng = np.random.default_rng(0)
    kinds = np.repeat(np.arange(4), 15)
    x = rng.normal(size=(60, 6)) + 2.5 * rng.normal(size=(4, 6))[kinds]
    names = [f"it's {row}" for row in range(60)]
    path = tmp_path / "the rows.npz"
    np.savez(path, x=x.astype(np.float32), y=kinds, names=np.array(names))
    return path


@pytest.fixture
def own_cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache")


@pytest.fixture
def session(source: Path, tmp_path: Path, own_cache: Cache):
    result = run_inline(ImportJob(str(source), ImportOptions(seed=3)), own_cache)
    assert isinstance(result, ImportResult)
    session = Session.create(tmp_path / "rows.shapekin", result, own_cache)
    yield session
    with contextlib.suppress(sqlite3.ProgrammingError):  # some tests close it
        session.close()


def train(session: Session, cache: Cache, model: str, **how: object) -> TrainJob:
    job = session.training_job(model, **how)  # type: ignore[arg-type]
    finish(session, cache, job)
    return job


def finish(session: Session, cache: Cache, job: TrainJob, **more: object) -> None:
    result = run_inline(job, cache)
    assert isinstance(result, TrainResult)
    session.record(replace(result, **more))  # type: ignore[arg-type]


def say(session: Session, a: int, b: int, answer: Answer, **more: object) -> None:
    session.answer(Query(a, b, "", ""), answer, **more)  # type: ignore[arg-type]


def recipe(capsys: pytest.CaptureFixture[str], session: Session) -> tuple[int, str, str]:
    status = main(["recipe", str(session.path)])
    return (status, *capsys.readouterr())


def replayed(script: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The project that a recipe makes, with a cache of its own: a real shell reads it, its commands are run here."""
    calls = folder / "calls"
    calls.mkdir(parents=True)
    shell = folder / "shapekin"
    shell.write_text(f'#!/bin/sh\ncall="{calls}/$(ls "{calls}" | wc -l)"\nmkdir "$call"\ncat > "$call/in"\n'
                     'printf "%s\\0" "$@" > "$call/words"\n')  # fmt: skip
    shell.chmod(0o755)
    (folder / "recipe.sh").write_text(script)
    path = {**os.environ, "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"}
    subprocess.run(
        ["sh", "recipe.sh", "again.shapekin"], cwd=folder, env=path, stdin=subprocess.DEVNULL, check=True
    )  # fmt: skip
    monkeypatch.chdir(folder)
    monkeypatch.setenv("SHAPEKIN_CACHE", str(folder / "cache"))
    for number in range(len(list(calls.iterdir()))):
        call = calls / str(number)
        words = os.fsdecode((call / "words").read_bytes()).split("\0")[:-1]
        monkeypatch.setattr(sys, "stdin", io.StringIO((call / "in").read_text()))
        assert main(words) == 0, words
    return folder / "again.shapekin"


def test_a_replayed_project_has_the_same_partition(session, own_cache, tmp_path, capsys, monkeypatch) -> None:
    say(session, 0, 1, SAME)
    say(session, 0, 15, DIFFERENT)
    say(session, 3, 50, UNSURE)
    train(session, own_cache, "graph_diffusion", seed=5)
    session.answer_all([(Query(20, 21, "", ""), SAME), (Query(20, 30, "", ""), DIFFERENT)], form="groups")
    assert train(session, own_cache, "graph_diffusion", seed=5).warm_start
    say(session, 2, 16, SAME)  # a slip, mended with what contradicts it
    slip = session.evidence[-1].id
    say(session, 2, 16, DIFFERENT, instead_of=[slip])
    say(session, 40, 41, DIFFERENT)
    session.undo(2)
    session.redo()
    session.retract(session.evidence[0].id)
    train(session, own_cache, "constrained_kmeans", params={"n_clusters": 4}, seed=1, warm=False)
    session.split(np.array([5, 6, 7]))
    session.merge([cluster.id for cluster in session.clusters[:2]])
    session.undo()
    session.move(np.array([8]), int(session.labels[5]))
    session.rename_cluster(int(session.labels[5]), "$seat/it's `one`")
    session.rename_cluster(int(session.labels[30]), "seat/")
    status, script, err = recipe(capsys, session)
    assert (status, err) == (0, "")
    path = replayed(script, tmp_path / "again", monkeypatch)
    with Session.open(path, Cache(tmp_path / "again" / "cache"), read_only=True) as again:
        np.testing.assert_array_equal(again.labels, session.labels)
        assert {one.id: one.title for one in again.clusters} == {one.id: one.title for one in session.clusters}
        assert [run.labels.tolist() for run in again.runs] == [run.labels.tolist() for run in session.runs]
        assert [run.warm for run in again.runs] == [run.warm for run in session.runs] == [False, True, False]
        runs = [[(run.model, run.seed, run.params) for run in one.runs] for one in (again, session)]
        assert runs[0] == runs[1]
        said = [[(row.kind, row.pair, row.value, row.retracts) for row in one.evidence_log] for one in (again, session)]
        assert said[0] == said[1]


def test_which_run_was_chosen_is_replayed(session, own_cache, tmp_path, capsys, monkeypatch) -> None:
    for clusters in (5, 4, 3):
        train(session, own_cache, "kmeans", params={"n_clusters": clusters})
    session.use_run(2)
    session.use_run(3)
    session.return_from_run()  # leaves no trace
    say(session, 0, 1, SAME)
    session.split(np.array([5, 6, 7]))
    session.use_run(1)
    train(session, own_cache, "constrained_kmeans", params={"n_clusters": 4})
    say(session, 0, 20, DIFFERENT)
    session.use_run(2)
    session.move(np.flatnonzero(session.labels != session.labels[5])[-1:], int(session.labels[5]))
    status, script, err = recipe(capsys, session)
    assert (status, err) == (0, "")
    assert [line.split()[-1] for line in script.splitlines() if line.startswith("shapekin use")] == ["2", "1", "2"]
    path = replayed(script, tmp_path / "again", monkeypatch)
    with Session.open(path, Cache(tmp_path / "again" / "cache"), read_only=True) as again:
        np.testing.assert_array_equal(again.labels, session.labels)
        assert [run.labels.tolist() for run in again.runs] == [run.labels.tolist() for run in session.runs]
        assert [run.after for run in again.runs] == [run.after for run in session.runs] == [0, 1, 2, 1]
        assert again.current_run.id == 2


def test_a_choice_that_nobody_wrote_down_is_doubted(session, own_cache, capsys) -> None:
    for clusters in (5, 4):
        train(session, own_cache, "kmeans", params={"n_clusters": clusters})
    session.use_run(1)
    session.set_setting("chosen_runs", [["1"], 7, [9, 0, 2]])
    status, _, err = recipe(capsys, session)
    assert status == 1
    assert "Somebody went back to run 1; this recipe ends with what came of run 2." in err


def test_what_cannot_be_replayed_is_said(session, own_cache, tmp_path, capsys, source) -> None:
    finish(session, own_cache, session.training_job("kmeans", {"n_clusters": 4}), complete=False, seconds=3.0)
    job = session.training_job("kmeans", {"n_clusters": 3})
    session.split(np.array([0, 1]))
    finish(session, own_cache, job)
    session.set_setting("grown", [58])
    source.rename(tmp_path / "elsewhere.npz")
    status, script, err = recipe(capsys, session)
    assert status == 1
    assert err.count("\n") == 1
    assert err.startswith("shapekin: The recipe may lead elsewhere. The project began with 58 items and has 60")
    assert "And 3 more" in err
    comments = [line for line in script.splitlines() if line.startswith("# MAY DIFFER: ")]
    assert len(comments) == 4
    assert f"# MAY DIFFER: {source} is not there now." in comments
    assert "# MAY DIFFER: It was ended after 3 s, before it was done." in comments
    assert "# MAY DIFFER: Items were moved by hand while it ran; here they are moved after it." in comments
    main(["recipe", str(session.path), "--json"])
    found = json.loads(capsys.readouterr().out)
    assert found["recipe"] == script
    assert len(found["doubts"]) == 4


def test_runs_of_older_programs_are_read_and_doubted(session, own_cache, capsys) -> None:
    train(session, own_cache, "kmeans", params={"n_clusters": 4})
    session.close()
    with contextlib.closing(sqlite3.connect(session.path, isolation_level=None)) as file:
        facts, labels, projection = file.execute("SELECT facts, labels, projection FROM runs").fetchone()
        older = json.dumps(
            {name: value for name, value in json.loads(facts).items() if name not in ("input", "warm", "recorded_at")}
        )
        digest = hashlib.sha256(older.encode() + labels + projection).hexdigest()
        file.execute("UPDATE runs SET facts = ?, digest = ?", (older, digest))
    with Session.open(session.path, own_cache, read_only=True) as old:
        assert old.runs[0].recorded_at == -1
        status, script, err = recipe(capsys, old)
    assert status == 1
    assert "Run 1: It is by an older Shapekin" in err
    assert "--fresh" not in script
    assert "--input" not in script


@pytest.mark.parametrize(
    "text",
    ["plain", "with space", "it's", '$HOME `id` \\ "', "a\nb", "bell\a", "stra\u00dfe", "\udcff\udcfe.off", "%s\t"],
)
def test_words_survive_the_shell(text: str) -> None:
    done = subprocess.run(["sh", "-c", f"printf %s {_quoted(text)}"], capture_output=True, check=True)
    assert done.stdout == text.encode("utf-8", "surrogateescape")


def test_items_are_moved_by_name(session, capsys, monkeypatch) -> None:
    session.close()
    path = str(session.path)
    assert main(["move", path, "it's 1", "2", "--apart", "--json"]) == 0
    moved = json.loads(capsys.readouterr().out)
    assert (moved["moved"], moved["size"]) == (2, 2)
    monkeypatch.setattr(sys, "stdin", io.StringIO('["it\'s 3"]'))
    assert main(["move", path, "--stdin", "--to", str(moved["id"])]) == 0
    assert "1 moved; Sub-category" in capsys.readouterr().out
    for text in ("[]", "{", "[1]", '{"a": 1}'):
        monkeypatch.setattr(sys, "stdin", io.StringIO(text))
        assert main(["move", path, "--stdin", "--apart"]) == 1
        assert "nothing was moved" in capsys.readouterr().err
    assert main(["move", path, "it's 9", "--to", "chair"]) == 1
    assert "There is no sub-category" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["move", path, "--apart"])


def test_a_list_of_answers_is_one_gesture(session, capsys, monkeypatch) -> None:
    session.close()
    path = str(session.path)
    lines = [
        [{"a": "0", "b": "1", "answer": "same"}, {"a": "1", "b": "2", "answer": "same"}],
        {"a": "0", "b": "2", "answer": "different", "instead_of": [2]},
    ]
    monkeypatch.setattr(sys, "stdin", io.StringIO("\n".join(map(json.dumps, lines))))
    assert main(["answer", path, "--stdin", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"recorded": 3, "answers": 2}
    assert main(["undo", path]) == 0
    capsys.readouterr()
    for text in ("[]", '{"a": "0", "b": "1", "answer": "same", "instead_of": 3}'):
        monkeypatch.setattr(sys, "stdin", io.StringIO(text))
        assert main(["answer", path, "--stdin"]) == 1
        assert "nothing was recorded" in capsys.readouterr().err
