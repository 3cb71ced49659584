"""What the application remembers between two starts, each thing declared once."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

MOST_RECENT = 8


@dataclass(frozen=True)
class RecentProject:
    """One project on the start page.

    Attributes:
        path: The project file.
        opened: When it was last open, ISO 8601 in UTC.
        n_items: Number of its items.
        n_clusters: Number of its sub-categories.
    """

    path: str
    opened: str
    n_items: int
    n_clusters: int

    @property
    def name(self) -> str:
        """Name of the file without its ending."""
        return Path(self.path).stem


class Settings:
    """The remembered choices, in one INI file.

    Args:
        file: The INI file; it is made when something is remembered.
        pictures: Folder for small pictures of the maps of recent projects.
    """

    def __init__(self, file: Path, pictures: Path) -> None:
        self._store = QSettings(str(file), QSettings.Format.IniFormat)
        self._pictures = pictures

    def text(self, key: str) -> str:
        """What is remembered under a key, "" for nothing; see `preferences` and `keys`."""
        return str(self._store.value(key, ""))

    def set_text(self, key: str, text: str) -> None:
        """Remember a text; "" forgets it."""
        if text:
            self._store.setValue(key, text)
        else:
            self._store.remove(key)

    def bytes(self, key: str) -> QByteArray:
        """Something Qt wrote about itself, such as the window's layout; empty when there is none."""
        value = self._store.value(f"window/{key}", QByteArray())
        return value if isinstance(value, QByteArray) else QByteArray()

    def set_bytes(self, key: str, value: QByteArray) -> None:
        """Remember something Qt wrote about itself."""
        self._store.setValue(f"window/{key}", value)

    @property
    def last_folder(self) -> Path:
        """Where files were last looked for; the home folder at first."""
        folder = Path(str(self._store.value("files/folder", "")))
        return folder if folder.is_dir() and folder != Path() else Path.home()

    @last_folder.setter
    def last_folder(self, folder: Path) -> None:
        self._store.setValue("files/folder", str(folder))

    @property
    def recent(self) -> list[RecentProject]:
        """Projects opened lately and still there, newest first."""
        try:
            entries = [RecentProject(**entry) for entry in json.loads(str(self._store.value("files/recent", "[]")))]
        except (ValueError, TypeError):  # written by another version, or by hand
            return []
        return [entry for entry in entries if Path(entry.path).is_file()]

    def remember(self, path: Path, n_items: int, n_clusters: int) -> None:
        """Put a project at the head of the recent ones."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        entry = RecentProject(str(path.resolve()), now, n_items, n_clusters)
        self._write_recent([entry, *(other for other in self.recent if other.path != entry.path)])

    def forget(self, path: str) -> None:
        """Take a project off the list; the file is left alone."""
        self._write_recent([entry for entry in self.recent if entry.path != path])

    def picture_of(self, path: str | Path) -> Path:
        """Where the small picture of a project's map is kept, whether or not there is one yet."""
        name = hashlib.sha256(str(Path(path).resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:24]
        self._pictures.mkdir(parents=True, exist_ok=True)
        return self._pictures / f"{name}.png"

    def _write_recent(self, entries: Sequence[RecentProject]) -> None:
        self._store.setValue("files/recent", json.dumps([asdict(entry) for entry in entries[:MOST_RECENT]]))
