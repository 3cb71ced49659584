"""The one mutable object: a project being worked on, its commands, and what each changed.

The application and the command line use the same Session. It does no long work: it makes jobs
(`training_job`), which a runner carries out, and records their results (`record`). It is used by
one thread, and is the only writer of its project file. Every command returns a `Change`, which is
also told to the listeners, so that each view decides for itself whether to redraw.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from types import TracebackType

import numpy as np

from shapekin.arrays import IntArray
from shapekin.clustering.alignment import keep_identities
from shapekin.errors import ProjectError
from shapekin.jobs.job import INPUTS, AssignJob, ImportJob, ImportResult, TrainJob, TrainResult
from shapekin.models.catalogue import MODELS, get_model
from shapekin.queries.base import Answer, Query
from shapekin.queries.catalogue import get_strategy
from shapekin.queries.forms.base import FormQuestion
from shapekin.queries.forms.catalogue import FORMS, PAIR, get_form
from shapekin.session import refreshing
from shapekin.session.answers import AnswerBook
from shapekin.session.change import Change
from shapekin.session.partition import records_for
from shapekin.session.refreshing import Refresh, nearest_known
from shapekin.session.shown import Shown
from shapekin.session.who import who
from shapekin.store.cache import Cache, cache_key
from shapekin.store.evidence import Said
from shapekin.store.project import Project
from shapekin.store.runs import RunRecord


class Session(Shown):
    """A project being worked on: what it shows (`Shown`), and the commands that change it.

    Args:
        project: The project file, open; the session owns it from now on.
        cache: Where arrays are.
    """

    def __init__(self, project: Project, cache: Cache) -> None:
        self._listeners: list[Callable[[Change], None]] = []
        self._queue: list[Query] | None = None  # the next questions, until something changes
        self.author = who()
        """Who answers from now on."""
        super().__init__(project, cache)

    @classmethod
    def create(cls, path: Path, result: ImportResult, cache: Cache) -> Session:
        """Start a project from an import.

        Args:
            path: The project file to be; must not exist.
            result: What the import made.
            cache: Where its arrays are.

        Raises:
            ProjectError: The file exists already, or cannot be written.
        """
        project = Project.create(
            path,
            result.dataset,
            source=result.source,
            layout=result.layout,
            options=asdict(result.options),
            prepared=asdict(result.prepared),
            faults=result.faults,
            left_out=result.left_out,
        )
        labels = np.asarray(cache.get(result.prepared.labels))
        project.replace_partition(labels, records_for(labels, ()))
        return cls(project, cache)

    @classmethod
    def open(cls, path: Path, cache: Cache, *, read_only: bool = False) -> Session:
        """Open a project file.

        Raises:
            ProjectError: It is missing, damaged, in use, of another program or too new.
        """
        project = Project.open(path, read_only=read_only)
        try:
            return cls(project, cache)
        except BaseException:
            project.close()
            raise

    def close(self) -> None:
        """Close the project file; afterwards it is one file."""
        self._project.close()

    def __enter__(self) -> Session:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def subscribe(self, listener: Callable[[Change], None]) -> Callable[[], None]:
        """Tell `listener` of every change; call what is returned to stop."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    # -- evidence ---------------------------------------------------------------------------------------

    def answer(
        self,
        query: Query,
        answer: Answer,
        *,
        seconds: float = 0.0,
        confidence: float = 1.0,
        instead_of: Sequence[int] = (),
    ) -> Change:
        """Record the answer to a question; it is on disk when this returns.

        Args:
            query: The question, or any pair a person chose (`Query(a, b, "", "")`).
            answer: What the person said.
            seconds: How long it took.
            confidence: How sure the person is, 0 to 1.
            instead_of: Ids of answers that are taken back with it, such as one of `ContradictionError.evidence`.

        Raises:
            ContradictionError: The answer contradicts earlier ones; nothing was recorded.
            ProjectError: It could not be written.
        """
        said = self._said(query, answer, seconds=seconds, confidence=confidence)
        self._answers.record([said], instead_of=instead_of, author=self.author)
        return self._evidence_changed()

    def answer_all(self, answers: Sequence[tuple[Query, Answer]], *, seconds: float = 0.0, form: str = "") -> Change:
        """Record what one gesture says of several pairs, all or nothing; see `answer`.

        Args:
            answers: Pairs and what was said of them.
            seconds: How long the gesture took.
            form: How it was asked, "pair" if empty.
        """
        form = form or "pair"
        said = [self._said(query, answer, seconds=seconds, form=form) for query, answer in answers]
        self._answers.record(said, author=self.author)
        return self._evidence_changed()

    def undo(self, count: int = 1) -> Change:
        """Take back the last gestures.

        Raises:
            ProjectError: There are fewer than that.
        """
        self._answers.undo(count, self.author)
        return self._evidence_changed()

    def redo(self, count: int = 1) -> Change:
        """Say again what was taken back last.

        Raises:
            ProjectError: There is less than that.
        """
        self._answers.redo(count, self.author)
        return self._evidence_changed()

    def retract(self, *evidence_ids: int) -> Change:
        """Take back answers in force, whichever they are.

        Raises:
            ProjectError: One of them is not in force; nothing was changed.
        """
        self._answers.retract(evidence_ids, self.author)
        return self._evidence_changed()

    def take_in(self, said: Sequence[Said]) -> Change:
        """Record answers of others, one gesture in all; see `session.shared`.

        Raises:
            ContradictionError: They contradict what is known, or each other; nothing was recorded.
        """
        self._answers.record(said, author=self.author)
        return self._evidence_changed()

    def _said(
        self, query: Query, answer: Answer, *, seconds: float, confidence: float = 1.0, form: str = "pair"
    ) -> Said:
        together = self._labels[query.a] == self._labels[query.b]
        return Said(
            min(query.a, query.b),
            max(query.a, query.b),
            answer.value,
            author=self.author,
            reason=query.reason,
            strategy=query.strategy,
            seconds=seconds,
            expected=(Answer.SAME if together else Answer.DIFFERENT).value,
            confidence=confidence,
            form=form,
        )

    def _evidence_changed(self) -> Change:
        self._queue = None
        return self._tell(Change(evidence=True))

    # -- questions -------------------------------------------------------------------------------

    @property
    def strategy(self) -> str:
        """Name of the strategy that chooses the questions."""
        default = get_model(self._run.model).card.default_strategy if self._run else "certain_sets"
        return str(self._project.setting("strategy", "") or default)

    @strategy.setter
    def strategy(self, name: str) -> None:
        get_strategy(name)
        self._project.set_setting("strategy", name)
        self._queue = None
        self._tell(Change(evidence=True))

    @property
    def form(self) -> str:
        """How it is asked: "pair", or the name of one of `queries.forms`."""
        known = str(self._project.setting("form", ""))
        return known if known in FORMS else PAIR

    @form.setter
    def form(self, name: str) -> None:
        if name != PAIR:
            get_form(name)
        self._project.set_setting("form", name)
        self._tell(Change(evidence=True))

    def form_question(self) -> FormQuestion | None:
        """The next question about several items; None while pairs are asked, or when there is none left."""
        return None if self.form == PAIR else get_form(self.form).propose(self._query_context())

    def questions(self, count: int, strategy: str = "") -> list[Query]:
        """The next questions, best first; fewer when the strategy has no more.

        Raises:
            UnknownNameError: There is no such strategy.
        """
        return get_strategy(strategy or self.strategy).propose(self._query_context(), count)

    def upcoming(self, count: int) -> list[Query]:
        """The next questions of the session's own strategy, remembered until something changes."""
        if self._queue is None or len(self._queue) < count:
            self._queue = self.questions(count)
        return self._queue[:count]

    def next_question(self) -> Query | None:
        """The next question, None when there is none left."""
        queue = self.upcoming(1)
        return queue[0] if queue else None

    def question_effect(self, query: Query) -> str:
        """What an answer would do to the partition, for people."""
        a, b = (self.cluster(int(self._labels[row])) for row in (query.a, query.b))
        if a.id == b.id:
            return f"Both are in {a.title} now; “different” would divide it."
        return f"“Same” would bring {a.title} and {b.title} together."

    # -- training --------------------------------------------------------------------------------

    def training_job(
        self,
        model: str,
        params: Mapping[str, bool | int | float | str] | None = None,
        *,
        seed: int = 0,
        device: str = "auto",
        max_seconds: float = 0.0,
        warm: bool = True,
        input: str = INPUTS[0],
    ) -> TrainJob:
        """A job that trains a model on everything known now.

        Args:
            model: Its name.
            params: Values that differ from the defaults.
            seed: Of everything random.
            device: "auto", "cpu", "cuda" or "cuda:i".
            max_seconds: Stop and keep what there is after this long; 0 for no limit.
            warm: Go on from the current run where it is of the same model, settings and items.
            input: What the model looks at, see `INPUTS`.

        Raises:
            UnknownNameError: There is no such model.
            ParameterError: A parameter does not exist or is out of range.
            ContradictionError: The evidence contradicts itself.
        """
        chosen = get_model(model).params_type.from_mapping(params or {}).as_mapping()
        self.constraints.closure()
        true_labels = ""
        if self._dataset.label_names:
            true_labels = cache_key("true_labels", 1, {}, [self._dataset.revision])
            self._cache.put(true_labels, self._dataset.true_labels)
        run, asked = self._run, (model, chosen, self._dataset.revision)
        goes_on = warm and run is not None and (run.model, dict(run.params), run.dataset_revision) == asked
        return TrainJob(
            model=model,
            params=dict(params or {}),
            kind=self.kind,
            prepared=self.prepared,
            must_links=_as_tuples(self.constraints.must_links),
            cannot_links=_as_tuples(self.constraints.cannot_links),
            true_labels=true_labels,
            dataset_revision=self._dataset.revision,
            evidence_revision=self._project.evidence_revision,
            warm_start=run.arrays if goes_on and run is not None else "",
            seed=seed,
            device=device,
            max_seconds=max_seconds,
            input=input,
        )

    def assign_job(self, source: str, *, device: str = "auto") -> AssignJob:
        """A job that tells in which sub-categories new items belong; changes nothing.

        Args:
            source: The folder or file with the new items.
            device: "auto", "cpu", "cuda" or "cuda:i".

        Raises:
            ProjectError: There is no run, or its model cannot place new items, or not of this input.
        """
        run = self._run
        able = [name for name, model in MODELS.items() if model.card.assigns_unseen]
        if run is None or not get_model(run.model).card.assigns_unseen:
            what = "Nothing has been trained yet." if run is None else f'"{run.model}" cannot place new items.'
            raise ProjectError(what, f"Train one of these first: {', '.join(able)}.")
        if self.prepared.inputs:
            raise ProjectError(
                "This project was trained on features that a network or a table gave; new items have none of those.",
                "Train once more with `--input data`, in a project without such features.",
            )
        clusters = cache_key("shown_clusters", 1, {}, [hashlib.sha256(self._labels.tobytes()).hexdigest()])
        self._cache.put(clusters, self._labels)
        options = replace(self.options, layout="auto", categories=(), labels="")
        return AssignJob(
            source, options, run.model, dict(run.params), self.kind, self.prepared, run.arrays, clusters, device
        )

    def record(self, result: TrainResult) -> Change:
        """Take over the result of a training.

        Results for another data set are dropped. Clusters keep their id, name and colour by greatest
        overlap with those before.
        """
        if result.dataset_revision != self._dataset.revision:
            return self._tell(Change())
        found = np.asarray(self._cache.get(f"{result.arrays}.labels"))
        labels = keep_identities(found, self._labels)
        run = self._project.add_run(
            RunRecord(
                model=result.model,
                params=dict(result.params),
                arrays=result.arrays,
                n_clusters=result.n_clusters,
                notes=dict(result.notes),
                history=result.history,
                seed=result.seed,
                device=result.device,
                seconds=result.seconds,
                dataset_revision=result.dataset_revision,
                evidence_revision=result.evidence_revision,
                complete=result.complete,
                scores=dict(result.scores),
                labels=labels,
                projection=np.asarray(self._cache.get(f"{result.arrays}.projection")),
            )
        )
        self._project.replace_partition(labels, records_for(labels, self._project.clusters()))
        self._project.set_current_run(run.id)
        self._load_partition()
        return self._tell(Change(partition=True, projection=True, clusters=True, runs=True, evidence=True))

    # -- another look at the source: the cache may be deleted, files may come and move -----------------

    def refresh_job(self, source: str = "") -> ImportJob:
        """A job that reads the source again: the known items keep their rows, new ones follow.

        Args:
            source: Where the collection lies now; "" for where it was.
        """
        options, known = self.options, tuple((item.path, item.content_hash) for item in self._dataset.items)
        return ImportJob(source or self.source, replace(options, layout=self.layout), known)

    def compare(self, result: ImportResult) -> Refresh:
        """What a refresh found; changes nothing.

        Raises:
            ProjectError: Known items are gone or changed.
        """
        return refreshing.compare(self._dataset, self.faults, result)

    def refreshed(self, result: ImportResult) -> Change:
        """Take over what a refresh found. New items join the sub-category of the most similar known one.

        Raises:
            ProjectError: Known items are gone or changed, or the file cannot be written; nothing was changed.
        """
        found = self.compare(result)
        self._project.refresh(
            found.dataset,
            nearest_known(self._cache.get(result.prepared.features), len(self)),
            source=result.source,
            prepared=asdict(result.prepared),
            faults=result.faults,
            left_out=result.left_out,
        )
        self._dataset = self._project.dataset
        self._answers = AnswerBook(self._project)
        self._load_partition()
        return self._tell(Change(items=True, partition=True, projection=True, clusters=True, runs=True))

    # -- curation ---------------------------------------------------------------------------------------

    def rename_cluster(self, cluster_id: int, name: str) -> Change:
        """Name a cluster; "" takes the name away.

        Raises:
            ProjectError: Another cluster has this name, or there is no such cluster.
        """
        name = " ".join(name.split())
        if cluster_id not in self._by_id:
            raise ProjectError("This sub-category is no longer there.", "Choose one of those in the list.")
        if name and any(c.name == name and c.id != cluster_id for c in self._clusters):
            raise ProjectError(f'There is already a sub-category "{name}".', "Choose another name.")
        self._project.rename_cluster(cluster_id, name)
        self._load_clusters()
        return self._tell(Change(clusters=True))

    # -- settings ---------------------------------------------------------------------------------------

    def set_setting(self, key: str, value: object) -> None:
        """Remember a JSON-like value in the project."""
        self._project.set_setting(key, value)

    # -- inside -----------------------------------------------------------------------------------------

    def _load_partition(self) -> None:
        self._queue = None
        super()._load_partition()

    def _tell(self, change: Change) -> Change:
        for listener in list(self._listeners):
            listener(change)
        return change


def _as_tuples(pairs: IntArray) -> tuple[tuple[int, int], ...]:
    return tuple((i, j) for i, j in pairs.tolist())
