"""Where the points lie: principal components, or a map of neighbours that the worker lays out."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QObject, Signal

from shapekin.arrays import FloatArray
from shapekin.clustering.neighbour_maps import TITLES, missing
from shapekin.events import Failed, Finished, Progress
from shapekin.jobs.job import MapResult
from shapekin.session import Change
from shapekin_app.workspace import Workspace

PCA = "pca"


class Charts(QObject):
    """The one choice of a workspace how its points are laid out.

    Signals:
        changed: `method`, `places` or `working` is another.
    """

    changed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self.method = PCA
        self.dimensions = 2
        self.places: FloatArray | None = None
        self.working = ""
        self._job = ""
        workspace.session_changed.connect(self._forget)
        workspace.changed.connect(self._on_change)
        workspace.job_progressed.connect(self._on_progress)
        workspace.job_ended.connect(self._on_end)

    @classmethod
    def of(cls, workspace: Workspace) -> Charts:
        """The one of a workspace."""
        return workspace.findChild(cls) or cls(workspace)

    def choose(self, method: str, dimensions: int = 2) -> None:
        """Lay the points out otherwise; what takes long goes on in the worker, and they stay where they are meanwhile.

        Args:
            method: `PCA`, or one of `neighbour_maps.TITLES`.
            dimensions: Of the map, 2 or 3.
        """
        self.cancel()
        self.method, self.dimensions = method, dimensions
        if method == PCA:
            self.places = None
        else:
            self._ask()
        self.changed.emit()

    def cancel(self) -> None:
        """Give up the map that is being laid out."""
        if self._job:
            job, self._job, self.working = self._job, "", ""
            self._workspace.cancel(job)
            if self.places is None:
                self.method = PCA
            self.changed.emit()

    @property
    def share(self) -> float:
        """How much of the map under way is done, 0 to 1; -1 while that is not known."""
        return self._share if self._job else -1.0

    # -- inside ----------------------------------------------------------------------------------

    def _ask(self) -> None:
        session = self._workspace.session
        if session is None:
            return
        known = session.known_map(self.method, self.dimensions)
        if known is not None:
            self.places = known
            return
        job = session.map_job(self.method, self.dimensions)
        self._job, self._share = job.job_id, -1.0
        self.working = self.tr("Laying out {name}").format(name=TITLES[self.method])
        self._workspace.submit(job)

    def _forget(self) -> None:
        self.method, self.places, self._job, self.working = PCA, None, "", ""
        self.changed.emit()

    def _on_change(self, change: Change) -> None:
        if (change.projection or change.items) and self.method != PCA:
            self.cancel()
            self.places = None  # it was of another embedding
            self._ask()
            self.changed.emit()

    def _on_progress(self, event: Progress) -> None:
        if event.job_id == self._job:
            self._share = event.done / event.total if event.total else -1.0
            self.changed.emit()

    def _on_end(self, event: Finished | Failed) -> None:
        if event.job_id != self._job:
            return
        self._job, self.working = "", ""
        session = self._workspace.session
        if isinstance(event, Finished) and isinstance(event.result, MapResult) and session is not None:
            places = np.array(self._workspace.cache.get(event.result.places))
            self.places = places if len(places) == len(session) else None
        if self.places is None:
            self.method = PCA
        self.changed.emit()


def offered() -> list[tuple[str, str, str]]:
    """Each map of neighbours: its name, its title, and what must be installed for it ("" for nothing)."""
    return [(method, title, missing(method)) for method, title in TITLES.items()]
