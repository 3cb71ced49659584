"""The menus of the map's tool row, made when they are opened."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from shapekin.clustering.neighbour_maps import TITLES
from shapekin_app.library_words import training
from shapekin_app.views.embedding.charts import PCA, offered
from shapekin_app.views.embedding.colouring import ColourBy
from shapekin_app.views.embedding.interaction import EmbeddingMap
from shapekin_app.views.embedding.links import Link
from shapekin_app.views.embedding.overlay import caption
from shapekin_app.views.embedding.selecting import Tool

AXES = ((0, 1), (0, 2), (1, 2))


def _tr(text: str) -> str:
    return QCoreApplication.translate("MapMenus", text)


def title_of_colour(shown: EmbeddingMap) -> str:
    """What the colours tell now."""
    session = shown.workspace.session
    if shown.colour_by is ColourBy.RUN and session is not None:
        return training(session.run_title(shown.colour_run))
    return _titles(shown)[shown.colour_by]


def title_of_chart(shown: EmbeddingMap) -> str:
    """How the points are laid out now."""
    if shown.charts.places is not None:
        return TITLES[shown.charts.method]
    axes = shown.axes if shown.solid else shown.axes[:2]
    return "PCA " + " × ".join(str(axis + 1) for axis in axes)


def fill_colours(menu: QMenu, shown: EmbeddingMap) -> None:
    """What the colours can tell."""
    menu.clear()
    session, group = shown.workspace.session, QActionGroup(menu)
    titles = _titles(shown)
    for by in shown.colour_choices():
        if by is not ColourBy.RUN:
            _choice(menu, group, titles[by], by is shown.colour_by, partial(shown.set_colour_by, by))
    if session is not None and ColourBy.RUN in shown.colour_choices():
        runs = menu.addMenu(titles[ColourBy.RUN])
        for run in reversed(session.runs):
            ticked = shown.colour_by is ColourBy.RUN and shown.colour_run == run.id
            _choice(
                runs, group, training(session.run_title(run.id)), ticked,
                partial(shown.set_colour_by, ColourBy.RUN, run.id),
            )  # fmt: skip


def fill_charts(menu: QMenu, shown: EmbeddingMap) -> None:
    """Principal components, any two or three of them, and maps of neighbours."""
    menu.clear()
    session = shown.workspace.session
    if session is None:
        return
    charts, group = shown.charts, QActionGroup(menu)
    for across, up in AXES:
        ticked = charts.places is None and (across, up) == shown.axes[:2]
        _choice(menu, group, f"PCA {across + 1} × {up + 1}", ticked, partial(_principal, shown, across, up))
    names = (_tr("Across"), _tr("Up"), _tr("Depth"))[: 3 if shown.solid else 2]
    for place, name in enumerate(names):
        other = menu.addMenu(f"{name}: {caption(session, shown.axes[place])}")
        of_axis = QActionGroup(other)
        for axis in range(session.n_axes):
            axes = list(shown.axes)
            if axis in axes:  # change places
                axes[axes.index(axis)] = axes[place]
            axes[place] = axis
            _choice(
                other, of_axis, caption(session, axis), axis == shown.axes[place],
                partial(_principal, shown, *axes),
            )  # fmt: skip
    menu.addSeparator()
    for method, title, package in offered():
        words = title if not package else _tr("{0}: needs {1}").format(title, package)
        ticked = charts.method == method
        dimensions = 3 if shown.solid else 2
        action = _choice(menu, group, words, ticked, partial(charts.choose, method, dimensions))
        action.setEnabled(not package)
        action.setToolTip(
            _tr("Keeps neighbours together; distances between groups mean little. Takes seconds to minutes.")
            if not package
            else _tr("Install it beside Shapekin, then start again: pip install {0}").format(package)
        )


def fill_links(menu: QMenu, shown: EmbeddingMap) -> None:
    """Which lines are drawn."""
    menu.clear()
    session = shown.workspace.session
    for link, words in (
        (Link.MUST, _tr("Answers “same” (must-links)")),
        (Link.CANNOT, _tr("Answers “different” (cannot-links)")),
        (Link.CONTRADICTION, _tr("Answers that the sub-categories contradict")),
        (Link.GRAPH, _tr("Pairs that the model drew on")),
    ):
        action = menu.addAction(words)
        action.setCheckable(True)
        action.setChecked(link in shown.links)
        action.setEnabled(link is not Link.GRAPH or (session is not None and len(session.model_pairs) > 0))
        action.toggled.connect(lambda _on, link=link: shown.set_links(shown.links ^ {link}))
    menu.addSeparator()
    none = menu.addAction(_tr("None"))
    none.setEnabled(bool(shown.links))
    none.triggered.connect(lambda: shown.set_links(frozenset()))


def fill_tools(menu: QMenu, shown: EmbeddingMap) -> None:
    """What a drag does, where there is no room for a button of each."""
    menu.clear()
    group = QActionGroup(menu)
    for tool, words in (
        (Tool.HAND, _tr("Move the map")),
        (Tool.LASSO, _tr("Loop (L)")),
        (Tool.BOX, _tr("Box (B)")),
        (Tool.BRUSH, _tr("Brush (C)")),
    ):
        _choice(menu, group, words, tool is shown.tool, partial(shown.set_tool, tool))


def _principal(shown: EmbeddingMap, across: int, up: int, depth: int = -1) -> None:
    if shown.charts.method != PCA:
        shown.charts.choose(PCA)
    shown.set_axes(across, up, depth)


def _choice(menu: QMenu, group: QActionGroup, words: str, ticked: bool, chosen: Callable[[], None]) -> QAction:
    action = group.addAction(words)
    action.setCheckable(True)
    action.setChecked(ticked)
    action.triggered.connect(lambda: chosen())
    menu.addAction(action)
    return action


def _titles(shown: EmbeddingMap) -> dict[ColourBy, str]:
    return {
        ColourBy.CLUSTER: _tr("Sub-category"),
        ColourBy.TRUE_KIND: _tr("True kind"),
        ColourBy.MOVED: _tr("Moved by the last training ({0})").format(len(shown.moved)),
        ColourBy.UNCERTAINTY: _tr("How unsure it is"),
        ColourBy.LOSS: _tr("Loss of its pairs"),
        ColourBy.EVIDENCE: _tr("Answers about it"),
        ColourBy.RUN: _tr("Another training"),
    }
