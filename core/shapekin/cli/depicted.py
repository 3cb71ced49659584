"""What a project tells its figures: stages, groups, contested pairs."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from shapekin.arrays import IntArray
from shapekin.clustering.metrics import scores
from shapekin.clustering.result import Clustering
from shapekin.data.dataset import DataKind, Dataset
from shapekin.errors import SourceError
from shapekin.jobs.training import load_run
from shapekin.nn.kept import FIRST_CODES
from shapekin.pairs.constraints import Relation
from shapekin.queries.base import Answer
from shapekin.render.figures.look import DARK, LIGHT
from shapekin.render.figures.pairs import SHOWN, Contested
from shapekin.render.figures.subject import Group, Stage, Subject
from shapekin.session import Session
from shapekin.session.partition import clusters_of, records_for
from shapekin.store.cache import Cache
from shapekin.store.partition import ClusterRecord
from shapekin.store.runs import RunRecord

HIGHLIGHTED = 12
"""So many sub-categories have a colour; the rest is faint, as in figures 1 and 7 of the paper."""

_KINDS = {DataKind.CLOUDS: "shape", DataKind.IMAGES: "image", DataKind.FEATURES: "item"}


class Depicted:
    """What a project tells the figures.

    Args:
        session: The project, open.
        cache: Where its arrays are.
        run: Number of the run that is drawn, None for the current one.
        colour: "classes", "clusters", or None for true classes where they are known.

    Attributes:
        run: What is drawn.
        by_class: Whether colours tell true classes.
        clusters: The sub-categories of the run, by falling size.

    Raises:
        SourceError: There is no such run, it is older than the newest items, its arrays are lost, or there are no
            classes to colour by.
    """

    def __init__(self, session: Session, cache: Cache, run: int | None, colour: str | None) -> None:
        self._session, self._cache = session, cache
        self.run, self.by_class = _chosen(session, run), _by_class(session, colour)
        result = load_run(cache, self.run.arrays)
        if session.needs_rebuild or result is None:
            raise _lost(session)
        self._result = result
        self._before, self._result_before = self._without_answers()
        self.clusters = self._found()

    def _answers(self, run: RunRecord) -> int:
        """Number of answers in force that a run knew."""
        evidence = self._session.evidence
        return sum(row.id <= run.evidence_revision and row.value != Answer.UNSURE for row in evidence)

    def _without_answers(self) -> tuple[RunRecord | None, Clustering | None]:
        """The last run before this one that knew no answers, of the same model where there is one; and its arrays."""
        now = self.run
        earlier = [
            run
            for run in self._session.runs
            if run.id < now.id and run.dataset_revision == now.dataset_revision and not self._answers(run)
        ]
        if self._answers(now):
            for run in sorted(earlier, key=lambda run: (run.model == now.model, run.id), reverse=True):
                found = load_run(self._cache, run.arrays)
                if found is not None:
                    return run, found
        return None, None

    def subject(self, *, dark: bool) -> Subject:
        """Everything but the pairs."""
        session, dataset = self._session, self._session.dataset
        kinds = f"{len(dataset):,} {_KINDS[dataset.kind]}{'s' * (len(dataset) != 1)}"
        found = f"{len(self.clusters):,} sub-categor{'y' if len(self.clusters) == 1 else 'ies'}"
        n_classes = len(dataset.label_names)
        classes = f" of {n_classes:,} class{'es' * (n_classes != 1)}" if n_classes else ""
        groups = self._classes() if self.by_class else self.clusters[:HIGHLIGHTED]
        rest = len(self.clusters) - HIGHLIGHTED
        colours = "true classes" if self.by_class else "sub-categories"
        if not self.by_class and rest > 0:
            colours = f"the {HIGHLIGHTED} largest sub-categories; faint: {rest:,} others"
        return Subject(
            title=session.path.stem,
            about=f"{kinds}{classes}, {found} found.",
            names=dataset.names,
            groups=groups,
            colours_tell=colours,
            stages=tuple(self._stages()),
            thumbnail=session.thumbnail,
            look=DARK if dark else LIGHT,
        )

    def _stages(self) -> Iterator[Stage]:
        codes = self._result.weights.get(FIRST_CODES)
        if codes is not None and len(codes) == len(self._session):
            yield Stage("Autoencoder alone", codes)
        else:
            yield Stage("Quick features", self._cache.get(self._session.prepared.features))
        if self._before is not None and self._result_before is not None:
            yield Stage("After training", self._result_before.embedding, self._scores(self._before))
        answers = self._answers(self.run)
        title = f"After {answers:,} answer{'s' * (answers != 1)}" if answers else "After training"
        yield Stage(title, self._result.embedding, self._scores(self.run))

    def _scores(self, run: RunRecord) -> dict[str, float]:
        labels = run.labels.astype(np.int64)
        return scores(labels, self._session.dataset.true_labels, self._session.constraints)

    def _classes(self) -> tuple[Group, ...]:
        dataset = self._session.dataset
        groups = [
            Group(name.replace("_", " "), number, np.flatnonzero(dataset.true_labels == number))
            for number, name in enumerate(dataset.label_names)
        ]
        return tuple(sorted(groups, key=lambda group: -len(group.rows)))

    def _found(self) -> tuple[Group, ...]:
        """The sub-categories of the run, with the names and colours that they have in the app."""
        labels = self.run.labels.astype(np.int64)
        known = [ClusterRecord(one.id, one.name, one.colour) for one in self._session.clusters]
        found = clusters_of(labels, self._result.embedding, records_for(labels, known))
        rows = [np.flatnonzero(labels == one.id) for one in found]
        return tuple(
            Group(one.title, one.colour, members, _mostly(self._session.dataset, members))
            for one, members in zip(found, rows, strict=True)
        )

    def contested(self) -> tuple[list[Contested], int]:
        """The highest ranked pairs of each answer, and how many pairs there are.

        They are ranked by the run without answers where it ranked any: pairs called different leave the graph of
        later runs.
        """
        earlier = self._result_before
        ranking = earlier if earlier is not None and len(earlier.pairs) else self._result
        said = {row.pair: row.value for row in self._session.evidence}
        closure = self._session.constraints.closure()
        found: dict[Relation, list[Contested]] = {relation: [] for relation in Relation}
        for rank, at in enumerate(np.argsort(-ranking.pair_losses, kind="stable").tolist(), 1):
            a, b = ranking.pairs[at].tolist()
            relation = closure.relation(a, b)
            if len(found[relation]) < SHOWN:
                loss = float(ranking.pair_losses[at])
                found[relation].append(Contested(a, b, rank, loss, relation, said.get((a, b), "")))
        return [pair for pairs in found.values() for pair in pairs], len(ranking.pairs)


def _mostly(dataset: Dataset, rows: IntArray) -> str:
    """The commonest true class among some items, in words; "" where none is known."""
    known = dataset.true_labels[rows]
    known = known[known >= 0]
    if not known.size:
        return ""
    counts = np.bincount(known)
    return f"{counts.max():,} in class {dataset.label_names[int(counts.argmax())].replace('_', ' ')}"


def _chosen(session: Session, number: int | None) -> RunRecord:
    """The run to draw.

    Raises:
        SourceError: There is none, or it knows nothing of the newest items.
    """
    runs = {run.id: run for run in session.runs}
    if not runs:
        raise SourceError(
            "This project has no training run yet, so there is no embedding to draw.",
            f"Run `shapekin train {session.path}` first.",
        )
    current = session.current_run or max(runs.values(), key=lambda run: run.id)
    run = runs.get(number) if number else current
    if run is None:
        raise SourceError(f"There is no run {number}.", f"There are {sorted(runs)}.")
    if run.dataset_revision != session.dataset.revision:
        raise SourceError(
            f"Run {run.id} was trained before the newest items came.", f"Run `shapekin train {session.path}` again."
        )
    return run


def _by_class(session: Session, asked: str | None) -> bool:
    known = bool(session.dataset.label_names)
    if asked == "classes" and not known:
        raise SourceError("This project has no true classes to colour by.", "Leave --colour out.")
    return known and asked != "clusters"


def _lost(session: Session) -> SourceError:
    return SourceError(
        "The cache has lost the arrays of this project, so there is nothing to draw from.",
        f"Run `shapekin train {session.path}` once to make them again.",
    )
