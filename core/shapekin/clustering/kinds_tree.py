"""Kinds within kinds: clusters are a flat partition, and their names are paths, such as "furniture/seat/chair".

What is said of items is always about the finest kinds that are wanted, so clusters are the leaves. The tree above them
is made of names alone, and so it is undone, exported and cut like names.

| name | where the cluster stands |
|---|---|
| "chair" | at the top, called chair |
| "seat/chair" | in "seat", called chair |
| "seat/" | in "seat", and not named there yet |
| "" | at the top, not named yet |

A cluster "chair" beside a cluster "chair/stool" is what is left of the chairs: it stands in "chair", not named there.
And one that is alone in its place and not named there has the name of the place.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from shapekin.arrays import IntArray
from shapekin.data.dataset import Dataset

SEPARATOR = "/"
UNNAMED = "Sub-category {0}"
"""What a cluster without a name is called, `{0}` being its number from 1."""
_unnamed = UNNAMED
DEEPEST = 16
"""Levels; separators further on belong to the last name."""

Path = tuple[str, ...]


@dataclass(frozen=True)
class Kind:
    """A cluster, or what several clusters have in common.

    Attributes:
        path: The names from the top; of a cluster without a name, its number instead of the last.
        size: Items.
        leaves: Ids of its clusters, the largest first.
        children: Finer kinds, the largest first; none for a cluster.
        named: False for a cluster that nobody gave a name in its place.
    """

    path: Path
    size: int
    leaves: tuple[int, ...]
    children: tuple[Kind, ...] = ()
    named: bool = True

    @property
    def name(self) -> str:
        """The last name of the path."""
        return self.path[-1]

    @property
    def title(self) -> str:
        """The whole path."""
        return SEPARATOR.join(self.path)

    @property
    def depth(self) -> int:
        """1 at the top."""
        return len(self.path)

    @property
    def cluster(self) -> int | None:
        """The id of the cluster that it is; None where there are finer kinds."""
        return None if self.children else self.leaves[0]

    @property
    def place(self) -> str:
        """What a new name begins with: the names above of a cluster without one, else the whole path."""
        above = SEPARATOR.join(self.path[:-1])
        return self.title if self.named else above + SEPARATOR if above else ""


def split_name(name: str) -> Path:
    """The parts of a name; the last is "" for a cluster that is not named in its place yet."""
    *above, last = name.split(SEPARATOR, DEEPEST - 1)
    return (*filter(None, above), last)


def tidy(name: str) -> str:
    """A name as it is kept: single spaces, nothing empty but perhaps the last part.

    A separator at the end is kept: it says "in there, without a name of its own".
    """
    parts = [" ".join(part.split()) for part in name.split(SEPARATOR)]
    above = [part for part in parts[:-1] if part]
    return SEPARATOR.join([*above, parts[-1]]) if above else parts[-1]


def number_words(cluster: int) -> str:
    """What a cluster without a name is called."""
    return _unnamed.format(cluster + 1)


def call_unnamed(words: str) -> None:
    """Call clusters without a name like this from now on, in this process: a window may speak another language.

    Args:
        words: As `UNNAMED`, with `{0}` for the number.
    """
    global _unnamed
    _unnamed = words


def title_of(cluster: int, name: str) -> str:
    """The name of a cluster for people, whatever other clusters there are."""
    return name + number_words(cluster) if not name or name.endswith(SEPARATOR) else name


def shared_place(names: Iterable[str]) -> str:
    """Where a new cluster stands whose items come from clusters of these names: "chair/", or "" for the top."""
    paths = [tuple(part for part in split_name(name) if part) for name in names]
    together = paths[0] if paths else ()
    for path in paths[1:]:
        same = (one == other for one, other in zip(together, path, strict=False))
        together = together[: next((at for at, equal in enumerate(same) if not equal), min(len(together), len(path)))]
    return SEPARATOR.join(together) + SEPARATOR if together else ""


def kinds_tree(names: Mapping[int, str], sizes: Mapping[int, int]) -> tuple[Kind, ...]:
    """The kinds at the top, the largest first, with all that is in them.

    Args:
        names: Of each cluster by id, "" where it has none.
        sizes: Items of each cluster by id.
    """
    paths = _placed({cluster: split_name(name) for cluster, name in names.items()})
    return _level([(path, cluster) for cluster, path in paths.items()], (), sizes)


def walk(kinds: Iterable[Kind]) -> Iterator[Kind]:
    """All kinds, each before those in it."""
    for kind in kinds:
        yield kind
        yield from walk(kind.children)


def cut(name: str, depth: int) -> str:
    """The first `depth` names of a path."""
    return SEPARATOR.join(name.split(SEPARATOR)[:depth])


def cut_clusters(labels: IntArray, names: Mapping[int, str], depth: int) -> IntArray:
    """A coarser partition: named clusters that have the first `depth` names in common are one.

    Args:
        labels: `(n,) int64` ids.
        names: Of each cluster by id; those without a name of their own stay as they are above their own level.
        depth: At least 1.

    Returns:
        `(n,) int64`, 0 .. k-1.
    """
    place: dict[tuple[str, int], int] = {}
    clusters = np.unique(labels)
    coarse = []
    for cluster in clusters.tolist():
        parts = split_name(names.get(cluster, ""))
        above = parts[:-1] if not parts[-1] else parts
        together = len(above) >= depth
        key = (SEPARATOR.join(above[:depth]), -1) if together or parts[-1] else ("", cluster)
        coarse.append(place.setdefault(key, len(place)))
    return np.array(coarse, np.int64)[np.searchsorted(clusters, labels)]


def cut_labels(dataset: Dataset, depth: int) -> Dataset:
    """The same items with coarser true labels: the first `depth` names of each."""
    return replace(dataset, items=tuple(replace(item, label=cut(item.label, depth)) for item in dataset.items))


def _placed(paths: Mapping[int, Path]) -> dict[int, Path]:
    """Paths by the rules above; of clusters that share a name (no session lets them) each is one of its parts."""
    inside = Counter(path[:level] for path in paths.values() for level in range(1, len(path)))
    called = Counter(paths.values())
    placed = {}
    for cluster, path in paths.items():
        if path[-1] and (inside[path] or called[path] > 1):
            path = (*path, "")
        elif not path[-1] and len(path) > 1 and inside[path[:-1]] == 1 and not called[path[:-1]]:
            path = path[:-1]
        placed[cluster] = path
    return placed


def _level(found: list[tuple[Path, int]], above: Path, sizes: Mapping[int, int]) -> tuple[Kind, ...]:
    depth = len(above)
    groups: dict[str, list[tuple[Path, int]]] = defaultdict(list)
    kinds = []
    for path, cluster in found:
        if len(path) == depth + 1 and not path[depth]:
            kinds.append(Kind((*above, number_words(cluster)), sizes[cluster], (cluster,), named=False))
        else:
            groups[path[depth]].append((path, cluster))
    for name, members in groups.items():
        path = (*above, name)
        leaves = tuple(cluster for _, cluster in sorted(members, key=lambda one: (-sizes[one[1]], one[1])))
        deeper = [one for one in members if len(one[0]) > depth + 1]
        children = _level(deeper, path, sizes) if deeper else ()
        kinds.append(Kind(path, sum(sizes[cluster] for cluster in leaves), leaves, children))
    return tuple(sorted(kinds, key=lambda kind: (-kind.size, kind.leaves[0])))
