"""Shared by all tests: an own cache and settings folder, no trace in the home of whoever runs them."""

from __future__ import annotations

import gc
import os
import tempfile
from pathlib import Path

import pytest

_APP = Path(__file__).parent / "app"
_SCRATCH = tempfile.TemporaryDirectory(prefix="shapekin-tests-")
for _name, _folder in {
    "SHAPEKIN_CACHE": "cache",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "XDG_STATE_HOME": "state",
}.items():
    os.environ[_name] = str(Path(_SCRATCH.name) / _folder)
if "PYTEST_XDIST_WORKER" in os.environ:  # side by side with others: one thread each, the cores are taken
    os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("PYQTGRAPH_QT_LIB", "PySide6")

gc.disable()  # windows lie in the garbage: a drawing thread must not be who deletes them (see shapekin_app.sweeping)


@pytest.hookimpl(tryfirst=True)  # before xdist looks for groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the tests of the app in one worker: there is one screen, and one window has its focus."""
    for item in items:
        if _APP in item.path.parents:
            item.add_marker(pytest.mark.xdist_group("screen"))


@pytest.fixture(autouse=True)
def swept():
    """Sweep what a test leaves, in this thread."""
    yield
    gc.collect(1)


@pytest.fixture(scope="session")
def real_data() -> Path:
    """Folder with the real data sets; tests that want it skip where it is missing."""
    folder = Path(os.environ.get("SHAPEKIN_DATA", Path(__file__).parents[2] / "shared" / "data"))
    if not (folder / "INDEX.md").is_file():
        pytest.skip("no real data: set SHAPEKIN_DATA to the folder with INDEX.md")
    return folder
