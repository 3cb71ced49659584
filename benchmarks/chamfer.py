"""Chamfer distance forward and backward on the CPU: k-d trees against torch.cdist, in one run.

.venv/bin/python benchmarks/chamfer.py
"""

from __future__ import annotations

import time
from collections.abc import Callable

import torch

from shapekin.nn.chamfer import chamfer_distance


def by_cdist(a: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
    """The opponent: all distances of all pairs of points."""
    distances = torch.cdist(a, b).square()
    return distances.min(dim=2).values.mean(dim=1) + distances.min(dim=1).values.mean(dim=1)


def seconds(function: Callable[[torch.Tensor, torch.Tensor], torch.Tensor], a: torch.Tensor, b: torch.Tensor) -> float:
    """Median of five runs, forward and backward."""
    times = []
    for _ in range(5):
        x = a.clone().requires_grad_()
        began = time.perf_counter()
        function(x, b).sum().backward()
        times.append(time.perf_counter() - began)
    return sorted(times)[2]


def main() -> None:
    """Measure and print."""
    print(f"{torch.get_num_threads()} threads")
    for n_points in (256, 512, 2048):
        generator = torch.Generator().manual_seed(0)
        a, b = (torch.rand(16, n_points, 3, generator=generator) for _ in range(2))
        ours, theirs = seconds(chamfer_distance, a, b), seconds(by_cdist, a, b)
        print(
            f"{n_points:>5} points: k-d trees {ours / 16 * 1e3:6.2f} ms a shape, "
            f"cdist {theirs / 16 * 1e3:7.2f} ms, ratio {theirs / ours:5.2f}"
        )


if __name__ == "__main__":
    main()
