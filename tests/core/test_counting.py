"""Proposed numbers of groups and the picture behind them."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from helpers.blobs import blobs
from shapekin.cli.main import main
from shapekin.clustering.counting import MOST_GROUPS, Proposals, proposals
from shapekin.clustering.eigengap import proposed_count
from shapekin.render.figures.axes import Axis
from shapekin.render.figures.count import count_figure
from shapekin.render.figures.vector import svg
from shapekin.steps import finished


@pytest.mark.parametrize("kinds", [2, 5, 9])
def test_separate_blobs_are_counted_by_both(kinds):
    points, _ = blobs(30 * kinds, kinds, spread=0.3, seed=1)
    found = finished(proposals(points, np.random.default_rng(0)))
    assert found.by_eigengap == found.by_silhouette == kinds == proposed_count(points)
    assert set(found.silhouettes) == set(range(2, MOST_GROUPS + 1))
    assert all(-1 <= value <= 1 for value in found.silhouettes.values())
    assert (np.diff(found.eigenvalues) <= 1e-9).all()


@pytest.mark.parametrize("n", [3, 4, 6])
def test_few_items_and_copies(n):
    points = np.zeros((n, 3), np.float32)
    points[0] = 1
    found = finished(proposals(points, np.random.default_rng(0)))
    assert found.by_eigengap >= 2
    assert found.by_silhouette == 0
    assert b"How many" in svg(count_figure(found), 800)


def test_the_figure_marks_what_is_proposed():
    values = {count: 0.5 if count == 4 else 0.2 for count in range(2, 12)}
    drawn = svg(count_figure(Proposals(np.linspace(1, 0.5, 12), 3, values, 4), dark=True), 800).decode()
    assert "Largest eigengap: 3" in drawn
    assert "Best silhouette: 4" in drawn


@pytest.mark.parametrize("values", [[0.0, 1.0], [0.231, 0.249], [0.5, 1.0000000002], [-3.0, 1200.0], [5.0]])
def test_axes_have_few_round_marks_around_all_values(values):
    axis = Axis(values, 0.0, 100.0)
    assert 2 <= len(axis.marks) <= 9
    assert axis.marks[0] <= min(values) + 1e-6
    assert axis.marks[-1] >= max(values) - 1e-6
    assert all(-1e-3 <= axis.at(value) <= 100 + 1e-3 for value in values)
    assert len({axis.said(mark) for mark in axis.marks}) == len(axis.marks)


def test_the_command(project_path: Path, tmp_path: Path, capsys):
    out = tmp_path / "count.png"
    assert main(["propose", str(project_path), "--json", "--out", str(out)]) == 0
    found = json.loads(capsys.readouterr().out)
    assert 2 <= found["by_eigengap"] <= 40
    assert 2 <= found["by_silhouette"] <= MOST_GROUPS
    assert out.read_bytes().startswith(b"\x89PNG")
    assert main(["propose", str(project_path), "--out", str(out)]) == 1
    assert main(["propose", str(project_path), "--out", str(tmp_path / "count.pdf")]) == 1
    assert "nothing was written" in capsys.readouterr().err
