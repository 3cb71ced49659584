"""Pictures of a project: the map with thumbnails, a contact sheet for each cluster."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from shapekin.data.dataset import Dataset
from shapekin.render.pages.map_picture import map_picture
from shapekin.render.pages.sheet import contact_sheet
from shapekin.render.palette import cluster_colour
from shapekin.session import Cluster, Session

_THUMBNAILS = 400


def write_map(session: Session, path: Path, title: str, *, by_label: bool = False) -> Path:
    """Draw the map in the colours of the clusters, or of the true labels.

    Args:
        session: The project.
        path: PNG file to write.
        title: Above the map.
        by_label: Colour by true label, with a legend.
    """
    dataset = session.dataset
    order = [cluster.representative for cluster in session.clusters]
    order += np.random.default_rng(0).permutation(len(session))[:_THUMBNAILS].tolist()
    thumbnails = {row: session.thumbnail(row) for row in order}
    if by_label:
        names = dict(enumerate(_words(dataset)))
        picture = map_picture(session.projection, dataset.true_labels, thumbnails, names, title)
    else:
        colours = {cluster.id: cluster_colour(cluster.colour) for cluster in session.clusters}
        names = {cluster.id: cluster.title for cluster in session.clusters}
        picture = map_picture(session.projection, session.labels, thumbnails, names, title, colours)
    path.write_bytes(picture)
    return path


def write_sheets(session: Session, folder: Path) -> list[Path]:
    """Draw a contact sheet for each cluster, the members nearest to its middle first."""
    folder.mkdir(parents=True, exist_ok=True)
    return [_write_sheet(session, cluster, folder, place) for place, cluster in enumerate(session.clusters, 1)]


def _write_sheet(session: Session, cluster: Cluster, folder: Path, place: int) -> Path:
    members = session.members(cluster.id)
    offsets = session.embedding[members] - session.embedding[members].mean(axis=0)
    order = members[np.argsort((offsets**2).sum(axis=1), kind="stable")]
    sheet = contact_sheet(
        cluster.title, [session.thumbnail(row) for row in order.tolist()], cluster_colour(cluster.colour)
    )
    path = folder / f"{place:02d}_{cluster.size}_items.png"
    path.write_bytes(sheet)
    return path


def _words(dataset: Dataset) -> list[str]:
    return [name.replace("_", " ") for name in dataset.label_names]
