"""One sentence above the work, in place of a dialog."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from shapekin_app import theme
from shapekin_app.controls import icon_button
from shapekin_app.icons import pixmap

READ_MS = 8000
"""How long good news stays; what went wrong stays until it is closed."""

ICONS = {"info": "info", "work": "clock", "success": "check", "error": "warning"}


class Banner(QWidget):
    """A message with a level, perhaps one thing to do about it, and a way to close it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.level = "info"
        self._do: Callable[[], None] | None = None
        self._picture = QLabel()
        self.text = QLabel(wordWrap=True, textInteractionFlags=Qt.TextInteractionFlag.TextSelectableByMouse)
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.text.setAccessibleName(self.tr("Message"))
        self.action = QPushButton()
        self.action.setProperty("role", "link")
        self.action.clicked.connect(self._act)
        close = icon_button("close", self.tr("Close this message"))
        close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 6)
        row.setSpacing(8)
        for part in (self._picture, self.text, self.action, close):
            row.addWidget(part)
        self._fade = QTimer(self, singleShot=True, interval=READ_MS)
        self._fade.timeout.connect(self.hide)
        self.hide()

    def tell(self, text: str, level: str = "info", action: str = "", do: Callable[[], None] | None = None) -> None:
        """Show a sentence.

        Args:
            text: The sentence.
            level: "info", "work" (stays until something else is told), "success" or "error".
            action: Words of a button, "" for none.
            do: What the button does.
        """
        self.level = level if level in ICONS else "info"
        self.text.setText(text)
        self._picture.setPixmap(pixmap(ICONS[self.level], self._colour(), 18, self.devicePixelRatioF()))
        self.action.setText(action)
        self.action.setVisible(bool(action))
        self._do = do
        self.show()
        self._fade.stop()
        if self.level in {"info", "success"}:
            self._fade.start()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A soft ground in the level's colour and a stripe of it on the left."""
        painter = QPainter(self)
        colour = QColor(self._colour())
        painter.fillRect(self.rect(), QColor(theme.current().surface))
        colour.setAlphaF(0.10)
        painter.fillRect(self.rect(), colour)
        colour.setAlphaF(1.0)
        painter.fillRect(0, 0, 3, self.height(), colour)

    def _colour(self) -> str:
        colours = theme.current()
        return {"success": colours.must_link, "error": colours.error}.get(self.level, colours.accent)

    def _act(self) -> None:
        self.hide()
        if self._do is not None:
            self._do()
