"""The items as a table: what the pictures show, in words and numbers."""

from __future__ import annotations

from time import perf_counter

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from helpers.fake_session import FakeSession, make_workspace
from shapekin_app.dialogs.items_table import ItemsTable
from shapekin_app.items_table_model import Column, ItemsTableModel


@pytest.fixture
def workspace(qapp):
    return make_workspace(FakeSession(120))


def cells(model, column):
    return [model.index(row, column).data() for row in range(model.rowCount())]


def test_the_model_keeps_qts_rules(workspace):
    model = ItemsTableModel(workspace)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.sort(Column.KIND, Qt.SortOrder.DescendingOrder)
    model.find("chair")
    workspace.rename_cluster(0, "armchairs")
    workspace.open(None)


def test_it_tells_what_the_pictures_show(workspace):
    model, session = ItemsTableModel(workspace), workspace.session
    assert sorted(cells(model, Column.NAME)) == sorted(session.dataset.names)
    row = int(model.rows[3])
    assert model.index(3, Column.KIND).data() == session.cluster(int(session.labels[row])).title
    assert model.index(3, Column.LABEL).data() == session.dataset.items[row].label
    assert float(model.index(3, Column.X).data()) == pytest.approx(session.projection[row, 0], abs=1e-3)
    assert sum(int(cell or 0) for cell in cells(model, Column.ANSWERS)) == 2 * len(session.evidence)


def test_it_is_sorted_and_narrowed(workspace):
    model = ItemsTableModel(workspace)
    model.sort(Column.X, Qt.SortOrder.DescendingOrder)
    numbers = [float(cell) for cell in cells(model, Column.X)]
    assert numbers == sorted(numbers, reverse=True)
    model.find("bench 1")
    assert all("bench" in name and "1" in name for name in cells(model, Column.NAME)) or model.rowCount() == 0


def test_its_selection_is_everybodys(workspace, qtbot):
    table = ItemsTable(workspace)
    qtbot.addWidget(table)
    table.view.selectRow(5)
    assert workspace.selection.tolist() == [table.model.rows[5]]
    workspace.select(np.array([1, 2, 3]))
    places = sorted(index.row() for index in table.view.selectionModel().selectedRows())
    assert sorted(table.model.rows[places].tolist()) == [1, 2, 3]
    assert not table.view.isColumnHidden(Column.LABEL)
    assert table.view.isColumnHidden(Column.SURE)  # nothing is known of that


def test_a_hundred_thousand_items_are_listed_and_sorted_quickly(qapp):
    workspace = make_workspace(FakeSession(100_000))
    start = perf_counter()
    model = ItemsTableModel(workspace)
    made = perf_counter() - start
    times = []
    for column in (Column.X, Column.KIND, Column.NAME):
        start = perf_counter()
        model.sort(column)
        times.append(perf_counter() - start)
    assert model.rowCount() == 100_000
    assert made < 2.0
    assert max(times) < 2.0
