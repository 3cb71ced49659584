"""The kinds that the evidence has established: certain sets all known to differ from each other."""

from __future__ import annotations

from shapekin.pairs.constraints import Closure


def established_kinds(closure: Closure) -> tuple[int, ...]:
    """A large group of mutually separated certain sets, found greedily.

    A certain set that is still being compared has fewer separations than those already told
    apart, so it comes last and waits outside until it is separated from every kind.

    Args:
        closure: What the evidence entails.

    Returns:
        Indices of certain sets, best established first; empty when there is no evidence. No set
        could be added: each other one is not yet separated from at least one kind.
    """
    apart, members = closure.separated_from, closure.certain_sets
    order = sorted(range(len(members)), key=lambda s: (-len(apart[s]), -len(members[s]), s))
    kinds: list[int] = []
    for s in order:
        if all(kind in apart[s] for kind in kinds):
            kinds.append(s)
    return tuple(kinds)
