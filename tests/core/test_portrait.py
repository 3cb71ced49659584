"""The mean of items as a picture, and what is typical of a kind."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from shapekin.data.dataset import DataKind
from shapekin.render.mean import SIDE, mean_image, mean_solid
from shapekin.session import Session
from shapekin.session.portrait import MOST_AVERAGED, Sitting, sitting
from shapekin.store.cache import Cache


def ball(seed: int, radius: float = 0.8):
    points = np.random.default_rng(seed).standard_normal((2_000, 3))
    return (radius * points / np.linalg.norm(points, axis=1, keepdims=True)).astype(np.float32)


@pytest.mark.parametrize("channels", [1, 3, 4])
def test_images_are_averaged(channels: int) -> None:
    images = np.random.default_rng(0).integers(0, 256, (5, 6, 7, channels)).astype(np.uint8)
    found = mean_image(images)
    naive = np.rint(images.astype(float).mean(axis=0)).astype(np.uint8)
    assert found.shape == (6, 7, 4)
    assert np.array_equal(found[..., : min(channels, 3)], naive[..., : min(channels, 3)])
    assert np.array_equal(found[..., 3], naive[..., 3] if channels == 4 else np.full((6, 7), 255))
    if channels == 1:
        assert np.array_equal(found[..., 2], naive[..., 0])


def test_alpha_is_the_share_of_the_shapes_that_are_there() -> None:
    small, large = ball(0, 0.3), ball(1)
    found = mean_solid([small, large, large, large])
    assert found.shape == (SIDE, SIDE, 4)
    assert found[SIDE // 2, SIDE // 2, 3] == 255
    ring = found[SIDE // 2, SIDE // 2 + round(0.27 * SIDE), 3]  # of the large ones alone
    assert ring == pytest.approx(255 * 3 / 4, abs=1)
    assert found[0, 0, 3] == 0


def test_one_shape_is_lit_from_the_upper_left() -> None:
    found = mean_solid([ball(2)])[..., 0].astype(int)
    off = SIDE // 5
    assert found[SIDE // 2 - off, SIDE // 2 - off] > found[SIDE // 2 + off, SIDE // 2 + off]


def test_typical_items_come_first_and_many_are_drawn_evenly() -> None:
    looked: list[int] = []

    def look(row: int):
        looked.append(row)
        return np.full((2, 2, 3), row % 256, np.uint8)

    rows = np.arange(1_000, 3_000)
    points = np.linspace(-1, 1, 2_000)[:, None]
    found = Sitting(DataKind.IMAGES, rows, points, look).portrait()
    assert abs(int(found.rows[0]) - 2_000) <= 1
    assert set(found.rows[-2:].tolist()) == {1_000, 2_999}
    assert found.averaged == MOST_AVERAGED == len(set(looked))


def test_rows_of_numbers_and_lost_pictures_have_no_mean() -> None:
    for kind in (DataKind.FEATURES, DataKind.IMAGES, DataKind.CLOUDS):
        found = Sitting(kind, np.arange(3), np.zeros((3, 2)), lambda _row: None).portrait()
        assert found.mean is None
        assert found.rows.tolist() == [0, 1, 2]


def test_a_kind_of_a_project(project_path: Path, cache: Cache) -> None:
    with Session.open(project_path, cache) as session:
        kind = session.kinds[0]
        found = sitting(session, kind).portrait()
        assert found.mean is not None
        assert found.mean[..., 3].max() > 200
        assert found.rows[0] == session.cluster(kind.leaves[0]).representative
        assert sorted(found.rows.tolist()) == session.members_of(kind).tolist()
