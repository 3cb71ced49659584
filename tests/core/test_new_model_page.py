"""The model on the page `docs/new-model.md` keeps the contract, and an entry point makes it known."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path

import numpy as np
import pytest

from contracts import test_every_model as contract
from helpers.blobs import fit, some_links, training_set
from shapekin.clustering.metrics import clustering_accuracy
from shapekin.data.dataset import DataKind
from shapekin.models.catalogue import MODELS, get_model
from shapekin.pairs.constraints import Constraints

PAGE = Path(__file__).parents[2] / "docs" / "new-model.md"


def block(language: str) -> str:
    """The one block of code in a language."""
    found = re.findall(rf"```{language}\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert len(found) == 1
    return found[0]


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    path = tmp_path_factory.mktemp("page") / "spherical_of_the_page.py"
    path.write_text(block("python"), encoding="utf-8")
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module  # its annotations are looked up there
    spec.loader.exec_module(module)
    yield module.SphericalKMeans
    del sys.modules[path.stem]


@pytest.mark.parametrize("kind", sorted(DataKind))
def test_it_keeps_its_promises_for_every_kind_of_data(model, kind):
    contract.test_result_has_the_promised_shapes(model, kind)


@pytest.mark.parametrize(
    "check",
    [
        contract.test_same_seed_gives_the_same_result,
        contract.test_no_worse_than_k_means_on_blobs_with_answers,
        contract.test_answers_are_obeyed,
        contract.test_it_can_be_cancelled_at_its_first_breath,
        contract.test_progress_does_not_go_back,
        contract.test_contradictions_are_refused_before_any_work,
        contract.test_it_goes_on_from_its_own_result,
        contract.test_card_is_complete,
    ],
)
def test_the_contract_holds(model, check, monkeypatch):
    monkeypatch.setitem(MODELS, model.card.name, model)
    check(model)


def test_it_separates_blobs_and_makes_room_for_answers(model):
    data, truth = training_set(DataKind.FEATURES)
    assert clustering_accuracy(fit(model, data, some_links(truth, 20), n_clusters=4).labels, truth) > 0.95
    apart = Constraints(len(data), cannot_links=np.array([[0, 1], [0, 2], [1, 2]]))
    assert fit(model, data, apart, n_clusters=2).n_clusters == 3


def test_the_entry_point_of_the_page_makes_it_known(tmp_path, monkeypatch):
    package, facts = tmp_path / "my_package", tmp_path / "my_package-1.0.dist-info"
    for folder in (package, facts):
        folder.mkdir()
    (package / "__init__.py").write_text("")
    (package / "spherical.py").write_text(block("python"), encoding="utf-8")
    (facts / "METADATA").write_text("Metadata-Version: 2.1\nName: my_package\nVersion: 1.0\n")
    name, target = re.search(r'^(\w+) = "(.+)"$', block("toml"), re.MULTILINE).groups()
    (facts / "entry_points.txt").write_text(f"[shapekin.models]\n{name} = {target}\n")
    monkeypatch.syspath_prepend(tmp_path)
    found = get_model(name)
    assert found.card.name == name
    data, truth = training_set(DataKind.FEATURES)
    assert fit(found, data, some_links(truth, 20)).n_clusters > 1
    for module in ("my_package.spherical", "my_package"):
        del sys.modules[module]
