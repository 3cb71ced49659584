"""The one mutable object: a project being worked on, its commands, and what each changed.

The application and the command line use the same Session. It does no long work: it makes jobs
(`training_job`), which a runner carries out, and records their results (`record`). It is used by
one thread, and is the only writer of its project file. Every command returns a `Change`, which is
also told to the listeners, so that each view decides for itself whether to redraw.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import TracebackType

import numpy as np

from shapekin.arrays import IntArray
from shapekin.clustering.alignment import keep_identities
from shapekin.errors import ProjectError
from shapekin.jobs.job import INPUTS, AssignJob, ImportJob, ImportResult, TrainJob, TrainResult
from shapekin.models.catalogue import all_models, get_model
from shapekin.session import refreshing
from shapekin.session.answers import AnswerBook
from shapekin.session.assigned import lone_file
from shapekin.session.change import Change
from shapekin.session.noted import Noted
from shapekin.session.partition import names_of_parts, records_for
from shapekin.session.refreshing import Refresh, nearest_known
from shapekin.session.retold import GROWN, grown
from shapekin.session.reviewed import Reviewed
from shapekin.store.cache import Cache, cache_key
from shapekin.store.project import Project
from shapekin.store.runs import RunRecord


class Session(Reviewed, Noted):
    """A project being worked on: what it shows, what people say (`Taught`) and do (`Curated`), what is learned.

    Looking back at all that is `Reviewed`; notes and locks are `Noted`.

    Args:
        project: The project file, open; the session owns it from now on.
        cache: Where arrays are.
    """

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

    def assign_job(
        self, source: str, *, files: tuple[bytes, ...] = (), table: str = "", device: str = "auto"
    ) -> AssignJob:
        """A job that tells in which sub-categories new items belong; changes nothing.

        Args:
            source: The folder or file with the new items.
            files: Paths in that folder of the only files to take; empty for all.
            table: A table of their features, where the project was made with one: the same columns.
            device: "auto", "cpu", "cuda" or "cuda:i".

        Raises:
            ProjectError: There is no run, or its model cannot place new items, or a table is wanting or too much.
        """
        run = self._run
        able = [name for name, model in all_models().items() if model.card.assigns_unseen]
        if run is None or not get_model(run.model).card.assigns_unseen:
            what = "Nothing has been trained yet." if run is None else f'"{run.model}" cannot place new items.'
            raise ProjectError(what, f"Train one of these first: {', '.join(able)}.")
        if run.dataset_revision != self._dataset.revision:
            raise ProjectError("Items were added since the last training.", "Train once more, then assign.")
        brought = self.options.feature_table
        if bool(brought) is not bool(table):
            raise ProjectError(
                f"This project was made with the features in {Path(brought).name}; new items need the same."
                if brought
                else "This project was made without a table of features.",
                "Give a table with the same columns and a row for each new item."
                if brought
                else "Leave the table out.",
            )
        clusters = cache_key("shown_clusters", 1, {}, [hashlib.sha256(self._labels.tobytes()).hexdigest()])
        self._cache.put(clusters, self._labels)
        options = replace(
            self.options,
            layout="auto",
            categories=(),
            labels="",
            feature_table=str(Path(table).absolute()) * bool(table),
        )
        folder, alone = lone_file(Path(source))
        return AssignJob(
            str(folder), options, run.model, dict(run.params), self.kind, self.prepared, run.arrays, clusters, device,
            run.input or INPUTS[0], files or alone,
        )  # fmt: skip

    def record(self, result: TrainResult, *, show: bool = True) -> Change:
        """Take over the result of a training; with `show` False it is one more run, and what is shown stays.

        Results for another data set are dropped. Clusters keep their id, name and colour by greatest
        overlap with those before; new ones stand where most of their items stood.
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
                started=(datetime.now(UTC) - timedelta(seconds=result.seconds)).isoformat(timespec="seconds"),
                dataset_revision=result.dataset_revision,
                evidence_revision=result.evidence_revision,
                complete=result.complete,
                scores=dict(result.scores),
                input=result.input,
                warm=result.warm,
                recorded_at=self._project.evidence_revision,
                after=self._run.id if self._run is not None else 0,
                labels=labels,
                projection=np.asarray(self._cache.get(f"{result.arrays}.projection")),
            )
        )
        if not show and self._run is not None:
            return self._tell(Change(runs=True))
        known = self._project.clusters()
        names = names_of_parts(labels, self._labels, known)
        self._project.replace_partition(labels, records_for(labels, known, names))
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
        if found.added or found.mended:
            self._project.set_setting(GROWN, [*grown(self), len(self)])
        self._dataset = self._project.dataset
        self._answers = AnswerBook(self._project)
        self._load_partition()
        return self._tell(Change(items=True, partition=True, projection=True, clusters=True, runs=True))

    # -- settings ---------------------------------------------------------------------------------------

    def set_setting(self, key: str, value: object) -> None:
        """Remember a JSON-like value in the project."""
        self._project.set_setting(key, value)


def _as_tuples(pairs: IntArray) -> tuple[tuple[int, int], ...]:
    return tuple((i, j) for i, j in pairs.tolist())
