"""Weights from files that somebody has: taken when they fit, refused in words when not."""

from __future__ import annotations

import hashlib
import io
import pickle

import numpy as np
import pytest
import torch
from safetensors.numpy import save

from helpers.fake_weights import tiny_network, tiny_weights, torch_file
from shapekin.data.isolation import ReaderPool
from shapekin.errors import UnreadableFileError
from shapekin.features.pretrained import WeightsError, read_tensors


@pytest.fixture
def here(monkeypatch):
    """Read files in this process: a child for every test would be slow."""

    def run(_pool, task, argument):
        try:
            return task(argument)
        except UnreadableFileError:
            raise
        except Exception as error:
            raise UnreadableFileError(str(error)) from error

    monkeypatch.setattr(ReaderPool, "run", run)


def tensors(seed=0):
    return {name: tensor.numpy() for name, tensor in tiny_network(seed).state_dict().items()}


def same(found, expected):
    assert found.keys() == expected.keys()
    for name, tensor in expected.items():
        np.testing.assert_array_equal(found[name], tensor)


def test_a_file_of_torchvision_is_converted_in_a_child(tmp_path, data_folder):
    file = tmp_path / "vgg19.pth"
    file.write_bytes(torch_file())
    weights = tiny_weights(content=torch_file())
    assert hashlib.sha256(file.read_bytes()).hexdigest().startswith(weights.digest) is weights.adopt(file)
    same(weights.load(), tensors())  # the classifier is left out
    assert weights.path.parent == data_folder
    assert [path.name for path in data_folder.iterdir()] == ["vgg19.weights"]


def test_safetensors_are_taken_too(tmp_path, data_folder, here):
    file = tmp_path / "mine.safetensors"
    file.write_bytes(save({**tensors(3), "other": np.zeros(2, np.float32)}))
    weights = tiny_weights()
    assert weights.adopt(file) is False  # not the published file
    same(weights.load(), tensors(3))


def test_weights_within_a_checkpoint_are_found(tmp_path, data_folder, here):
    torch.save({"epoch": 3, "state_dict": tiny_network().state_dict()}, tmp_path / "run.pt")
    weights = tiny_weights()
    weights.adopt(tmp_path / "run.pt")
    same(weights.load(), tensors())


def bad_files():
    one, *_ = tensors()
    stream = io.BytesIO()
    torch.save([1, 2], stream)
    wrong = {**tensors(), one: np.zeros((2, 2), np.float32)}
    lacking = {name: tensor for name, tensor in tensors().items() if name != one}
    holes = {**tensors(), one: np.full_like(tensors()[one], np.nan)}
    return {
        "a list": ("a.pth", stream.getvalue(), "no tensors by name"),
        "no torch file": ("a.pth", b"hello", "can't be read"),
        "pickled code": ("a.pth", pickle.dumps(print), "can't be read"),
        "no safetensors": ("a.safetensors", b"hello", "can't be read"),
        "another network": ("a.safetensors", save(lacking), f"no tensor {one}"),
        "another width": ("a.safetensors", save(wrong), r"has shape \(2, 2\)"),
        "not finite": ("a.safetensors", save(holes), "not finite"),
        "too large": ("a.pth", bytes(1_000_001), "is 1 MB; at most 1 MB"),
    }


@pytest.mark.parametrize("what", list(bad_files()))
def test_other_files_are_refused_and_change_nothing(tmp_path, data_folder, here, what):
    name, content, reason = bad_files()[what]
    (tmp_path / name).write_bytes(content)
    weights = tiny_weights()
    weights.keep(tensors())
    before = weights.path.read_bytes()
    with pytest.raises(WeightsError, match=reason):
        weights.adopt(tmp_path / name)
    assert weights.path.read_bytes() == before


def test_a_folder_and_a_missing_file_are_refused(tmp_path, data_folder):
    with pytest.raises(WeightsError, match="is no file"):
        tiny_weights().adopt(tmp_path)
    with pytest.raises(WeightsError, match="No such file"):
        tiny_weights().adopt(tmp_path / "none.pth")


def test_code_in_a_file_is_never_run(tmp_path):
    class Evil:
        def __reduce__(self):
            return (open, (str(tmp_path / "run"), "w"))

    torch.save({"features.0.weight": Evil()}, tmp_path / "evil.pth")
    with pytest.raises(pickle.UnpicklingError):
        read_tensors((str(tmp_path / "evil.pth"), {}))
    assert not (tmp_path / "run").exists()


def test_damaged_weights_are_noticed(data_folder):
    weights = tiny_weights()
    weights.keep(tensors())
    content = bytearray(weights.path.read_bytes())
    content[len(content) // 2] ^= 1
    weights.path.write_bytes(content)
    with pytest.raises(WeightsError, match="changed"):
        weights.load()


def test_a_place_that_cannot_be_written_is_told_of(data_folder):
    data_folder.parent.mkdir(parents=True)
    data_folder.write_text("a file, no folder")
    with pytest.raises(WeightsError, match="could not be written"):
        tiny_weights().keep(tensors())
