"""An own folder for weights."""

from __future__ import annotations

import pytest


@pytest.fixture
def data_folder(tmp_path, monkeypatch):
    """Where this test's weights are kept."""
    folder = tmp_path / "data"
    monkeypatch.setattr("platformdirs.user_data_path", lambda name: folder / name)
    return folder / "shapekin" / "weights"
