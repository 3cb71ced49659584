"""Numbers and times as people say them."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication, QLocale


def _tr(text: str) -> str:
    return QCoreApplication.translate("wording", text)


_ENDING = re.compile(r"(?<=.)\.[A-Za-z][A-Za-z0-9]{1,4}$")


def short_name(name: str) -> str:
    """An item's name without its folders and the ending of its file: "seat/bench/m877.off" is "m877"."""
    last = name.replace("\\", "/").rstrip("/").rpartition("/")[2]
    return _ENDING.sub("", last) or name


def duration(seconds: float) -> str:
    """A time span: "0:38", "12:05", "1:02:09"."""
    whole = max(0, round(seconds))
    minutes, rest = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def seconds_left(seconds: float | None) -> str:
    """An estimate of the remaining time, "" when there is none."""
    return "" if seconds is None else _tr("{time} left").format(time=duration(seconds))


def ago(moment: str, now: datetime | None = None) -> str:
    """How long ago something was: "just now", "5 minutes ago", "yesterday", else the date.

    Args:
        moment: ISO 8601 with a time zone.
        now: The present, for tests.
    """
    then = datetime.fromisoformat(moment)
    age = ((now or datetime.now(UTC)) - then).total_seconds()
    if age < 90:
        return _tr("just now")
    if age < 90 * 60:
        return _tr("{count} minutes ago").format(count=round(age / 60))
    if age < 22 * 3600:
        return _tr("{count} hours ago").format(count=max(2, round(age / 3600)))
    if age < 40 * 3600:
        return _tr("yesterday")
    if age < 7 * 86400:
        return _tr("{count} days ago").format(count=round(age / 86400))
    return QLocale().toString(then.date(), QLocale.FormatType.ShortFormat)  # type: ignore[call-overload, no-any-return]
