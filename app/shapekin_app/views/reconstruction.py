"""What the shown training makes of an item, beside the item: decoded in the worker, on the same orbit."""

from __future__ import annotations

from collections import OrderedDict
from weakref import WeakMethod

import numpy as np
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from shapekin.arrays import AnyArray
from shapekin.data.dataset import DataKind
from shapekin.events import Failed, Finished
from shapekin.jobs.job import ReconstructJob, ReconstructResult
from shapekin.jobs.reconstructing import Obstacle, obstacle
from shapekin.models.catalogue import all_models
from shapekin.render.turntable.shading import Subject
from shapekin.render.turntable.solid import Cloud
from shapekin_app.courier import courier
from shapekin_app.library_words import fault, library
from shapekin_app.views.question_parts import ElidedLabel
from shapekin_app.views.turntable import Orbit, Turntable
from shapekin_app.views.turntable.bench import Bench
from shapekin_app.workspace import Workspace

_KEPT = 64


class Reconstructions(QObject):
    """What the network of the shown training makes of items; each is asked of the worker once.

    Signals:
        arrived(int): `get` has it for this row, or `fault` says what is wrong.
    """

    arrived = Signal(int)

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._made: OrderedDict[tuple[str, int], AnyArray] = OrderedDict()
        self._asked: dict[str, tuple[str, int]] = {}
        self._failed: dict[tuple[str, int], str] = {}
        workspace.job_ended.connect(self._on_end)
        workspace.session_changed.connect(self._forget)

    def why_not(self) -> str:
        """Why there are none of the training that is shown; "" where there are."""
        session = self._workspace.session
        if session is None:
            return self.tr("Open a project first.")
        run = session.current_run
        wrong = obstacle(run, session.kind, session.prepared, self._workspace.cache)
        if wrong is None or (run is None and wrong is not Obstacle.NO_RUN):
            return ""
        return {
            Obstacle.NO_RUN: self.tr("Train first: until then there is no network to ask."),
            Obstacle.NO_DECODER: self.tr("{0} cannot draw what it has learned; CPAC, for one, can.").format(
                _title(run.model) if run is not None else ""
            ),
            Obstacle.FEATURES: self.tr("This training looked at features, not at the items themselves."),
            Obstacle.LOST: self.tr("What this training learned is gone from the cache. Train once more."),
        }[wrong]

    def get(self, row: int) -> AnyArray | None:
        """`(p, 3) float32` or `(h, w, c) uint8`; None until `arrived` where the worker must make it first."""
        session = self._workspace.session
        run = session.current_run if session is not None else None
        if session is None or run is None or self.why_not():
            return None
        key = run.arrays, row
        if key in self._made:
            self._made.move_to_end(key)
            return self._made[key]
        if key not in self._asked.values() and key not in self._failed:
            job = ReconstructJob(run.model, session.kind, session.prepared.data, run.arrays, row)
            self._asked[job.job_id] = key
            self._workspace.submit(job, quiet=True)
        return None

    def fault(self, row: int) -> str:
        """Why there is none of this row, for people; "" where nothing went wrong."""
        session = self._workspace.session
        run = session.current_run if session is not None else None
        return "" if run is None else self._failed.get((run.arrays, row), "")

    def _on_end(self, event: Finished | Failed) -> None:
        key = self._asked.pop(event.job_id, None)
        if key is None:
            return
        if isinstance(event, Failed):
            if not event.cancelled:
                self._failed[key] = fault(event)
        elif isinstance(event.result, ReconstructResult) and self._workspace.cache.has(event.result.made):
            self._made[key] = np.array(self._workspace.cache.get(event.result.made))
            while len(self._made) > _KEPT:
                self._made.popitem(last=False)
        self.arrived.emit(key[1])

    def _forget(self) -> None:
        self._made.clear()
        self._asked.clear()
        self._failed.clear()


class ReconstructionPane(QWidget):
    """A turntable with the reconstruction of one item.

    Args:
        workspace: Whose item it is.
        orbit: Of the original.
    """

    def __init__(self, workspace: Workspace, orbit: Orbit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.source = Reconstructions(workspace, self)
        self.row = -1
        self._shown = ("", -1)  # of which run, and which item
        self.table = Turntable(orbit)
        self._bench = Bench()
        self.caption = ElidedLabel()
        self.caption.setProperty("role", "small")
        self.caption.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.table, 1)
        column.addWidget(self.caption)
        self.source.arrived.connect(self._on_arrival)

    def show_row(self, row: int) -> None:
        """Show the reconstruction of an item, -1 for none."""
        session = self._workspace.session
        self.row = row
        self._shown = ("", -1)
        made = self.source.get(row) if row >= 0 else None
        run = session.current_run if session is not None else None
        if made is None or session is None or run is None:
            self.table.set_picture(None)
            self.caption.set_words("" if row < 0 else self.source.fault(row) or self.tr("Decoding"))
            return
        name = session.dataset.names[row]
        self.table.setAccessibleName(self.tr("Reconstruction: {name}").format(name=name))
        self.caption.set_words(self.tr("Decoded: {0}").format(session.run_title(run.id)))
        if session.kind is DataKind.CLOUDS:
            original = session.cloud(row)
            beside = None if original is None else np.asarray(original, np.float32)
            subject = Subject(Cloud.build(made, beside))
            self.table.set_subject(subject, keep_picture=True)
            keep, carrier, key = WeakMethod(self._light), courier(), (run.arrays, row)
            self._shown = key
            self._bench.put(key, lambda: carrier.bring(keep, key, subject.with_sky()))
        else:
            self.table.set_image(made)

    def _light(self, key: tuple[str, int], subject: Subject) -> None:
        if key == self._shown and self.table.subject is not None:
            self.table.set_subject(subject, keep_picture=True)

    def _on_arrival(self, row: int) -> None:
        if row == self.row:
            self.show_row(row)


class Facing(QWidget):
    """Two widgets beside each other or, where there is more height than width, one above the other."""

    def __init__(self, first: QWidget, second: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(8)
        self._box.addWidget(first, 1)
        self._box.addWidget(second, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give both the most room."""
        super().resizeEvent(event)
        wide = self.width() >= self.height()
        self._box.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)


def _title(model: str) -> str:
    known = all_models()
    return library(known[model].card.title) if model in known else model
