"""The computing device, its threads, and the seeds."""

from __future__ import annotations

import os
import re

import numpy as np
import torch

from shapekin.errors import DeviceError


def resolve_device(name: str = "auto") -> torch.device:
    """The device that a person asked for.

    Args:
        name: "auto" (the first GPU if there is one that works), "cpu", "cuda" or "cuda:i".

    Raises:
        DeviceError: No such device here.
    """
    if name == "cpu":
        return torch.device("cpu")
    if name == "auto":
        return torch.device("cuda:0" if torch.cuda.is_available() else "cpu")
    match = re.fullmatch(r"cuda(?::(\d+))?", name)
    if match is None:
        raise DeviceError(f'There is no device "{name}".', "Choose auto, cpu, cuda or cuda:0.")
    index, count = int(match[1] or 0), torch.cuda.device_count()
    if index >= count:
        found = "no GPU that this installation can use" if count == 0 else f"{count} GPU(s)"
        raise DeviceError(f'The device "{name}" is not here: there is {found}.', "Choose auto or cpu.")
    device = torch.device("cuda", index)
    try:
        torch.zeros(1, device=device)
    except (AssertionError, RuntimeError) as error:  # a CPU build of torch raises AssertionError
        reason = str(error).splitlines()[0] if str(error) else "unknown reason"
        raise DeviceError(f'The device "{name}" does not work: {reason}.', "Choose auto or cpu.") from error
    return device


def use_threads(threads: int = 0) -> int:
    """Set the number of threads of torch.

    Args:
        threads: How many; 0 for one less than the cores, which keeps the app fluid.

    Returns:
        The number set, at least 1.
    """
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    count = threads if threads > 0 else max(usable - 1, 1)
    torch.set_num_threads(count)
    return count


def torch_generator(rng: np.random.Generator) -> torch.Generator:
    """A generator of torch on the CPU, seeded from `rng`."""
    return torch.Generator().manual_seed(int(rng.integers(2**62)))


def seed_layers(rng: np.random.Generator) -> None:
    """Seed torch's global generator, from which layers draw their first weights."""
    torch.manual_seed(int(rng.integers(2**62)))
