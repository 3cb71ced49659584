"""Princeton Shape Benchmark: models named by number, and `.cla` files that classify the numbers.

A classification begins with `PSB 1` and how many classes and models there are. Then comes class after class:
its name, the name of its parent (0 for none), how many models it has itself, and their numbers. The class -1
holds what belongs nowhere.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import ClassVar

from shapekin.data.dataset import DataKind, Fault
from shapekin.data.layouts.base import Candidate, Listing
from shapekin.data.layouts.names import extension, folder_of, printable, stem
from shapekin.data.layouts.sifting import sift
from shapekin.data.layouts.tree import Tree
from shapekin.errors import SourceError, UnreadableFileError

MAX_CLA_BYTES = 50_000_000
MAX_DEPTH = 100
_NOWHERE = "-1"
_HALF = re.compile(r"[-_. ]*(?:train|test)(?:ing)?", re.IGNORECASE)

Classes = dict[str, tuple[str, ...]]


class Psb:
    """Of several classifications the one that covers most models is used; of equal ones the finest."""

    name: ClassVar[str] = "psb"
    title: ClassVar[str] = "Princeton Shape Benchmark"
    kind: ClassVar[DataKind | None] = DataKind.CLOUDS

    def recognises(self, tree: Tree) -> bool:
        """True when a classification names one of the models."""
        classes, _ = _best(tree)
        return any(_number(path, classes) for path in sift(tree, "shapes").items)

    def list(self, tree: Tree) -> Listing:
        """One candidate a model; those that no class names have no label."""
        found = sift(tree, "shapes")
        classes, faults = _best(tree)
        numbers = [_number(path, classes) for path in found.items]
        if not any(numbers):
            raise SourceError(
                f"“{tree.name}” is not laid out as the Princeton Shape Benchmark: no .cla file names a model.",
                faults[0].reason if faults else "Leave the layout on auto, or choose another.",
            )
        candidates = tuple(
            Candidate(path, printable(path), category=classes.get(number, ()))
            for path, number in zip(found.items, numbers, strict=True)
        )
        return Listing(self.name, found.kind, candidates, faults=(*found.faults, *faults), title=self.title)


def parse_cla(text: str) -> Classes:
    """Category path of every model in a classification, by its number (or name).

    Raises:
        UnreadableFileError: This is no classification, or a damaged one.
    """
    words = iter(text.split())
    if next(words, "") != "PSB":
        raise UnreadableFileError("A classification begins with “PSB 1”.")
    try:
        int(next(words))
        n_classes, _ = int(next(words)), int(next(words))
        paths: dict[str, tuple[str, ...]] = {"0": ()}
        classes: Classes = {}
        for _ in range(n_classes):
            name, parent, count = next(words), next(words), int(next(words))
            paths[name] = () if name == _NOWHERE else (*paths.get(parent, ()), name)
            if len(paths[name]) > MAX_DEPTH:
                raise UnreadableFileError("The classes are nested too deeply.")
            for _ in range(count):
                classes[next(words)] = paths[name]
    except StopIteration:
        raise UnreadableFileError("The classification ends too early.") from None
    except ValueError:
        raise UnreadableFileError("The classification has a word where a number belongs.") from None
    return classes


def _best(tree: Tree) -> tuple[Classes, list[Fault]]:
    """The classification to use, train and test together; and the files that can't be read."""
    schemes: defaultdict[tuple[bytes, str], Classes] = defaultdict(dict)
    faults = []
    for path in (path for path in tree.paths if extension(path) == ".cla"):
        try:
            classes = parse_cla(tree.text(path, MAX_CLA_BYTES))
        except UnreadableFileError as error:
            faults.append(Fault(path, printable(path), error.message))
        else:
            schemes[folder_of(path), _HALF.sub("", stem(path))].update(classes)
    if not schemes:
        return {}, faults
    models = set(_numbers(sift(tree, "shapes").items))
    return max(schemes.values(), key=lambda one: (len(models & one.keys()), len(set(one.values())))), faults


def _numbers(paths: tuple[bytes, ...]) -> Iterator[str]:
    for path in paths:
        yield stem(path)
        yield stem(path).removeprefix("m")


def _number(path: bytes, classes: Classes) -> str:
    """How the classification calls a model: `m17.off` is 17; "" where it does not."""
    return next((number for number in _numbers((path,)) if number in classes), "")
