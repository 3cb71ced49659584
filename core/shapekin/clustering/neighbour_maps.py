"""Maps that keep neighbours together: t-SNE (van der Maaten and Hinton, 2008) and UMAP (McInnes and others, 2018).

Unlike principal components they have no axes and no straight lines: near means alike, far means little.
UMAP is in a package of its own (umap-learn) that not everybody has.
"""

from __future__ import annotations

import importlib.util
import io
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout

import numpy as np

from shapekin.arrays import FloatArray
from shapekin.clustering.projection import principal_components
from shapekin.errors import ParameterError

TSNE, UMAP = "tsne", "umap"
TITLES = {TSNE: "t-SNE", UMAP: "UMAP"}
VERSION = 1
AXES = 50  # of the embedding; what lies beyond is noise to both
PERPLEXITY = 30.0
ROUNDS = 1000  # of t-SNE
NEIGHBOURS = 15  # of UMAP
FEWEST = 5

Tell = Callable[[int, int], None]
"""Called with the rounds done, and how many there are in all."""


def missing(method: str) -> str:
    """What must be installed before a map of this kind can be made, "" where nothing is missing.

    Raises:
        ParameterError: There is no such kind of map.
    """
    if method not in TITLES:
        raise ParameterError(f'There is no map "{method}".', f"There are: {', '.join(TITLES)}.")
    return "umap-learn" if method == UMAP and importlib.util.find_spec("umap") is None else ""


def neighbour_map(method: str, rows: FloatArray, dimensions: int, seed: int, tell: Tell) -> FloatArray:
    """Lay items out so that neighbours in the embedding are neighbours on the map.

    Args:
        method: "tsne" or "umap".
        rows: `(n, d)`, the embedding.
        dimensions: Of the map, 2 or 3.
        seed: Of everything random.
        tell: Hears how far it is.

    Returns:
        `(n, 3) float32`, centred; the third axis of a map of two dimensions is zero.

    Raises:
        ParameterError: There is no such map, its package is missing, or there are too few items.
    """
    package = missing(method)
    if package:
        raise ParameterError(f"{TITLES[method]} needs the package {package}.", f"Install it: pip install {package}")
    if len(rows) < FEWEST:
        raise ParameterError(f"{TITLES[method]} needs {FEWEST} items at least; there are {len(rows)}.", "Use PCA.")
    shorter = principal_components(rows, min(AXES, rows.shape[1]))
    scale = float(shorter.std()) or 1.0
    lay_out = _tsne if method == TSNE else _umap
    places = lay_out(np.asarray(shorter / scale, np.float32), dimensions, seed, tell)
    places = places - places.mean(axis=0)
    return np.pad(places, ((0, 0), (0, 3 - dimensions))).astype(np.float32)


def _tsne(rows: FloatArray, dimensions: int, seed: int, tell: Tell) -> FloatArray:
    from sklearn.manifold import TSNE as Tsne  # noqa: N811  "TSNE" is our name of the method

    perplexity = min(PERPLEXITY, (len(rows) - 1) / 3)
    start = 1e-4 * np.random.default_rng(seed).standard_normal((len(rows), dimensions)).astype(np.float32)
    known = min(dimensions, rows.shape[1])
    start[:, :known] += 1e-2 * rows[:, :known]  # from the principal components, as most advise
    work = Tsne(dimensions, perplexity=perplexity, max_iter=ROUNDS, init=start, random_state=seed, verbose=2, n_jobs=1)
    with _listening(r"Iteration (\d+)", ROUNDS, tell):
        return np.asarray(work.fit_transform(rows))


def _umap(rows: FloatArray, dimensions: int, seed: int, tell: Tell) -> FloatArray:
    import umap

    work = umap.UMAP(
        n_neighbors=min(NEIGHBOURS, len(rows) - 1), n_components=dimensions, random_state=seed, n_jobs=1, verbose=True,
        init="spectral" if len(rows) > 10 * dimensions else "random",
    )  # fmt: skip
    with _listening(r"(\d+)%\|", 100, tell):
        return np.asarray(work.fit_transform(rows))


@contextmanager
def _listening(pattern: str, total: int, tell: Tell) -> Iterator[None]:
    """Hear how far a library is from what it prints; should it come to print otherwise, nothing is heard."""

    class Ear(io.TextIOBase):
        def write(self, text: str) -> int:
            found = re.findall(pattern, text)
            if found:
                tell(min(int(found[-1]), total), total)
            return len(text)

    ear = Ear()
    with redirect_stdout(ear), redirect_stderr(ear):
        yield
