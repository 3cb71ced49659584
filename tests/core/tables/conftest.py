from __future__ import annotations

from contextlib import ExitStack, closing

import pytest

from shapekin.data.tables import catalogue


@pytest.fixture
def open_table():
    """Opens tables that are closed when the test ends."""
    with ExitStack() as resources:
        yield lambda paths, name: resources.enter_context(closing(catalogue.open_table(paths, name)))
