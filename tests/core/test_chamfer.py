import pytest
import torch

from shapekin.nn import chamfer
from shapekin.nn.chamfer import chamfer_distance, nearest


def naive(a, b):
    squared = (a[:, :, None] - b[:, None]).square().sum(dim=-1)
    return (squared.amin(dim=2).mean(dim=1) + squared.amin(dim=1).mean(dim=1)).mean()


def clouds(batch, points, seed):
    return torch.rand(batch, points, 3, generator=torch.Generator().manual_seed(seed), dtype=torch.float64)


@pytest.mark.parametrize(("p", "q"), [(1, 1), (1, 9), (50, 50), (70, 30)])
def test_value_and_gradient_are_those_of_all_pairs(p, q):
    a, b = clouds(3, p, 0).requires_grad_(), clouds(3, q, 1).requires_grad_()
    ours, expected = chamfer_distance(a, b), naive(a, b)
    assert torch.allclose(ours, expected)
    for got, want in zip(torch.autograd.grad(ours, (a, b)), torch.autograd.grad(expected, (a, b)), strict=True):
        assert torch.allclose(got, want)


def test_gradcheck():
    a, b = clouds(2, 6, 2).requires_grad_(), clouds(2, 4, 3).requires_grad_()
    assert torch.autograd.gradcheck(chamfer_distance, (a, b))


def test_copies_and_flat_clouds():
    a = clouds(2, 20, 4)
    a[:, 10:] = a[:, :10]
    assert chamfer_distance(a, a) == 0
    point = torch.zeros(2, 500, 3, dtype=torch.float64)
    assert torch.isclose(chamfer_distance(a, point), naive(a, point))
    line = clouds(2, 40, 5) * torch.tensor([1.0, 0, 0])
    assert torch.isclose(chamfer_distance(line, a), naive(line, a))


def test_one_value_a_cloud():
    a, b = clouds(3, 8, 6), clouds(3, 8, 7)
    each = chamfer_distance(a, b, reduce=False)
    assert each.shape == (3,)
    assert torch.isclose(each[1], naive(a[1:2], b[1:2]))


def test_blocks_of_the_gpu_path_find_the_same_points(monkeypatch):
    a, b = clouds(2, 33, 8), clouds(2, 21, 9)
    monkeypatch.setattr(chamfer, "BLOCK_ELEMENTS", 2 * 21 * 5)
    for ours, expected in zip(chamfer._nearest_by_blocks(a, b), nearest(a, b), strict=True):
        assert torch.equal(ours, expected)


@pytest.mark.gpu
def test_gpu_agrees_with_cpu():
    a, b = clouds(4, 2048, 10).float(), clouds(4, 1500, 11).float()
    assert torch.isclose(chamfer_distance(a.cuda(), b.cuda()).cpu(), chamfer_distance(a, b), rtol=1e-4)
