"""Changes of items: what they keep, and that nothing but the generator decides."""

from __future__ import annotations

import math

import pytest
import torch

from shapekin.data.dataset import DataKind
from shapekin.nn.augmentation import Strength, augmentation_for, changed_clouds, changed_images, changed_rows

NONE = Strength(turn=0, scale=0, shear=0, shift=0, cover=0, light=0, jitter=0, points=64, blur=0, swap=0)
ITEMS = {
    DataKind.CLOUDS: (6, 64, 3),
    DataKind.IMAGES: (6, 2, 12, 18),
    DataKind.FEATURES: (6, 40),
}


def seeded(seed=0):
    return torch.Generator().manual_seed(seed)


def changed(strength, **values):
    return Strength(**{**strength.__dict__, **values})


@pytest.mark.parametrize("kind", list(DataKind))
def test_a_seed_decides_and_every_call_draws_anew(kind):
    items = torch.rand(ITEMS[kind], generator=seeded())
    before = items.clone()
    one, two = (augmentation_for(kind, Strength(points=16), seeded(3)) for _ in range(2))
    first = one(items)
    torch.testing.assert_close(first, two(items), rtol=0, atol=0)
    assert not torch.equal(first, one(items))
    torch.testing.assert_close(items, before, rtol=0, atol=0)
    assert first.shape == ((6, 16, 3) if kind is DataKind.CLOUDS else items.shape)


def test_images_without_strength_stay_as_they_are():
    images = torch.rand(ITEMS[DataKind.IMAGES], generator=seeded())
    torch.testing.assert_close(changed_images(images, NONE, seeded()), images)


def test_a_turn_keeps_distances_in_pixels_on_a_long_image():
    images = torch.zeros(40, 1, 21, 41)
    images[:, 0, 10, 28] = 1.0  # 8 pixels from the centre
    turned = changed_images(images, changed(NONE, turn=0.8), seeded())
    rows, columns = torch.arange(21.0) - 10, torch.arange(41.0) - 20
    mass = turned[:, 0].sum(dim=(1, 2))
    down = (turned[:, 0].sum(dim=2) * rows).sum(dim=1) / mass
    across = (turned[:, 0].sum(dim=1) * columns).sum(dim=1) / mass
    torch.testing.assert_close(torch.hypot(down, across), torch.full((40,), 8.0), rtol=0, atol=0.3)
    assert torch.atan2(down, across).abs().max() > 0.5
    assert torch.atan2(down, across).abs().max() < 0.85


def test_shift_and_scale_stay_within_their_strength():
    images = torch.zeros(50, 1, 21, 21)
    images[:, 0, 10, 10] = 1.0
    moved = changed_images(images, changed(NONE, shift=0.4), seeded())
    places = moved.flatten(1).argmax(dim=1)
    off = torch.stack([places // 21 - 10, places % 21 - 10]).abs()
    assert 3 <= int(off.max()) <= 5  # 0.4 of half of 21 pixels


def test_at_most_a_rectangle_is_covered_with_the_mean():
    images = torch.rand((200, 3, 16, 16), generator=seeded())
    covered = changed_images(images, changed(NONE, cover=0.5), seeded())
    touched = (covered - images).abs().amax(dim=1) > 1e-4
    share = touched.float().mean(dim=(1, 2))
    assert 0.3 < (share == 0).float().mean() < 0.8
    assert share.max() <= 0.27
    means = images.mean(dim=(2, 3))[:, :, None, None].expand_as(images)
    torch.testing.assert_close(covered[touched[:, None].expand_as(images)], means[touched[:, None].expand_as(images)])


def test_light_changes_an_image_as_a_whole():
    images = torch.rand((5, 1, 8, 8), generator=seeded())
    lit = changed_images(images, changed(NONE, light=0.2), seeded())
    for image, other in zip(images.flatten(1), lit.flatten(1), strict=True):
        contrast = (other - other.mean()) / (image - image.mean())
        torch.testing.assert_close(contrast, contrast[:1].expand_as(contrast), rtol=1e-3, atol=1e-3)
        assert 0.8 <= float(contrast[0]) <= 1.2


def test_clouds_turn_about_the_up_axis_alone():
    clouds = torch.randn(ITEMS[DataKind.CLOUDS], generator=seeded())
    turned = changed_clouds(clouds, NONE, seeded(1))

    def sorted_rows(rows):
        return rows.sort(dim=1).values

    torch.testing.assert_close(sorted_rows(turned[..., 2]), sorted_rows(clouds[..., 2]))
    torch.testing.assert_close(sorted_rows(turned.norm(dim=2)), sorted_rows(clouds.norm(dim=2)), rtol=1e-4, atol=1e-5)
    assert (sorted_rows(turned[..., 0]) - sorted_rows(clouds[..., 0])).abs().max() > 0.05


def test_some_points_of_each_cloud_are_taken_once():
    clouds = torch.arange(2 * 30).view(2, 30, 1).expand(2, 30, 3) + torch.zeros(2, 30, 3)
    seen = changed_clouds(clouds, changed(NONE, points=10), seeded())[..., 2]
    for whole, part in zip(clouds[..., 2].tolist(), seen.round().tolist(), strict=True):
        assert len(set(part)) == 10
        assert set(part) <= set(whole)


def test_columns_of_rows_come_from_other_rows():
    rows = torch.arange(8.0)[:, None].expand(8, 500)
    mixed = changed_rows(rows, changed(NONE, swap=0.3), seeded())
    assert set(mixed.flatten().tolist()) <= set(range(8))
    share = (mixed != rows).float().mean()
    assert 0.2 < share < 0.3  # now and then the other row is the row itself
    assert math.isclose(float(changed_rows(rows, changed(NONE, blur=0.5), seeded()).sub(rows).std()), 0.5, abs_tol=0.05)
