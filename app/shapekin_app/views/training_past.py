"""The trainings so far, in the train dock."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QTreeWidgetItem, QVBoxLayout, QWidget

from shapekin.models.catalogue import all_models
from shapekin_app.controls import table
from shapekin_app.library_words import library
from shapekin_app.wording import duration
from shapekin_app.workspace import Workspace


class PastTrainings(QWidget):
    """Model, kinds, time and score of each, the newest first; hidden while there is none."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.list = table(
            self.tr("Trainings so far"), [self.tr("Model"), self.tr("Kinds"), self.tr("Time"), self.tr("Score")]
        )
        self.list.setMinimumHeight(120)
        heading = QLabel(self.tr("Trainings so far"))
        heading.setProperty("role", "heading")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(4)
        column.addWidget(heading)
        column.addWidget(self.list)

    def fill(self) -> None:
        """List them anew."""
        self.list.clear()
        session = self._workspace.session
        runs, models = session.runs if session is not None else (), all_models()
        for run in reversed(runs):
            card = models[run.model].card if run.model in models else None
            score = run.scores.get("acc")
            row = QTreeWidgetItem([
                library(card.title) if card is not None else run.model,
                str(run.n_clusters),
                duration(run.seconds),
                f"{score:.2f}" if score is not None else "–",
            ])  # fmt: skip
            tip = [f"{name} {value:.3f}" for name, value in run.scores.items()]
            tip += [f"{name.replace('_', ' ')} = {value}" for name, value in run.params.items()]
            row.setToolTip(0, "\n".join(tip))
            for column in (1, 2, 3):
                row.setTextAlignment(column, Qt.AlignmentFlag.AlignRight)
            self.list.addTopLevelItem(row)
        self.setVisible(bool(runs))
