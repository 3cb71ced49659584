"""What a project file says of itself: a few JSON values by name."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from shapekin.store.database import Database
from shapekin.store.text import to_json
from shapekin.store.words import damaged

WANTED: dict[str, type] = {
    **dict.fromkeys(("project_id", "kind", "items_digest", "source", "layout"), str),
    **dict.fromkeys(("options", "prepared"), dict),
}


class Meta:
    """The description of one project, read once and written through.

    Args:
        database: Where it is.

    Raises:
        ProjectError: It cannot be read, or lacks what every project has.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        try:
            rows = database.rows("SELECT key, value FROM meta")
            self._values: dict[str, Any] = {key: json.loads(value) for key, value in rows}
        except (TypeError, ValueError, RecursionError) as error:
            raise damaged(database.path, f"its description cannot be read ({error})") from error
        if missing := WANTED - self._values.keys():
            raise damaged(database.path, f"{', '.join(sorted(missing))} is missing")
        kinds = WANTED | {"current_run": int, "left_out": dict}
        if odd := [key for key, value in self._values.items() if not isinstance(value, kinds.get(key, object))]:
            raise damaged(database.path, f"{', '.join(odd)} is not what Shapekin writes")
        for key, kind in (("prepared", str), ("left_out", int)):
            if not all(isinstance(value, kind) for value in self._values.get(key, {}).values()):
                raise damaged(database.path, f"{key} is not what Shapekin writes")

    def __getitem__(self, key: str) -> Any:  # noqa: ANN401  what `json.loads` gives
        return self._values[key]

    @property
    def current_run(self) -> int:
        """Id of the run whose map is shown, 0 before the first."""
        return int(self._values.get("current_run", 0))

    @property
    def left_out(self) -> dict[str, int]:
        """Files that are no items, by extension, most frequent first; empty in files of older programs."""
        found: dict[str, int] = self._values.get("left_out", {})
        return dict(sorted(found.items(), key=lambda one: (-one[1], one[0])))

    def __setitem__(self, key: str, value: object) -> None:
        with self._database.transaction():
            write(self._database, {key: value})
        self._values[key] = json.loads(to_json(value))


def write(database: Database, values: Mapping[str, object]) -> None:
    """Put values into the description, within a transaction of the caller."""
    for key, value in values.items():
        database.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, to_json(value)))
