"""How the map of a training moved while it learned: a few snapshots, kept in the cache beside the run's arrays.

The snapshots are those that were sent to be shown, each turned to lie as the one before did (`projection.align`), so
they have one frame, which is also that of the run's own map.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from shapekin.arrays import AnyArray, FloatArray
from shapekin.errors import ParameterError
from shapekin.store.cache import Cache, CacheMissError

MOST_FRAMES = 24
MOST_BYTES = 8 << 20
_BYTES = 2  # of a float16


class Filming:
    """Collects snapshots of one training, evenly over its whole length however long it takes.

    Args:
        n: Number of items.
    """

    def __init__(self, n: int) -> None:
        self._most = int(np.clip(MOST_BYTES // (3 * _BYTES * max(n, 1)), 2, MOST_FRAMES))
        self._frames: list[tuple[int, int, float, AnyArray]] = []
        self._every, self._seen = 1, 0

    def add(self, done: int, total: int, places: FloatArray) -> None:
        """Keep a snapshot; where there are too many by now, every other one goes.

        Args:
            done: Steps done, of
            total: so many.
            places: `(n, 3) float32`.
        """
        if self._seen % self._every == 0:
            scale = float(np.abs(places).max(initial=0)) or 1.0  # a float16 holds no more than 65,504
            self._frames.append((done, total, scale, (places / np.float32(scale)).astype(np.float16)))
            if len(self._frames) > self._most:
                self._frames, self._every = self._frames[::2], 2 * self._every
        self._seen += 1

    def store(self, cache: Cache, arrays: str) -> None:
        """Write `<arrays>.film (f, n, 3) float16` and `<arrays>.frames (f, 3) float64`: done, total, scale."""
        if self._frames:
            cache.put(f"{arrays}.film", np.stack([places for *_, places in self._frames]))
            cache.put(f"{arrays}.frames", np.array([numbers for *numbers, _ in self._frames], np.float64))


@dataclass(frozen=True, eq=False)
class Film:
    """The snapshots of one training.

    Attributes:
        done: `(f,) float64`, share of the training that was done at each, 0 to 1.
        steps: `(f,) int64`, steps that were done at each.
    """

    done: FloatArray
    steps: AnyArray
    _scales: FloatArray
    _film: AnyArray

    def __len__(self) -> int:
        return len(self._film)

    @property
    def n(self) -> int:
        """Number of items."""
        return int(self._film.shape[1])

    def places(self, frame: int) -> FloatArray:
        """`(n, 3) float32` where the items were."""
        return np.asarray(self._film[frame], np.float32) * np.float32(self._scales[frame])


def film_of(cache: Cache, arrays: str) -> Film | None:
    """The snapshots of a run; None where there are none: it is older than they are, too short, or the cache lost them.

    Args:
        cache: Where they would be.
        arrays: Key of the run's arrays.
    """
    try:
        if not (cache.has(f"{arrays}.film") and cache.has(f"{arrays}.frames")):
            return None
        film, frames = cache.get(f"{arrays}.film"), np.array(cache.get(f"{arrays}.frames"))
    except (CacheMissError, ParameterError):  # what a project file calls its arrays need not be a name at all
        return None
    if film.ndim != 3 or film.shape[2] != 3 or frames.shape != (len(film), 3):
        return None
    steps, totals, scales = frames.T
    return Film(steps / np.maximum(totals, 1), steps.astype(np.int64), scales, film)
