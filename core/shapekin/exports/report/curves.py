"""Curves of a training as SVG: one small chart a number, against the steps."""

from __future__ import annotations

import html
import math
from collections.abc import Mapping, Sequence

_MOST = 8
_WIDTH, _HEIGHT, _LEFT, _TOP, _BOTTOM = 320, 150, 8, 24, 22
_FINEST = 400  # points of one curve


def curves(history: Sequence[tuple[str, int, Mapping[str, float]]]) -> str:
    """Charts of the numbers that a training told at least twice; "" where there are none.

    Args:
        history: (stage, step, numbers) as they came. A number that two stages tell gets a chart in each.
    """
    series: dict[tuple[str, str], list[tuple[float, float]]] = {}
    for stage, step, metrics in history:
        for name, value in metrics.items():
            if isinstance(value, int | float) and math.isfinite(value):
                series.setdefault((stage, name), []).append((step, value))
    told = [(key, points) for key, points in series.items() if len(points) > 1]
    return "".join(_chart(stage, name, points) for (stage, name), points in told[:_MOST])


def _chart(stage: str, name: str, points: list[tuple[float, float]]) -> str:
    points = points[:: max(1, len(points) // _FINEST)]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    low, high = min(ys), max(ys)
    width, height = _WIDTH - 2 * _LEFT, _HEIGHT - _TOP - _BOTTOM
    across, up = (max(xs) - min(xs)) or 1.0, (high - low) or 1.0
    line = " ".join(
        f"{_LEFT + width * (x - min(xs)) / across:.1f},{_TOP + height * (1 - (y - low) / up):.1f}" for x, y in points
    )
    title = html.escape(f"{name}, {stage}")
    told = html.escape(f"{name}: from {ys[0]:.4g} to {ys[-1]:.4g} in {stage}")
    base = _HEIGHT - _BOTTOM
    return (
        f'<svg class="curve" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="{told}">'
        f'<text x="{_LEFT}" y="14" class="name">{title}</text>'
        f'<line x1="{_LEFT}" y1="{base}" x2="{_WIDTH - _LEFT}" y2="{base}"/><polyline points="{line}"/>'
        f'<text x="{_LEFT}" y="{_HEIGHT - 6}">{low:.4g} to {high:.4g}</text>'
        f'<text x="{_WIDTH - _LEFT}" y="{_HEIGHT - 6}" class="end">at the end {ys[-1]:.4g}</text></svg>'
    )
