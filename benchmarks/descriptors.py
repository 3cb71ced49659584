"""How good quick descriptors are: the share of an item's ten nearest neighbours that are of its kind.

SHAPEKIN_DATA=... .venv/bin/python benchmarks/descriptors.py
"""

from __future__ import annotations

import time

import numpy as np

from shapekin.features.catalogue import EXTRACTORS
from shapekin.steps import finished
from shapekin.studies.sources import Sources

MOST, NEIGHBOURS = 3000, 10
LEFT_OUT = ("vgg19", "colour", "points")  # a network; grey images; points that do not correspond


def main() -> None:
    """Measure and print."""
    from sklearn.neighbors import NearestNeighbors

    sources = Sources()
    print("| collection | descriptor | neighbours of one's kind | ms an item |\n|---|---|---|---|")
    for name in sources.labelled():
        collection = sources.collection(name, MOST)
        for extractor in EXTRACTORS:
            if collection.items.kind not in extractor.accepts or extractor.name in LEFT_OUT:
                continue
            began = time.process_time()
            rows = finished(extractor.extract(collection.items.data, np.random.default_rng(0)))
            took = (time.process_time() - began) / len(rows)
            near = NearestNeighbors(n_neighbors=NEIGHBOURS + 1).fit(rows).kneighbors(rows, return_distance=False)
            alike = (collection.truth[near[:, 1:]] == collection.truth[:, None]).mean()
            print(f"| {name} | {extractor.name} | {alike:.3f} | {1000 * took:.2f} |", flush=True)


if __name__ == "__main__":
    main()
