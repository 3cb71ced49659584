"""`train`, `use`, `simulate`, `evaluate`: learning, and how well it went."""

from __future__ import annotations

import argparse
from pathlib import Path

from shapekin.cli.console import Console, score_line, settings
from shapekin.cli.values import device, seconds, whole
from shapekin.clustering.kinds_tree import cut_clusters, cut_labels
from shapekin.clustering.metrics import scores
from shapekin.errors import ParameterError, SourceError
from shapekin.jobs.job import INPUTS, ImportResult, TrainResult
from shapekin.models.catalogue import DEFAULT_MODEL, get_model
from shapekin.queries.forms.catalogue import FORMS, PAIR
from shapekin.session import Session
from shapekin.simulation import Simulation
from shapekin.store.cache import Cache

_DEPTH = "levels of labels such as seat/chair/armchair that count, and of named sub-categories (default: all)"


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the commands of this module."""
    train = commands.add_parser("train", help="train a model", description="Train a model on a project.")
    _add_model_options(train)
    train.add_argument("--max-seconds", type=seconds, default=0.0, help="stop and keep what there is after this long")
    train.add_argument("--fresh", action="store_true", help="start anew instead of from the current run")
    train.set_defaults(command=_train)

    simulate = commands.add_parser(
        "simulate",
        help="let a simulated user answer",
        description="A simulated user answers from the true labels; prints scores against answers. "
        "The project is left as it is.",
    )
    _add_model_options(simulate)
    simulate.add_argument("--strategy", default="", help="who chooses the questions (default: the model's own)")
    simulate.add_argument("--budget", type=whole(0), required=True, help="answers to give")
    simulate.add_argument("--every", type=whole(1), default=0, help="answers between trainings (default: a tenth)")
    simulate.add_argument(
        "--form", choices=(PAIR, *FORMS), default=PAIR, help="how it is asked (default: pairs, as the strategy chooses)"
    )
    simulate.add_argument("--noise", type=float, default=0.0, help="share of wrong answers, 0 to 1")
    simulate.add_argument("--no-second-looks", action="store_true", help="believe every answer, ask nothing twice")
    simulate.add_argument("--depth", type=whole(1), default=0, help=_DEPTH)
    simulate.set_defaults(command=_simulate)

    use = commands.add_parser(
        "use",
        help="go back to what a training found",
        description="Show the partition and the map of an earlier run again. All answers stay.",
    )
    use.add_argument("project", type=Path)
    use.add_argument("run", type=whole(1), help="number of the run; the first is 1")
    use.add_argument("--json", action="store_true", help="print one JSON object")
    use.set_defaults(command=_use)

    evaluate = commands.add_parser(
        "evaluate",
        help="scores against true labels",
        description="Score the partition against the true labels.",
    )
    evaluate.add_argument("project", type=Path)
    evaluate.add_argument("--run", type=int, default=0, help="number of the run (default: the current partition)")
    evaluate.add_argument("--depth", type=whole(1), default=0, help=_DEPTH)
    evaluate.add_argument("--json", action="store_true", help="print one JSON object")
    evaluate.set_defaults(command=_evaluate)


def _add_model_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("project", type=Path)
    parser.add_argument("--model", default=DEFAULT_MODEL, help=f"see `shapekin models` (default {DEFAULT_MODEL})")
    parser.add_argument("--set", action="append", default=[], metavar="KEY=VALUE", help="a parameter; repeatable")
    parser.add_argument("--device", type=device, default="auto", help="auto, cpu, cuda or cuda:i")
    parser.add_argument(
        "--input",
        choices=INPUTS,
        default=INPUTS[0],
        help="what the model looks at: the shapes or images, or their features (default: features where a trained "
        "network or a table gave them)",
    )
    parser.add_argument("--clusters", type=whole(1), help="number of clusters, for models that need it")
    parser.add_argument("--seed", type=whole(0), default=0)
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def _params(options: argparse.Namespace) -> dict[str, bool | int | float | str]:
    params = settings(options.set)
    if options.clusters is not None:
        model = get_model(options.model)
        if not any(spec.name == "n_clusters" for spec in model.params_type.specs()):
            raise ParameterError(f'"{options.model}" finds the number of clusters itself.', "Leave --clusters out.")
        params["n_clusters"] = options.clusters
    return params


def ensure_prepared(session: Session, console: Console, cache: Cache) -> None:
    """Make the arrays again if the cache has been deleted."""
    if session.needs_rebuild:
        console.say("The cache is gone; reading the source again.")
        result = console.run(session.refresh_job(), cache)
        assert isinstance(result, ImportResult)
        session.refreshed(result)


def _train(options: argparse.Namespace, console: Console) -> int:
    cache = Cache()
    with Session.open(options.project, cache) as session:
        ensure_prepared(session, console, cache)
        job = session.training_job(
            options.model,
            _params(options),
            seed=options.seed,
            device=options.device,
            max_seconds=options.max_seconds,
            warm=not options.fresh,
            input=options.input,
        )
        result = console.run(job, cache)
        assert isinstance(result, TrainResult)
        session.record(result)
    found = result.scores
    values = {
        "model": result.model,
        "clusters": result.n_clusters,
        "seconds": round(result.seconds, 3),
        "device": result.device,
        "complete": result.complete,
        "warm_start": bool(job.warm_start),
        "notes": dict(result.notes),
        "scores": dict(found),
    }
    text = f"{result.model}: {result.n_clusters} clusters in {result.seconds:.1f} s on {result.device}"
    console.result(values, f"{text}; {score_line(found)}" if found else text)
    return 0


def _simulate(options: argparse.Namespace, console: Console) -> int:
    cache = Cache()
    with Session.open(options.project, cache, read_only=True) as session:
        if session.needs_rebuild:
            raise SourceError("The cache of this project is gone.", "Run `shapekin train` once to make it again.")
        simulation = Simulation(
            dataset=cut_labels(session.dataset, options.depth) if options.depth else session.dataset,
            prepared=session.prepared,
            model=options.model,
            params=_params(options),
            strategy=options.strategy,
            noise=options.noise,
            seed=options.seed,
            device=options.device,
            input=options.input,
            form=options.form,
            second_looks=not options.no_second_looks,
        )
    curve = []
    every = options.every or max(1, options.budget // 10)
    for point in simulation.run(cache, options.budget, every, console.progress):
        curve.append(point)
        console.say(f"{point['answers']:>6} answers  {score_line(point)}  ({point['seconds']:.1f} s)")
    console.result({"curve": curve}, "")
    return 0


def _use(options: argparse.Namespace, console: Console) -> int:
    with Session.open(options.project, Cache()) as session:
        session.use_run(options.run)
        clusters = len(session.clusters)
    values = {"run": options.run, "clusters": clusters}
    console.result(values, f"Run {options.run} is shown: {clusters} sub-categories.")
    return 0


def _evaluate(options: argparse.Namespace, console: Console) -> int:
    with Session.open(options.project, Cache(), read_only=True) as session:
        if options.run:
            runs = {run.id: run for run in session.runs}
            if options.run not in runs:
                raise SourceError(f"There is no run {options.run}.", f"There are {sorted(runs) or 'none yet'}.")
            labels = runs[options.run].labels
        else:
            labels = session.labels
        if not session.dataset.label_names:
            raise SourceError(
                "This project has no true labels to compare with.",
                "Import a folder of categories, or give `shapekin new --labels FILE`.",
            )
        found = scores(labels, session.dataset.true_labels, session.constraints)
        if options.depth:  # of the answers, what the finest partition makes: they are about the finest kinds
            names = {cluster.id: cluster.name for cluster in session.clusters}
            true_labels = cut_labels(session.dataset, options.depth).true_labels
            coarse = scores(cut_clusters(labels, names, options.depth), true_labels, session.constraints)
            found = {**coarse, "satisfied_fraction": found["satisfied_fraction"], "depth": options.depth}
    console.result(found, score_line(found))
    return 0
