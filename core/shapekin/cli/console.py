"""What the command line says: results on stdout, progress on stderr."""

from __future__ import annotations

import json
import sys
import time
import unicodedata
from collections.abc import Mapping

from shapekin.errors import ParameterError
from shapekin.events import Event, Progress
from shapekin.jobs.job import Job, Result
from shapekin.jobs.runners import run_inline
from shapekin.store.cache import Cache

LINE_SECONDS = 10.0


class OutputError(Exception):
    """What was printed could not be handed on: a closed pipe, a full disk."""


_KEPT = "\n\u200c\u200d"  # the joiners belong to Persian and to emoji


def harmless(text: str) -> str:
    """Text whose control characters (names of files may hold any) can't command a terminal."""
    return "".join(sign if sign in _KEPT or not unicodedata.category(sign).startswith("C") else "?" for sign in text)


class Console:
    """Prints for people, or one JSON object.

    Args:
        as_json: Print results as JSON.
    """

    def __init__(self, *, as_json: bool) -> None:
        self.as_json = as_json
        self._live = sys.stderr.isatty()
        self._shown_at = 0.0
        self._stage = ""
        self._open_line = False

    def say(self, text: str) -> None:
        """A line for people; silent when the output is JSON."""
        if not self.as_json:
            self.end_progress()
            _print(harmless(text))

    def result(self, values: Mapping[str, object], text: str = "") -> None:
        """The outcome: as JSON, or as `text`."""
        self.end_progress()
        _print(json.dumps(values, ensure_ascii=False) if self.as_json else harmless(text))

    def run(self, job: Job, cache: Cache) -> Result:
        """Run a job here, showing its progress."""
        result = run_inline(job, cache, self.progress)
        self.end_progress()
        return result

    def progress(self, event: Event) -> None:
        """Show how far a job has come: live on a terminal, else a line now and then."""
        if not isinstance(event, Progress):
            return
        now = time.monotonic()
        new_stage = event.stage != self._stage
        if now - self._shown_at < (0.1 if self._live else LINE_SECONDS) and not new_stage:
            return
        self._shown_at, self._stage = now, event.stage
        share = f" {event.done}/{event.total}" if event.total else ""
        left = f", {event.seconds_left:.0f} s left" if event.seconds_left is not None else ""
        metrics = "".join(f", {name} {value:.4g}" for name, value in event.metrics.items())
        line = f"{event.stage}{share}{left}{metrics}"
        sys.stderr.write(f"\r\x1b[K{line}" if self._live else f"{line}\n")
        sys.stderr.flush()
        self._open_line = self._live

    def end_progress(self) -> None:
        """Clear the live line."""
        if self._open_line:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._open_line = False


def _print(text: str) -> None:
    try:
        print(text, flush=True)
    except OSError as error:
        raise OutputError(error.strerror) from error


def settings(pairs: list[str]) -> dict[str, bool | int | float | str]:
    """Values given as `--set KEY=VALUE`.

    Raises:
        ParameterError: One of them has no "=".
    """
    values: dict[str, bool | int | float | str] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or not name:
            raise ParameterError(f'"{pair}" is not KEY=VALUE.', "Write for example --set epochs=20.")
        values[name.strip()] = value.strip()
    return values


def score_line(scores: Mapping[str, object]) -> str:
    """Scores for people, in one line."""
    order = ("acc", "nmi", "nmi_max", "ari", "purity")
    parts = [f"{name.upper().replace('_', ' ')} {scores[name]:.3f}" for name in order if name in scores]
    return ", ".join([*parts, f"{scores['clusters']} clusters"])
