"""Which points may be pictures: a greedy choice in which no two overlap."""

from __future__ import annotations

import numpy as np

from shapekin.arrays import FloatArray, IntArray


def place_apart(
    pixels: FloatArray, order: IntArray, size: tuple[float, float], area: tuple[float, float],
    taken: list[tuple[float, float]] | None = None,
) -> list[int]:  # fmt: skip
    """Rows, in order of priority, whose boxes fit beside those chosen before.

    The picture is cut into cells of the size of a box. Only the first row of each cell is looked at, so the
    work does not grow with the number of points.

    Args:
        pixels: `(n, 2)` middles of the boxes.
        order: Rows by falling priority.
        size: Width and height of a box.
        area: Width and height of the picture; boxes that would leave it are not placed.
        taken: Middles of boxes of the same size that are there already.

    Returns:
        The chosen rows, by falling priority.
    """
    width, height = size
    at = pixels[order]
    inside = (
        (at[:, 0] >= width / 2) & (at[:, 0] <= area[0] - width / 2)
        & (at[:, 1] >= height / 2) & (at[:, 1] <= area[1] - height / 2)
    )  # fmt: skip
    order, at = order[inside], at[inside]
    cells = (at / (width, height)).astype(np.int64)
    columns = int(area[0] / width) + 2
    _, first = np.unique(cells[:, 1] * columns + cells[:, 0], return_index=True)
    occupied: dict[tuple[int, int], list[tuple[float, float]]] = {}
    for x, y in taken or []:
        occupied.setdefault((int(x / width), int(y / height)), []).append((x, y))
    chosen = []
    for i in np.sort(first).tolist():
        x, y = float(at[i, 0]), float(at[i, 1])
        column, row = int(cells[i, 0]), int(cells[i, 1])
        near = (
            box
            for c in (column - 1, column, column + 1)
            for r in (row - 1, row, row + 1)
            for box in occupied.get((c, r), ())
        )
        if all(abs(x - u) >= width or abs(y - v) >= height for u, v in near):
            occupied.setdefault((column, row), []).append((x, y))
            chosen.append(int(order[i]))
    return chosen
