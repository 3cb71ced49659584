"""Principal components of more rows than fit into memory, and the descriptors that are made of them."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from typing import ClassVar

import numpy as np

from shapekin.arrays import AnyArray, FloatArray, IntArray, require_shape
from shapekin.clustering.projection import EXACT_UP_TO, OVERSAMPLING, POWER_STEPS
from shapekin.data.dataset import DataKind
from shapekin.features.base import FeatureExtractor, Room, memory

COMPONENTS = 60
WIDEST_COVARIANCE = 2048  # columns; of wider rows no covariance is kept, they are looked at again for every step
BLOCK_BYTES = 16 << 20
KEPT_BYTES = 64 << 20  # rows that take no more are made only once
_SHAPES: dict[DataKind, tuple[tuple[int | None, ...], str]] = {
    DataKind.CLOUDS: ((None, None, 3), "Point clouds"),
    DataKind.IMAGES: ((None, None, None, None), "Images"),
    DataKind.FEATURES: ((None, None), "Feature rows"),
}

Blocks = Callable[[], Iterable[FloatArray]]
"""Gives all rows anew at every call, some at a time, always in the same order."""

Part = Callable[[AnyArray], FloatArray]
"""Describes some items: `(m, ...)` to `(m, d)`, each item alone."""


def components_of(
    blocks: Blocks, n: int, count: int, groups: IntArray | None = None, weights: Sequence[float] = ()
) -> Generator[float, None, FloatArray]:
    """`clustering.projection.principal_components` of rows that come in blocks.

    It finds the same axes, up to rounding, in the memory of a block, a covariance and the result.

    Args:
        blocks: All rows, `(m, d)` at a time.
        n: Number of rows.
        count: Number of axes wanted.
        groups: `(d,) int64` numbers; columns of the same number are divided by the root of their total
            variance, so that each group weighs the same. None to leave the columns as they are.
        weights: One a group: what it is multiplied by afterwards; empty for all 1.

    Yields:
        The share done.

    Returns:
        `(n, min(count, n, d)) float32`, columns by falling variance, each axis' most extreme entry positive.
    """
    blocks = _kept(blocks, n)
    moments = yield from _moments(blocks, n)
    scale = _scale(moments.variance, groups, weights)
    centre = moments.shift + moments.mean
    axes = yield from _leading_axes(blocks, moments, centre, scale, min(count, n, len(scale)))
    extreme = axes[np.argmax(np.abs(axes), axis=0), np.arange(axes.shape[1])] if axes.size else np.zeros(0)
    turned = axes * np.where(extreme < 0, -1, 1)
    found = np.empty((n, axes.shape[1]), np.float32)
    start = 0
    for block in blocks():
        found[start : start + len(block)] = ((block - centre) * scale) @ turned
        start += len(block)
        yield 0.7 + 0.3 * start / n
    return found


def _kept(blocks: Blocks, n: int) -> Blocks:
    """The same blocks, kept in memory where they are few."""
    first = next(iter(blocks()), None)
    if first is None or first[0].nbytes * n > KEPT_BYTES:
        return blocks
    found: list[FloatArray] = []

    def again() -> Iterator[FloatArray]:
        if found:
            yield from found
            return
        for block in blocks():
            found.append(block)
            yield block

    return again


class _Moments:
    """Mean, variance and (where that is worth its size) covariance, taken block by block.

    Args:
        shift: `(d,)` the first row: taken off everything, so that constant columns are exactly zero.
        n: Number of rows to come.
    """

    def __init__(self, shift: FloatArray, n: int) -> None:
        d = len(shift)
        self.shift = shift.astype(np.float64)
        self.mean = np.zeros(d)
        self.variance = np.zeros(d)
        self.covariance = np.zeros((d, d)) if d <= EXACT_UP_TO or (d < n and d <= WIDEST_COVARIANCE) else None
        self._count = 0

    def add(self, block: FloatArray) -> None:
        """Take some more rows into account."""
        moved = block - self.shift.astype(block.dtype)
        self._count += len(moved)
        self.mean += moved.sum(axis=0, dtype=np.float64)
        self.variance += np.einsum("ij,ij->j", moved, moved, dtype=np.float64)
        if self.covariance is not None:
            self.covariance += moved.T @ moved

    def close(self) -> None:
        """Turn sums into means."""
        self.mean /= self._count
        self.variance = np.maximum(self.variance / self._count - self.mean**2, 0)
        if self.covariance is not None:
            self.covariance -= self._count * np.outer(self.mean, self.mean)


def _moments(blocks: Blocks, n: int) -> Generator[float, None, _Moments]:
    moments: _Moments | None = None
    done = 0
    for block in blocks():
        moments = moments or _Moments(block[0], n)
        moments.add(block)
        done += len(block)
        yield 0.3 * done / n
    assert moments is not None, "there are no rows"
    moments.close()
    return moments


def _scale(variance: FloatArray, groups: IntArray | None, weights: Sequence[float]) -> FloatArray:
    if groups is None:
        return np.ones(len(variance))
    totals = np.bincount(groups, variance)[groups]
    weight = np.asarray(weights)[groups] if weights else 1.0
    return np.asarray(weight / np.sqrt(np.where(totals > 0, totals, 1)))


def _leading_axes(
    blocks: Blocks, moments: _Moments, centre: FloatArray, scale: FloatArray, count: int
) -> Generator[float, None, FloatArray]:
    """`(d, count)` orthonormal axes: as in `clustering.projection`, from the covariance where it is kept."""
    d = len(scale)
    covariance = None if moments.covariance is None else moments.covariance * scale * scale[:, None]
    if covariance is not None and d <= EXACT_UP_TO:
        return np.asarray(np.linalg.eigh(covariance)[1][:, ::-1][:, :count])
    width = min(count + OVERSAMPLING, d)
    basis = np.random.default_rng(0).standard_normal((d, width))
    image = np.zeros_like(basis)
    for step in range(POWER_STEPS + 1):
        if covariance is not None:
            image = covariance @ basis
        else:
            narrow = basis.astype(np.float32)
            image = np.zeros_like(basis)
            for block in blocks():
                rows = ((block - centre) * scale).astype(np.float32)
                image += rows.T @ (rows @ narrow)
                yield 0.3 + 0.4 * step / (POWER_STEPS + 1)
        if step < POWER_STEPS:
            basis, _ = np.linalg.qr(image)
    _, turn = np.linalg.eigh(basis.T @ image)
    return np.asarray(basis @ turn[:, ::-1][:, :count])


def in_blocks(data: AnyArray, row_bytes: int = 0) -> Iterator[AnyArray]:
    """Some rows at a time.

    Args:
        data: `(n, ...)`.
        row_bytes: What is made of one row in between; at least what a row itself takes.
    """
    largest = max(row_bytes, 4 * int(np.prod(data.shape[1:])), 1)
    size = int(np.clip(BLOCK_BYTES // largest, 1, 1024))
    for start in range(0, len(data), size):
        yield data[start : start + size]


class ComponentsExtractor(FeatureExtractor):
    """Principal components of one descriptor, or of several side by side.

    Attributes:
        parts: The descriptors; of several, each is divided by the root of its total variance.
        weights: One a part: what it is multiplied by afterwards; empty for all 1.
        count: Number of components.
        row_bytes: Memory that the descriptors take for one item.
    """

    parts: ClassVar[tuple[Part, ...]]
    weights: ClassVar[tuple[float, ...]] = ()
    count: ClassVar[int] = COMPONENTS
    row_bytes: ClassVar[int] = 0

    def extract(
        self,
        data: AnyArray,
        rng: np.random.Generator,  # noqa: ARG002
        room: Room = memory,  # noqa: ARG002  the result is small
    ) -> Generator[float, None, FloatArray]:
        """Describe `(n, ...)` by `(n, up to count) float32`; see `FeatureExtractor.extract`."""
        for kind in self.accepts:
            require_shape(data, *_SHAPES[kind])
        widths = [part(data[:1]).shape[1] for part in self.parts]
        groups = np.repeat(np.arange(len(widths)), widths) if len(widths) > 1 else None
        blocks = lambda: self._described(data)  # noqa: E731
        return (yield from components_of(blocks, len(data), self.count, groups, self.weights))

    def _described(self, data: AnyArray) -> Iterator[FloatArray]:
        for block in in_blocks(data, self.row_bytes):
            yield np.hstack([part(block) for part in self.parts])
