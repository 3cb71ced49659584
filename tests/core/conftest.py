"""A small imported collection, made once for all tests that need one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from shapekin.data.options import ImportOptions
from shapekin.jobs.job import ImportJob, ImportResult
from shapekin.jobs.runners import run_inline
from shapekin.samples.catalogue import sample_card
from shapekin.session import Session
from shapekin.store.cache import Cache


@pytest.fixture(scope="session")
def chairs_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample") / "chairs"
    for _ in sample_card("chairs").write(folder, 60, 0):
        pass
    (folder / "broken.off").write_text("OFF\n3 1 0\n0 0 0\n")
    return folder


@pytest.fixture(scope="session")
def cache() -> Cache:
    return Cache()


@pytest.fixture(scope="session")
def imported(chairs_folder: Path, cache: Cache) -> ImportResult:
    result = run_inline(ImportJob(str(chairs_folder), ImportOptions(points=256)), cache)
    assert isinstance(result, ImportResult)
    return result


@pytest.fixture(scope="session")
def _pristine(imported: ImportResult, cache: Cache, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("projects") / "chairs.shapekin"
    Session.create(path, imported, cache).close()
    return path


@pytest.fixture
def project_path(_pristine: Path, tmp_path: Path) -> Path:
    """A project of 60 chairs, this test's own."""
    return Path(shutil.copy(_pristine, tmp_path / "chairs.shapekin"))
