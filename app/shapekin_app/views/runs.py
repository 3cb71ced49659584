"""The trainings so far: their scores and parameters, which one is shown, and what can be done with them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from shapekin.session import Change
from shapekin.store.runs import RunRecord
from shapekin_app.controls import table
from shapekin_app.library_words import training
from shapekin_app.wording import ago, duration
from shapekin_app.workspace import Workspace

ID = Qt.ItemDataRole.UserRole
TOLD = ("acc", "nmi", "ari", "purity")


class RunsView(QWidget):
    """Lists the trainings, the newest first.

    Signals:
        compare_requested(int, int): Two runs are to be seen side by side.
    """

    compare_requested = Signal(int, int)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.list = table(
            self.tr("Trainings"), [self.tr("Training"), self.tr("Kinds"), self.tr("ACC"), self.tr("When")]
        )
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked
        )
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2, 3):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.facts = QLabel(wordWrap=True)
        self.facts.setProperty("role", "small")
        self.facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.use = QPushButton(self.tr("Show this one"))
        self.use.setToolTip(self.tr("Go back to what it found; all your answers stay"))
        self.again = QPushButton(self.tr("Once more with another seed"))
        self.again.setToolTip(self.tr("Beside what is shown: how far both agree tells how steady the result is"))
        self.again.setProperty("role", "link")
        self.compare = QPushButton(self.tr("Compare…"))
        self.compare.setToolTip(self.tr("Two trainings side by side: select two, or one to compare with what is shown"))
        self.rename = QPushButton(self.tr("Rename"))
        self.back = QPushButton(self.tr("Back"))
        self.back.setToolTip(self.tr("Back to what was shown before, with all that you moved by hand"))
        for button in (self.use, self.compare, self.rename, self.back):
            button.setProperty("role", "quiet")
        buttons = QHBoxLayout()
        buttons.setSpacing(0)
        for button in (self.use, self.compare, self.rename, self.back):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(0, 0, 0, 0)
        column_.setSpacing(4)
        column_.addWidget(self.list)
        column_.addLayout(buttons)
        column_.addWidget(self.facts)
        column_.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)
        self.use.clicked.connect(self._use)
        self.back.clicked.connect(lambda: self._workspace.return_from_run())
        self.compare.clicked.connect(self._compare)
        self.again.clicked.connect(self._train_again)
        self.rename.clicked.connect(self._rename)
        self.list.itemSelectionChanged.connect(self._show_state)
        self.list.itemChanged.connect(self._renamed)
        workspace.session_changed.connect(self.refresh)
        workspace.job_started.connect(lambda _job: self._show_state())
        workspace.job_ended.connect(lambda _event: self._show_state())
        workspace.changed.connect(self._on_change)
        self.refresh()

    def chosen(self) -> list[int]:
        """Numbers of the selected trainings, the earlier first."""
        return sorted(int(item.data(0, ID)) for item in self.list.selectedItems())

    def refresh(self) -> None:
        """List what there is."""
        session = self._workspace.session
        kept = self.chosen()
        runs = session.runs if session is not None else ()
        current = session.current_run if session is not None else None
        self.list.blockSignals(True)
        self.list.clear()
        for run in reversed(runs):
            assert session is not None
            score = run.scores.get("acc")
            row = QTreeWidgetItem([
                training(session.run_title(run.id)), str(run.n_clusters), "–" if score is None else f"{score:z.2f}",
                ago(run.started) if run.started else "",
            ])  # fmt: skip
            row.setData(0, ID, run.id)
            if not session.read_only:
                row.setFlags(row.flags() | Qt.ItemFlag.ItemIsEditable)
            for column in (1, 2):
                row.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            if current is not None and run.id == current.id:
                font = QFont(row.font(0))
                font.setWeight(QFont.Weight.DemiBold)
                row.setFont(0, font)
                row.setToolTip(0, self.tr("This is the training that is shown."))
            self.list.addTopLevelItem(row)
            row.setSelected(run.id in kept)
        self.list.setColumnHidden(3, not any(run.started for run in runs))
        self.list.setColumnHidden(2, not any("acc" in run.scores for run in runs))
        height = self.list.sizeHintForRow(0) if runs else 0
        self.list.setFixedHeight(self.list.header().sizeHint().height() + height * min(max(len(runs), 1), 6) + 4)
        self.list.blockSignals(False)
        self._show_state()

    # -- inside ----------------------------------------------------------------------------------

    def _on_change(self, change: Change) -> None:
        if change.runs:
            self.refresh()
        elif change.partition:
            self._show_state()

    def _show_state(self) -> None:
        session = self._workspace.session
        chosen = self.chosen()
        writable = session is not None and not session.read_only
        current = session.current_run.id if session is not None and session.current_run is not None else 0
        self.use.setEnabled(writable and len(chosen) == 1 and chosen[0] != current)
        self.rename.setEnabled(writable and len(chosen) == 1)
        self.compare.setEnabled(len(chosen) == 2 or (len(chosen) == 1 and chosen[0] != current))
        self.again.setVisible(writable and bool(current or chosen))
        self.again.setEnabled(self._workspace.running_training() is None)
        self.back.setVisible(session is not None and session.can_return)
        self.facts.setText(self._about(chosen[0]) if len(chosen) == 1 else "")
        self.facts.setVisible(len(chosen) == 1)

    def _about(self, run_id: int) -> str:
        assert self._workspace.session is not None
        run: RunRecord = self._workspace.session.run(run_id)
        scores = "  ".join(f"{name} {value:.3f}" for name, value in run.scores.items() if name in TOLD)
        params = ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in run.params.items())
        ended = "" if run.complete else self.tr("stopped early")
        trained = self.tr("{time} on {device}, seed {seed}").format(
            time=duration(run.seconds), device=run.device, seed=run.seed
        )
        return "\n".join(part for part in (trained, ended, scores, params) if part)

    def _use(self) -> None:
        session, chosen = self._workspace.session, self.chosen()
        if session is None or len(chosen) != 1:
            return
        if not self._workspace.use_run(chosen[0]):
            return
        words = self.tr("“{title}” is shown now. Your answers stay; those given since then wait for the next training.")
        self._workspace.message.emit(words.format(title=training(session.run_title(chosen[0]))), "success")

    def _train_again(self) -> None:
        session, chosen = self._workspace.session, self.chosen()
        current = session.current_run if session is not None else None
        run_id = chosen[0] if len(chosen) == 1 else current.id if current is not None else 0
        if session is not None and run_id and self._workspace.running_training() is None:
            self._workspace.train_beside(run_id)
            self._show_state()

    def _compare(self) -> None:
        session, chosen = self._workspace.session, self.chosen()
        if session is None:
            return
        current = session.current_run
        if len(chosen) == 1 and current is not None and current.id != chosen[0]:
            chosen = [*chosen, current.id]
        if len(chosen) == 2:
            self.compare_requested.emit(*chosen)

    def _rename(self) -> None:
        items = self.list.selectedItems()
        if len(items) == 1:
            self.list.editItem(items[0], 0)

    def _renamed(self, item: QTreeWidgetItem, column: int) -> None:
        session = self._workspace.session
        if session is None or column:
            return
        run_id, title = int(item.data(0, ID)), item.text(0)
        if title != training(session.run_title(run_id)):
            self._workspace.rename_run(run_id, title)
