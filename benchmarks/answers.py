"""How long an answer takes to be on disk, and the next question to be chosen.

.venv/bin/python benchmarks/answers.py
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

import numpy as np

from shapekin.data.options import ImportOptions
from shapekin.jobs.job import ImportJob, ImportResult, TrainResult
from shapekin.jobs.runners import run_inline
from shapekin.queries.base import Answer
from shapekin.session import Session
from shapekin.store.cache import Cache

ITEMS = 10_000
ANSWERS = 300


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        rng = np.random.default_rng(0)
        y = rng.integers(0, 12, ITEMS)
        x = (rng.normal(size=(12, 16))[y] * 3 + rng.normal(size=(ITEMS, 16))).astype(np.float32)
        np.savez(folder / "rows.npz", x=x, y=y)
        cache = Cache(folder / "cache")
        imported = run_inline(ImportJob(str(folder / "rows.npz"), ImportOptions()), cache)
        assert isinstance(imported, ImportResult)
        with Session.create(folder / "rows.shapekin", imported, cache) as session:
            result = run_inline(session.training_job("graph_diffusion"), cache)
            assert isinstance(result, TrainResult)
            session.record(result)
            for strategy in ("certain_sets", "loss", "random"):
                session.strategy = strategy
                choosing, writing = [], []
                for _ in range(ANSWERS):
                    began = time.perf_counter()
                    query = session.next_question()
                    chosen = time.perf_counter()
                    if query is None:
                        break
                    session.answer(query, Answer.SAME if y[query.a] == y[query.b] else Answer.DIFFERENT)
                    choosing.append(chosen - began)
                    writing.append(time.perf_counter() - chosen)
                print(
                    f"{strategy:<14} {len(choosing)} questions at {ITEMS} items: "
                    f"choose median {_ms(choosing, 50)}, worst {_ms(choosing, 100)}; "
                    f"record median {_ms(writing, 50)}, worst {_ms(writing, 100)}"
                )


def _ms(times: list[float], share: int) -> str:
    return f"{np.percentile(times, share) * 1e3:.1f} ms"


if __name__ == "__main__":
    main()
