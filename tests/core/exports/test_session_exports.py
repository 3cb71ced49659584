"""What a session gives to the exports: of a real project, before and after a training."""

from __future__ import annotations

import json

import numpy as np

from shapekin.exports.catalogue import FORMATS, get_format
from shapekin.jobs.runners import run_inline
from shapekin.queries.base import Answer, Query
from shapekin.session import Session
from shapekin.store.cache import Cache


def test_a_project_has_every_form_that_suits_it(project_path, cache, tmp_path):
    with Session.open(project_path, cache) as session:
        before = session.export_input()
        assert {name for name, form in FORMATS.items() if form.unfit(before)} == {
            "fiftyone", "coco", "evidence", "model", "onnx",
        }  # fmt: skip
        session.answer(Query(0, 1, "random", "because"), Answer.DIFFERENT)
        session.record(run_inline(session.training_job("pairwise_kl", {"steps": 5}), cache))
        result = session.export_input()
        assert {name for name, form in FORMATS.items() if form.unfit(result)} == {"fiftyone", "coco", "onnx"}
        for name in FORMATS:
            if not FORMATS[name].unfit(result):
                report = get_format(name).write(result, tmp_path / name)
                assert report.files
                assert report.skipped == ()
    assert result.project == "chairs"
    assert len(result.embedding) == len(result.projection) == 60
    assert result.thumbnail(59).startswith(b"\x89PNG")
    card = json.loads((tmp_path / "model" / "model.json").read_text())
    assert card["model"] == "pairwise_kl"
    assert card["tensors"]
    assert "different" in (tmp_path / "evidence").read_text()
    assert (tmp_path / "html").stat().st_size < 1_000_000


def test_what_the_cache_has_lost_is_said_and_the_rest_written(project_path, cache, tmp_path):
    with Session.open(project_path, Cache(tmp_path / "empty")) as session:
        result = session.export_input()
        assert result.thumbnail(0) == b""
        assert not np.any(result.projection)
        report = get_format("html").write(result, tmp_path / "report.html")
    assert "There are no pictures: the cache has lost them." in report.notes
