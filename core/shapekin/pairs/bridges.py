"""Answers that hang by a thread: must-links without which a certain set would fall in two.

A must-link is a bridge when no other chain of must-links joins its two ends. What bridges leave together when all
are cut (a *block*) hangs together by two chains at least. Blocks and bridges form a tree for each certain set.
Tarjan, "A note on finding the bridges of a graph", 1974.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from shapekin.arrays import FloatArray, IntArray
from shapekin.pairs.constraints import Constraints


@dataclass(frozen=True)
class BridgeTree:
    """The blocks of one certain set, and the bridges between them.

    Attributes:
        blocks: Items of each block.
        bridges: `(b, 2) int64`, the must-links that are bridges; b = blocks - 1.
        ends: `(b, 2) int64`, the blocks at the ends of each bridge.
        beyond: `(b,) int64`, items on the smaller side of each bridge.
    """

    blocks: tuple[IntArray, ...]
    bridges: IntArray
    ends: IntArray
    beyond: IntArray

    def heaviest_path(self, weights: FloatArray) -> tuple[int, int, float]:
        """The two blocks between which most lies, and how much that is.

        Args:
            weights: `(b,)`, what each bridge adds, none negative.
        """
        first, _ = self._farthest(0, weights)
        last, most = self._farthest(first, weights)
        return first, last, most

    def _farthest(self, start: int, weights: FloatArray) -> tuple[int, float]:
        beside: list[list[tuple[int, float]]] = [[] for _ in self.blocks]
        for (a, b), weight in zip(self.ends.tolist(), weights.tolist(), strict=True):
            beside[a].append((b, weight))
            beside[b].append((a, weight))
        reached, queue = {start: 0.0}, deque([start])
        while queue:
            here = queue.popleft()
            for there, weight in beside[here]:
                if there not in reached:
                    reached[there] = reached[here] + weight
                    queue.append(there)
        farthest = max(reached, key=lambda block: reached[block])
        return farthest, reached[farthest]


def bridge_trees(constraints: Constraints) -> list[BridgeTree]:
    """The trees of all certain sets that have a bridge."""
    links = constraints.must_links.tolist()
    neighbours: dict[int, list[int]] = {}
    for a, b in links:
        neighbours.setdefault(a, []).append(b)
        neighbours.setdefault(b, []).append(a)
    found: list[BridgeTree] = []
    entered: dict[int, int] = {}
    for root in neighbours:
        if root not in entered:
            order, parent, bridging = _walk(root, neighbours, entered)
            if bridging:
                found.append(_tree(order, parent, bridging))
    return found


def _walk(
    root: int, neighbours: dict[int, list[int]], entered: dict[int, int]
) -> tuple[list[int], dict[int, int], set[int]]:
    """Depth first from `root`: items in the order met, whence each was met, and those met over a bridge."""
    parent, order = {root: -1}, [root]
    lowest = {root: len(entered)}
    entered[root] = len(entered)
    stack = [(root, iter(neighbours[root]))]
    bridging: set[int] = set()
    while stack:
        here, rest = stack[-1]
        there = next(rest, None)
        if there is None:
            stack.pop()
            if stack:
                above = stack[-1][0]
                lowest[above] = min(lowest[above], lowest[here])
                if lowest[here] > entered[above]:
                    bridging.add(here)
        elif there not in entered:
            parent[there] = here
            lowest[there] = entered[there] = len(entered)
            order.append(there)
            stack.append((there, iter(neighbours[there])))
        elif there != parent[here]:
            lowest[here] = min(lowest[here], entered[there])
    return order, parent, bridging


def _tree(order: Sequence[int], parent: dict[int, int], bridging: set[int]) -> BridgeTree:
    block_of: dict[int, int] = {}
    members: list[list[int]] = []
    bridges: list[tuple[int, int]] = []
    ends: list[tuple[int, int]] = []
    for item in order:
        if item in bridging or parent[item] < 0:
            block_of[item] = len(members)
            members.append([item])
            if item in bridging:
                bridges.append((min(item, parent[item]), max(item, parent[item])))
                ends.append((block_of[parent[item]], block_of[item]))
        else:
            block_of[item] = block_of[parent[item]]
            members[block_of[item]].append(item)
    below = np.array([len(block) for block in members], np.int64)
    for above, block in reversed(ends):  # blocks are numbered in the order met: those below come later
        below[above] += below[block]
    ends_array = np.array(ends, np.int64)
    beyond = np.minimum(below[ends_array[:, 1]], len(order) - below[ends_array[:, 1]])
    blocks = tuple(np.array(sorted(block), np.int64) for block in members)
    return BridgeTree(blocks, np.array(bridges, np.int64), ends_array, beyond)
