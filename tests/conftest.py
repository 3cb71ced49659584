"""Shared by all tests: an own cache and settings folder, no trace in the home of whoever runs them."""

from __future__ import annotations

import gc
import os
import tempfile
from pathlib import Path

import pytest

_SCRATCH = tempfile.TemporaryDirectory(prefix="shapekin-tests-")
for _name, _folder in {
    "SHAPEKIN_CACHE": "cache",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "XDG_STATE_HOME": "state",
}.items():
    os.environ[_name] = str(Path(_SCRATCH.name) / _folder)
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("PYQTGRAPH_QT_LIB", "PySide6")

gc.disable()  # windows lie in the garbage: a drawing thread must not be who deletes them (see shapekin_app.sweeping)


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
