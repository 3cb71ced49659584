"""What lies over the points of the map: pictures, titles, the question in hand, what the mouse points at."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPointF, QSizeF
from PySide6.QtGui import QColor, QPainter

from shapekin.arrays import IntArray
from shapekin.clustering.neighbour_maps import TITLES
from shapekin.queries.base import Query
from shapekin.session import Cluster, Session
from shapekin_app import theme
from shapekin_app.item_models import ThumbnailStore, contains
from shapekin_app.views.embedding import painters
from shapekin_app.views.embedding.scene import TITLE_WIDTH, TITLED, Scene, point_radius
from shapekin_app.views.embedding.sprites import Look
from shapekin_app.wording import short_name


def _tr(text: str) -> str:
    return QCoreApplication.translate("Overlay", text)


@dataclass(frozen=True)
class Overlay:
    """Draws over one picture of the points.

    Attributes:
        painter: Where to.
        session: What is shown.
        partition: Labels `(n,)` and clusters that are shown.
        scene: Points in pixels.
        look: Their colours.
        thumbnails: Pictures of items.
        ratio: Device pixels to a pixel.
    """

    painter: QPainter
    session: Session
    partition: tuple[IntArray, tuple[Cluster, ...]]
    scene: Scene
    look: Look
    thumbnails: ThumbnailStore
    ratio: float

    def plates(self, selection: IntArray, hovered: int) -> None:
        """Pictures of items that have room, and titles of sub-categories.

        Args:
            selection: Selected rows, ascending.
            hovered: The row that `hover` draws, left out here; -1 for none.
        """
        scene = self.scene
        colours = [QColor(colour) for colour in self.look.colours]
        far_first = [row for row in reversed(scene.pictured) if row != hovered]
        for row in [*far_first, *scene.titled]:
            box = scene.box(row)
            assert box is not None
            painters.draw_plate(
                self.painter, box, self.thumbnails.soon(row, self._side), colours[int(self.look.index[row])],
                selected=contains(selection, row), pointed=False,
            )  # fmt: skip
        for row, cluster in scene.titled.items():
            below = scene.place(row) + QPointF(0, TITLED / 2 + 13)
            painters.draw_title(self.painter, below, cluster.title, TITLE_WIDTH - 12)
        for row, cluster in scene.named.items():
            painters.draw_title(self.painter, scene.place(row), cluster.title, TITLE_WIDTH - 12)

    def question(self, question: Query) -> None:
        """The two items that are asked about."""
        if max(question.a, question.b) < len(self.session):
            a, b = self.scene.place(question.a), self.scene.place(question.b)
            painters.draw_question(self.painter, a, b, point_radius(len(self.session)) + 6)

    def hover(self, row: int, cursor: QPointF | None, area: QSizeF) -> None:
        """The item under the mouse, with a card beside the cursor.

        Args:
            row: The item, -1 for none.
            cursor: Where the mouse is on this map; None where it points elsewhere.
            area: Of the map.
        """
        if not 0 <= row < len(self.session):
            return
        labels, clusters = self.partition
        cluster = next(cluster for cluster in clusters if cluster.id == labels[row])
        colour = theme.current().cluster(cluster.colour)
        box = self.scene.box(row)
        if box is None:
            painters.draw_ring(self.painter, self.scene.place(row), point_radius(len(self.session)) + 4)
        else:
            picture = self.thumbnails.soon(row, self._side)
            painters.draw_plate(self.painter, box, picture, colour, selected=False, pointed=True)
        if cursor is not None:
            large = self.thumbnails.image(row, round(painters.CARD_PICTURE * self.ratio))
            card = painters.Card(large, short_name(self.session.dataset.names[row]), cluster.title, colour)
            painters.draw_card(self.painter, cursor, area, card)

    @property
    def _side(self) -> int:
        return round((TITLED - 6) * self.ratio)


def caption(session: Session, axis: int) -> str:
    """What an axis of the map is.

    Args:
        session: What is shown.
        axis: A principal component, counted from 0.
    """
    share = session.explained[axis] if axis < len(session.explained) else session.component(axis)[1]
    if share <= 0:
        return _tr("PCA {0}").format(axis + 1)
    return _tr("PCA {0} ({1} %)").format(axis + 1, round(100 * share))


def captions(session: Session, axes: tuple[int, int, int], method: str) -> tuple[str, str]:
    """What stands along the lower and the left edge.

    Args:
        session: What is shown.
        axes: Principal components, counted from 0.
        method: One of `neighbour_maps.TITLES`, "" for principal components.
    """
    if method:
        return _tr("{0}: near means alike, far means little").format(TITLES[method]), ""
    return caption(session, axes[0]), caption(session, axes[1])
