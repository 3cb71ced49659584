"""A project of the app or the command line, read in a notebook and exported.

Run it with `python docs/examples/project.py [PROJECT]`; without one it makes a small project in a temporary folder.
"""

import sys
import tempfile
from pathlib import Path

import numpy as np

import shapekin
from shapekin import cli


def small_project(folder: Path) -> Path:
    """Two clouds of rows, imported and grouped as the command line does it."""
    rng = np.random.default_rng(0)
    rows = np.concatenate([rng.normal(size=(20, 4)), rng.normal(size=(20, 4)) + 6]).astype(np.float32)
    np.savez(folder / "rows.npz", x=rows, names=np.array([f"row {number}" for number in range(40)]))
    path = folder / "rows.shapekin"
    cli.main(["new", str(path), str(folder / "rows.npz")])
    cli.main(["train", str(path), "--model", "graph_diffusion"])
    cli.main(["answer", str(path), "row 0", "row 39", "different"])
    return path


def main() -> None:
    """Read it, tell what is in it, export it."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        path = Path(sys.argv[1]) if len(sys.argv) > 1 else small_project(folder)
        with shapekin.read_project(path) as project:
            print(f"{len(project)} items in {len(project.clusters)} sub-categories; answers: {project.n_answers}")
            for cluster in project.clusters:
                typical = project.dataset.names[cluster.representative]
                print(f"  {cluster.title}: {cluster.size} items such as {typical}")
            print("embedding:", project.embedding.shape, project.embedding.dtype)
            for run in project.runs:
                print(f"run {run.id}: {run.model}, seed {run.seed}")

            table = folder / "kinds.csv"
            report = shapekin.get_format("csv").write(project.export_input(), table)
            print("columns:", report.files[0].read_text(encoding="utf-8").splitlines()[0])


if __name__ == "__main__":  # files are read in processes of their own, which begin by importing this file
    main()
