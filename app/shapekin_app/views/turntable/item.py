"""A turntable that shows an item of the open session, whatever it is."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QWidget

from shapekin.session import Session
from shapekin_app.views.turntable.orbit import Orbit
from shapekin_app.views.turntable.subjects import Look, Subjects
from shapekin_app.views.turntable.widget import Turntable
from shapekin_app.workspace import Workspace


class ItemTurntable(Turntable):
    """Shows the item in a row: its mesh, its cloud until then, its picture where it is no shape."""

    def __init__(self, workspace: Workspace, orbit: Orbit | None = None, parent: QWidget | None = None) -> None:
        super().__init__(orbit, parent)
        self.row = -1
        self._workspace = workspace
        self._subjects = Subjects.of(workspace)
        self._look = Look.SURFACE
        self._session: Session | None = None
        self._subjects.improved.connect(self._on_improved)
        workspace.session_changed.connect(self._on_session)

    def show_row(self, row: int, look: Look = Look.SURFACE) -> None:
        """Show another item (-1 for none): its mesh, where it has one and its points are not wanted, else its cloud."""
        session = self._workspace.session
        same_item = row == self.row and session is self._session
        if same_item and look is self._look:
            return
        self.row, self._look, self._session = row, look, session
        if session is None or row < 0:
            self.set_picture(None)
            return
        self.setAccessibleName(self.tr("Turntable: {name}").format(name=session.dataset.names[row]))
        subject = self._subjects.get(row, look)
        picture = session.picture(row) if subject is None else None
        if subject is not None:
            if not same_item:
                self.set_picture(self._subjects.picture(row))
            self.set_subject(subject, keep_picture=same_item or self.is_first_view)
        elif picture is not None:
            self.set_image(picture)
        else:
            self.set_picture(self._subjects.picture(row))

    @property
    def is_first_view(self) -> bool:
        """Whether it is looked at from where thumbnails are."""
        return self.orbit.camera == type(self.orbit.camera)()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Point at the item in all views."""
        super().enterEvent(event)
        self._workspace.hover(self.row)

    def leaveEvent(self, event: QEvent) -> None:
        """Point at nothing."""
        super().leaveEvent(event)
        self._workspace.hover(-1)

    def _on_session(self) -> None:
        if self._session is not self._workspace.session:  # nobody has shown an item of the new one yet
            self.show_row(-1)

    def _on_improved(self, row: int) -> None:
        if row == self.row and self._session is self._workspace.session:
            subject = self._subjects.get(row, self._look)
            if subject is not self.subject:
                self.set_subject(subject, keep_picture=True)
