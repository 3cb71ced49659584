"""Solids of items, prepared beside the GUI thread and kept for a while."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from enum import Enum, auto
from weakref import WeakMethod

import numpy as np
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from shapekin.render.turntable.shading import Subject
from shapekin.render.turntable.solid import Cloud, Mesh, Wire
from shapekin_app.courier import courier
from shapekin_app.views.turntable.bench import Bench
from shapekin_app.workspace import Workspace

_KEPT = 24


class Look(Enum):
    """How a shape is shown."""

    SURFACE = auto()
    WIRE = auto()
    POINTS = auto()


class Subjects(QObject):
    """What turntables show of items: the cloud at once, the mesh when the worker has read it, then its light.

    One for a workspace (`Subjects.of`), so that what the question dock prepared is there in focus mode.

    Signals:
        improved(int): `get` has something better for this row.
    """

    improved = Signal(int)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._epoch = 0
        self._meshes: OrderedDict[int, Subject] = OrderedDict()
        self._clouds: OrderedDict[int, Subject] = OrderedDict()
        self._wires: OrderedDict[int, Subject] = OrderedDict()
        self._wanted: OrderedDict[int, None] = OrderedDict()
        self._bench = Bench()
        workspace.session_changed.connect(self._forget)
        workspace.preview_ready.connect(self._on_preview)

    @classmethod
    def of(cls, workspace: Workspace) -> Subjects:
        """The one that belongs to a workspace."""
        found = workspace.findChild(cls)
        return found if isinstance(found, cls) else cls(workspace)

    def get(self, row: int, look: Look = Look.SURFACE) -> Subject | None:
        """The best there is of an item now, None for items that are no shapes.

        Better ones are prepared and announced by `improved`.

        Args:
            row: The item.
            look: Its cloud, even if it has a mesh; or its mesh with or without edges.
        """
        if look is not Look.POINTS:
            self.prepare(row)
            if row in self._meshes:
                self._meshes.move_to_end(row)
                return self._wire(row) if look is Look.WIRE else self._meshes[row]
        return self._cloud(row)

    def prepare(self, row: int) -> None:
        """Begin to make the mesh of an item ready; cheap if it is."""
        self._wanted[row] = None
        self._wanted.move_to_end(row)
        while len(self._wanted) > _KEPT:
            self._wanted.popitem(last=False)
        ready = self._meshes.get(row)
        if ready is not None:
            self._light(row, ready, is_mesh=True)
            return
        mesh = self._workspace.preview(row)
        if mesh is not None and len(mesh[1]):
            vertices, faces = mesh
            self._put(row, "mesh", lambda: Subject(Mesh.build(vertices, faces.astype(np.int32))), is_mesh=True)

    def picture(self, row: int) -> QImage | None:
        """The thumbnail."""
        session = self._workspace.session
        if session is None:
            return None
        image = QImage.fromData(session.thumbnail(row))
        return None if image.isNull() else image

    def _cloud(self, row: int) -> Subject | None:
        if row not in self._clouds:
            session = self._workspace.session
            points = session.cloud(row) if session is not None else None
            if points is None:
                return None
            subject = Subject(Cloud.build(np.asarray(points, np.float32)))
            self._store(self._clouds, row, subject)
        self._clouds.move_to_end(row)
        self._light(row, self._clouds[row], is_mesh=False)
        return self._clouds[row]

    def _wire(self, row: int) -> Subject:
        """The mesh with its edges, in the same light; the same object as long as the mesh is."""
        ready, kept = self._meshes[row], self._wires.get(row)
        mesh = ready.solid
        assert isinstance(mesh, Mesh)
        if kept is None or kept.solid.vertices is not mesh.vertices:
            kept = Subject(Wire(mesh.vertices, mesh.faces, mesh.corner_normals), ready.sky)
        elif kept.sky is not ready.sky:
            kept = Subject(kept.solid, ready.sky)
        self._store(self._wires, row, kept)
        return kept

    def _on_preview(self, row: int) -> None:
        if row in self._wanted:
            self.prepare(row)

    def _light(self, row: int, subject: Subject, *, is_mesh: bool) -> None:
        """Work out the ambient light of a subject that has none."""
        if subject.sky is None:
            self._put(row, "light", subject.with_sky, is_mesh=is_mesh)

    def _put(self, row: int, stage: str, make: Callable[[], Subject], *, is_mesh: bool) -> None:
        keep, carrier, epoch = WeakMethod(self._keep), courier(), self._epoch
        self._bench.put((epoch, row, is_mesh, stage), lambda: carrier.bring(keep, epoch, row, make(), is_mesh))

    def _keep(self, epoch: int, row: int, subject: Subject, is_mesh: bool) -> None:
        if epoch != self._epoch:
            return
        self._store(self._meshes if is_mesh else self._clouds, row, subject)
        self._light(row, subject, is_mesh=is_mesh)
        self.improved.emit(row)

    def _forget(self) -> None:
        self._epoch += 1
        self._meshes.clear()
        self._clouds.clear()
        self._wires.clear()
        self._wanted.clear()
        self._bench.clear()

    @staticmethod
    def _store(kept: OrderedDict[int, Subject], row: int, subject: Subject) -> None:
        kept[row] = subject
        kept.move_to_end(row)
        while len(kept) > _KEPT:
            kept.popitem(last=False)
