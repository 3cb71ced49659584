from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt

from helpers.fake_session import FakeSession, make_workspace
from shapekin.session import Change
from shapekin_app import item_models
from shapekin_app.item_models import ItemListModel, ItemRole, ThumbnailStore, contains


@pytest.fixture
def workspace(qapp):
    return make_workspace(FakeSession())


def test_one_store_a_workspace(workspace):
    assert ThumbnailStore.of(workspace) is ThumbnailStore.of(workspace)
    assert ThumbnailStore.of(workspace) is not ThumbnailStore.of(make_workspace())


def test_pictures_have_the_wanted_size_and_something_in_them(workspace):
    picture = ThumbnailStore.of(workspace).image(3, 50)
    assert max(picture.width(), picture.height()) == 50
    assert any(picture.pixelColor(x, 25).alpha() > 0 for x in range(50))


def test_no_session_no_picture(qapp):
    assert ThumbnailStore.of(make_workspace()).image(0, 50).isNull()


def test_soon_gives_what_it_can_and_announces_the_rest(qtbot, workspace, monkeypatch):
    monkeypatch.setattr(item_models, "BUDGET", 1e-9)
    store = ThumbnailStore.of(workspace)
    assert store.soon(0, 40) is not None
    assert store.soon(1, 40) is None
    monkeypatch.setattr(item_models, "BUDGET", 1.0)
    with qtbot.waitSignal(store.arrived):
        pass
    assert store.soon(1, 40) is not None


def test_the_least_recently_used_picture_is_forgotten(workspace, monkeypatch):
    monkeypatch.setattr(item_models, "CACHE_BYTES", 2 * 40 * 40 * 4)
    store = ThumbnailStore.of(workspace)
    first, second = store.image(0, 40), store.image(1, 40)
    assert store.image(0, 40).cacheKey() == first.cacheKey()
    store.image(2, 40)
    assert store.image(0, 40).cacheKey() == first.cacheKey()
    assert store.image(1, 40).cacheKey() != second.cacheKey()


def test_missing_pictures_are_looked_for_again_after_a_rebuild(workspace, monkeypatch):
    session, store = workspace.session, ThumbnailStore.of(workspace)
    monkeypatch.setattr(session, "thumbnail", lambda row: b"")
    assert store.image(0, 40).isNull()
    monkeypatch.undo()
    assert store.image(0, 40).isNull()
    workspace.changed.emit(Change(projection=True))
    assert not store.image(0, 40).isNull()


def test_model_tells_name_cluster_and_row(workspace):
    model = ItemListModel(workspace)
    model.set_rows(np.array([7, 3]))
    index = model.index(1)
    session = workspace.session
    assert model.rowCount() == 2
    assert index.data() == session.dataset.names[3]
    assert index.data(ItemRole.ROW) == 3
    assert index.data(ItemRole.CLUSTER) == session.labels[3]
    assert not index.data(Qt.ItemDataRole.DecorationRole).isNull()
    assert session.cluster(int(session.labels[3])).title in index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert (model.place(7), model.place(3), model.place(5)) == (0, 1, -1)


def test_contains():
    rows = np.array([2, 5, 9])
    assert [row for row in range(12) if contains(rows, row)] == [2, 5, 9]
    assert not contains(rows[:0], 3)
