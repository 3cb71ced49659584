"""A sub-category into parts: how many, and what each would hold, before it is done."""

from __future__ import annotations

from typing import cast

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from shapekin.arrays import IntArray
from shapekin.clustering.parting import MOST_PARTS
from shapekin.session import Change
from shapekin.session.parting import SHOWN, Parting
from shapekin_app.errand import Errand
from shapekin_app.views.picture_row import PictureRow
from shapekin_app.workspace import Workspace

PICTURE = 76
ODD = 2  # of the least typical items of a part


class SplitDialog(QDialog):
    """Shows the parts; they are computed beside the window, which stays usable.

    Args:
        workspace: With an open session.
        parting: What is known of the sub-category.
        parent: The window.
        answered: Begin with the kinds that answers tell apart, where they do.

    Signals:
        chosen(int, object): The sub-category, and its parts as `Curated.part` takes them.
    """

    chosen = Signal(int, object)

    def __init__(
        self, workspace: Workspace, parting: Parting, parent: QWidget | None = None, *, answered: bool = False
    ) -> None:
        super().__init__(parent)
        assert workspace.session is not None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(760, 560)
        self._workspace = workspace
        self._parting = parting
        self.parts: tuple[IntArray, ...] = ()
        self._cards: list[QFrame] = []
        self._waiting = answered and parting.told < 2  # for answers that are not there
        self._title = workspace.session.cluster(parting.cluster).title
        self.setWindowTitle(self.tr("Split “{title}”").format(title=self._title))
        self.count = QSpinBox(minimum=2, maximum=MOST_PARTS)
        self.count.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.count.setAccessibleName(self.tr("Number of parts"))
        self.propose = QPushButton(self.tr("P&ropose"))
        self.propose.setToolTip(
            self.tr("As many as its items fall into by themselves (largest gap between eigenvalues)")
        )
        self.told = QPushButton(self.tr("As &answered: {count}").format(count=parting.told))
        self.told.setToolTip(self.tr("As many kinds as your answers tell apart in it"))
        self.told.setVisible(parting.told >= 2)
        self.state = QLabel()
        self.state.setProperty("role", "muted")
        self.split = QPushButton(self.tr("&Split"), default=True)
        self.split.setProperty("role", "primary")
        self._errand = Errand(self)
        self._build()
        self._errand.done.connect(self._show)
        self.count.valueChanged.connect(self._ask)
        self.propose.clicked.connect(lambda: self._ask(0))
        self.told.clicked.connect(lambda: self._ask(parting.told))
        self.split.clicked.connect(self._take)
        workspace.session_changed.connect(self.reject)
        workspace.changed.connect(self._on_change)
        self._ask(parting.told if answered and parting.told >= 2 else 0)

    def _build(self) -> None:
        choosing = QHBoxLayout()
        choosing.setSpacing(8)
        words = QLabel(self.tr("&Parts"))
        words.setBuddy(self.count)
        for part in (words, self.count, self.propose, self.told):
            choosing.addWidget(part)
        choosing.addSpacing(8)
        choosing.addWidget(self.state, 1)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addStretch(1)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setWidget(inside)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for ground in (inside, scroll.viewport()):
            ground.setAutoFillBackground(False)
        hint = QLabel(
            self.tr("By this you say: the typical items of a part are of one kind, and the parts differ. "
                    "Nothing is said of the others. Undo takes it back as a whole."),
            wordWrap=True,
        )  # fmt: skip
        hint.setProperty("role", "small")
        leave = QPushButton(self.tr("&Cancel"))
        leave.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(hint, 1)
        buttons.addWidget(leave)
        buttons.addWidget(self.split)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addLayout(choosing)
        column.addWidget(scroll, 1)
        column.addLayout(buttons)

    # -- the parts -------------------------------------------------------------------------------

    def _ask(self, count: int) -> None:
        """Have it divided into so many, 0 for what is proposed."""
        parting = self._parting
        self.split.setEnabled(False)
        self.state.setText(self.tr("Looking…"))
        self._errand.send(lambda: (count, parting.into(count)))

    def _show(self, found: object) -> None:
        count, self.parts = cast("tuple[int, tuple[IntArray, ...]]", found)
        self.count.blockSignals(True)
        self.count.setValue(count or len(self.parts))
        self.count.blockSignals(False)
        session = self._workspace.session
        self.split.setEnabled(len(self.parts) > 1 and session is not None and not session.read_only)
        self.state.setText(self._words(count))
        for card in self._cards:
            card.setParent(None)
            card.deleteLater()
        self._cards = [self._card(place, rows) for place, rows in enumerate(self.parts)]
        for place, card in enumerate(self._cards):
            self._column.insertWidget(place, card)

    def _words(self, count: int) -> str:
        found = len(self.parts)
        if found < 2:
            return self.tr("It does not fall into parts: your answers join its items.")
        if count and found > count:
            return self.tr("{found} parts: your answers tell so many apart.").format(found=found)
        if count and found < count:
            return self.tr("{found} parts: there are no more.").format(found=found)
        if count:
            return ""
        proposed = self.tr("Proposed: {found} parts.").format(found=found)
        return self.tr("Your answers tell no kinds apart in it yet.") + " " + proposed if self._waiting else proposed

    def _card(self, place: int, rows: IntArray) -> QFrame:
        card = QFrame()
        card.setProperty("role", "card")
        typical = rows[:SHOWN].tolist()
        odd = rows[max(SHOWN, len(rows) - ODD) :][::-1].tolist()
        title = QPushButton(self.tr("Part {number}: {count} items").format(number=place + 1, count=f"{len(rows):,}"))
        title.setProperty("role", "link")
        title.setToolTip(self.tr("Select them on the map and in the gallery"))
        title.clicked.connect(lambda: self._workspace.select(np.asarray(rows)))
        stays = QLabel(self.tr("stays “{title}”").format(title=self._title) if place == 0 else self.tr("new"))
        stays.setProperty("role", "small")
        heading = QHBoxLayout()
        heading.addWidget(title)
        heading.addWidget(stays)
        heading.addStretch(1)
        if odd:
            least = QLabel(self.tr("least typical"))
            least.setProperty("role", "small")
            heading.addWidget(least)
        pictures = QHBoxLayout()
        pictures.setSpacing(16)
        for shown, ringed in ((typical, True), (odd, False)):
            if shown:
                row = PictureRow(self._workspace, PICTURE, ringed=ringed)
                row.show_rows(shown)
                row.clicked.connect(lambda item: self._workspace.select(np.array([item])))
                if not ringed:
                    row.setFixedWidth(row.sizeHint().width())
                pictures.addWidget(row, 1 if ringed else 0)
        column = QVBoxLayout(card)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(4)
        column.addLayout(heading)
        column.addLayout(pictures)
        return card

    def _on_change(self, change: Change) -> None:
        if change.partition or change.evidence:
            self.reject()  # what is shown is of before

    def _take(self) -> None:
        parts, cluster = self.parts, self._parting.cluster
        self.accept()
        self.chosen.emit(cluster, parts)
