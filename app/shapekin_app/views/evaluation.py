"""The evaluation dock: how good the partition is, where it differs from the truth, how far trainings agree."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from shapekin.events import Failed, Finished
from shapekin.jobs.job import EvaluateResult
from shapekin.session import Change, Session
from shapekin_app.controls import fill_scrolling, table
from shapekin_app.library_words import fault, training
from shapekin_app.views.evaluation_table import CrossTable
from shapekin_app.views.runs import RunsView
from shapekin_app.workspace import Workspace

SETTLE_MS = 300  # several changes in a row are one
A_LINE = 3  # scores
ID = Qt.ItemDataRole.UserRole


class ScoreLabel(QWidget):
    """A number with its name under it."""

    def __init__(self, name: str, help_: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.value = QLabel("–")
        self.value.setProperty("role", "title")
        words = QLabel(name)
        words.setProperty("role", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.value)
        column.addWidget(words)
        self.setToolTip(help_)
        self.show_value(None)

    def show_value(self, value: float | None) -> None:
        """Show a score, None while it is not known."""
        self.value.setText("–" if value is None else f"{value:z.2f}")
        self.setAccessibleName(f"{self._name}: {self.value.text()}")


class EvaluationView(QWidget):
    """Scores, confusion, silhouettes, and the trainings so far. It computes only while it can be seen.

    Signals:
        compare_requested(int, int): Two runs are to be seen side by side.
    """

    compare_requested = Signal(int, int)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._job = ""
        self._stale = True
        self.scores = {
            "acc": ScoreLabel(self.tr("ACC"), self.tr(
                "Accuracy: share of items that are right when each sub-category may stand for one true kind")),
            "nmi": ScoreLabel(self.tr("NMI"), self.tr(
                "Normalised mutual information of sub-categories and true kinds, 0 to 1")),
            "ari": ScoreLabel(self.tr("ARI"), self.tr(
                "Adjusted Rand index: pairs that both put together or apart; about 0 by chance, 1 for equal")),
            "purity": ScoreLabel(self.tr("Purity"), self.tr(
                "Share of items that are of the commonest true kind of their sub-category")),
            "silhouette": ScoreLabel(self.tr("Silhouette"), self.tr(
                "How much nearer items are to their own sub-category than to the next one, -1 to 1")),
            "satisfied_fraction": ScoreLabel(self.tr("Answers kept"), self.tr(
                "Share of your answers that the sub-categories agree with")),
        }  # fmt: skip
        self.why = QLabel(wordWrap=True)
        self.why.setProperty("role", "small")
        self.matrix = CrossTable(workspace, self.tr("True kinds by sub-categories; a cell selects its items"))
        self.kinds = table(self.tr("Sub-categories by how well they hang together"), [
            self.tr("Sub-category"), self.tr("Items"), self.tr("Silhouette")])  # fmt: skip
        self.stability = QLabel(wordWrap=True)
        self.stability.setProperty("role", "small")
        self.runs = RunsView(workspace)
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self.evaluate)
        self._lay_out()
        self.kinds.itemClicked.connect(self._select_kind)
        self.kinds.itemActivated.connect(self._select_kind)
        self.runs.compare_requested.connect(self.compare_requested)
        workspace.session_changed.connect(self._on_session)
        workspace.changed.connect(self._on_change)
        workspace.job_ended.connect(self._on_end)
        self._on_session()

    def evaluate(self) -> None:
        """Have the worker compute what is not known yet."""
        session = self._workspace.session
        if session is None or not self._stale or self._job or not self.isVisible():
            return
        job = session.evaluation_job()
        self._job, self._stale = job.job_id, False
        self._workspace.submit(job, quiet=True)

    def showEvent(self, event: QShowEvent) -> None:
        """What is looked at is up to date."""
        super().showEvent(event)
        self._settle.start()

    # -- inside ----------------------------------------------------------------------------------

    def _on_session(self) -> None:
        self._job = ""
        self._forget()

    def _on_change(self, change: Change) -> None:
        if change.partition or change.evidence or change.items or change.runs:
            self._forget(keep=not (change.partition or change.items))
        elif change.clusters:
            self._show_tables()

    def _forget(self, *, keep: bool = False) -> None:
        self._stale = True
        if not keep:
            self._show(None)
            self._show_tables()
        self._settle.start()

    def _on_end(self, event: Finished | Failed) -> None:
        if event.job_id != self._job:
            return
        self._job = ""
        if isinstance(event, Finished) and isinstance(event.result, EvaluateResult) and not self._stale:
            self._show(event.result)
        elif isinstance(event, Failed) and not event.cancelled:
            self._explain(fault(event))
        if self._stale:
            self._settle.start()

    def _show(self, result: EvaluateResult | None) -> None:
        session = self._workspace.session
        labelled = session is not None and bool(session.dataset.label_names)
        known = {} if result is None else dict(result.scores)
        if result is not None and result.silhouette is not None:
            known["silhouette"] = result.silhouette
        for name, label in self.scores.items():
            label.show_value(known.get(name))
        for name in ("acc", "nmi", "ari", "purity"):
            self.scores[name].setVisible(labelled)
        answered = session is not None and session.n_answers > 0
        self.scores["satisfied_fraction"].setVisible(answered)
        self._explain("" if session is None else self._about(session, result))
        self._silhouettes = {} if result is None else dict(result.silhouettes)
        self.stability.setText("" if session is None or result is None else self._stability(session, result))
        self._list_kinds()

    def _explain(self, words: str) -> None:
        self.why.setText(words)
        self.why.setVisible(bool(words))

    def _about(self, session: Session, result: EvaluateResult | None) -> str:
        parts = []
        if not session.dataset.label_names:
            parts.append(self.tr(
                "There are no true labels in this collection, so nothing says which sub-categories are right: "
                "ACC, NMI, ARI, purity and the confusion need them. What can be said without is below."
            ))  # fmt: skip
        elif result is not None and result.scores.get("n", 0) < len(session):
            parts.append(self.tr("Scores are about the {count} items with a true label.").format(
                count=f"{round(result.scores['n']):,}"))  # fmt: skip
        if result is not None and 0 < result.judged < len(session):
            parts.append(self.tr("Silhouettes are those of {count} items, evenly drawn.").format(
                count=f"{result.judged:,}"))  # fmt: skip
        if result is None:
            parts.append(self.tr("Computing…"))
        return "\n".join(parts)

    def _stability(self, session: Session, result: EvaluateResult) -> str:
        """How far trainings agree that differ in their seed alone."""
        lines = []
        for run, count, mean, least in session.steadiness(result.agreement):
            words = self.tr("{count} trainings like “{title}” agree by {mean} on average, by {least} at least (ARI).")
            title = training(session.run_title(run.id))
            lines.append(words.format(count=count, title=title, mean=f"{mean:z.2f}", least=f"{least:z.2f}"))
        if not lines:
            return self.tr("How steady a result is shows when the same is trained again with another seed.")
        return "\n".join(lines)

    def _show_tables(self) -> None:
        session = self._workspace.session
        confusion = session.confusion() if session is not None else None
        self.matrix.show_table(confusion)
        for part in (self.matrix, self._matrix_title):
            part.setVisible(confusion is not None)
        self._list_kinds()

    def _list_kinds(self) -> None:
        session = self._workspace.session
        self.kinds.clear()
        clusters = session.clusters if session is not None else ()
        for cluster in clusters:
            value = self._silhouettes.get(cluster.id)
            row = QTreeWidgetItem([cluster.title, f"{cluster.size:,}", "–" if value is None else f"{value:z.2f}"])
            row.setData(0, ID, cluster.id)
            for column in (1, 2):
                row.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.kinds.addTopLevelItem(row)
        height = self.kinds.sizeHintForRow(0) if clusters else 0
        self.kinds.setFixedHeight(self.kinds.header().sizeHint().height() + height * min(len(clusters), 8) + 4)

    def _select_kind(self, item: QTreeWidgetItem) -> None:
        if self._workspace.session is not None:
            self._workspace.select(self._workspace.session.members(int(item.data(0, ID))))

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        grid = QGridLayout()
        grid.setSpacing(8)
        for number, label in enumerate(self.scores.values()):
            grid.addWidget(label, number // A_LINE, number % A_LINE)
        column.addLayout(grid)
        column.addWidget(self.why)
        self._matrix_title = _heading(self.tr("True kinds by sub-categories"))
        _add(column, [self._matrix_title, self.matrix])
        _add(column, [_heading(self.tr("How well each hangs together")), self.kinds])
        _add(column, [_heading(self.tr("Trainings")), self.stability, self.runs])
        column.addStretch(1)
        fill_scrolling(self, inside)


def _heading(words: str) -> QLabel:
    label = QLabel(words)
    label.setProperty("role", "heading")
    return label


def _add(column: QVBoxLayout, widgets: Sequence[QWidget]) -> None:
    column.addSpacing(8)
    for widget in widgets:
        column.addWidget(widget)
