"""Training an autoencoder, a batch at a time: generators, so that whoever drives them can stop them."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from math import ceil

import torch
from torch import Tensor, nn

from shapekin.nn.autoencoders import Autoencoder

LAYER_DROPOUT = 0.2  # CPAC, section 5.1

View = Callable[[Tensor], Tensor]


@dataclass(frozen=True, slots=True)
class TrainedBatch:
    """What a trainer says after each batch.

    Attributes:
        done: Batches finished.
        total: Batches in all.
        epoch: Epochs finished.
        loss: Loss of this batch.
    """

    done: int
    total: int
    epoch: int
    loss: float


def pretrain(
    network: Autoencoder,
    items: Tensor,
    generator: torch.Generator,
    *,
    epochs: int = 30,
    layer_epochs: int = 0,
    batch: int = 128,
    learning_rate: float = 1e-3,
    view: View | None = None,
    change: View | None = None,
) -> Generator[TrainedBatch, None, None]:
    """Train an autoencoder to reconstruct: first layer by layer, then as a whole.

    The step falls to a hundredth along a half cosine over each stage.

    Args:
        network: Trained in place.
        items: `(n, ...)` on the CPU.
        generator: Orders and views; one seed gives one result on one machine.
        epochs: Passes over the data with the whole network.
        layer_epochs: Passes for each layer before that, where the network is layered.
        batch: Items at once.
        learning_rate: Of Adam, at the beginning of each stage.
        view: What the network sees of a batch, such as a random part of each cloud.
        change: What is done to that before it is encoded; the reconstruction is of what was there before.

    Yields:
        A report after each batch.
    """
    layers = network.layer_pairs() if layer_epochs else []
    a_pass = ceil(len(items) / batch) if len(items) else 0
    total, done = a_pass * (len(layers) * layer_epochs + epochs), 0
    device = next(network.parameters()).device
    network.train()

    def stage(trained: nn.Module, passes: int, source: Tensor, loss_of: Callable[[Tensor], Tensor]) -> Iterator[float]:
        optimizer = torch.optim.Adam(trained.parameters(), learning_rate)
        schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, max(passes * a_pass, 1), learning_rate / 100)
        for rows in _orders(len(source), batch, passes, generator):
            loss = loss_of(source[rows].to(device))
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
            schedule.step()
            yield float(loss.detach())

    source = items
    for depth, (down, up) in enumerate(layers):
        shallow = _ShallowAutoencoder(down, up, last=depth == len(layers) - 1)
        flat = source.flatten(1)
        for loss in stage(shallow, layer_epochs, flat, shallow):
            done += 1
            yield TrainedBatch(done, total, done // a_pass, loss)
        with torch.no_grad():
            source = torch.cat([shallow.hidden(part.to(device)).cpu() for part in torch.split(flat, 1024)])

    def whole(part: Tensor) -> Tensor:
        seen = view(part) if view else part
        return network.loss(seen, network.encode(change(seen) if change else seen))

    for loss in stage(network, epochs, items, whole):
        done += 1
        yield TrainedBatch(done, total, done // a_pass, loss)


def random_points(count: int, generator: torch.Generator) -> View:
    """A view that shows another random subset of each cloud's points every time.

    Args:
        count: Points to show; clouds of fewer points are shown whole.
        generator: On the CPU.
    """

    def view(clouds: Tensor) -> Tensor:
        batch, points, _ = clouds.shape
        if points <= count:
            return clouds
        # A random stretch of a random order per batch, shifted for each cloud: cheap, and each
        # point is as likely as any other.
        order = torch.randperm(points, generator=generator)
        shift = torch.randint(points, (batch, 1), generator=generator)
        index = order[(torch.arange(count) + shift) % points].to(clouds.device)
        return clouds.gather(1, index.unsqueeze(-1).expand(-1, -1, 3))

    return view


class _ShallowAutoencoder(nn.Module):
    """One layer and its mirror, with dropout: `forward` is the loss of a batch."""

    def __init__(self, down: nn.Module, up: nn.Module, *, last: bool) -> None:
        super().__init__()
        self.down, self.up, self.last = down, up, last

    def hidden(self, rows: Tensor) -> Tensor:
        code: Tensor = self.down(rows)
        return code if self.last else torch.relu(code)

    def forward(self, rows: Tensor) -> Tensor:
        drop = nn.functional.dropout
        hidden = self.hidden(drop(rows, LAYER_DROPOUT))
        output = self.up(hidden if self.last else drop(hidden, LAYER_DROPOUT))
        return nn.functional.mse_loss(output, rows)


def batch_orders(n: int, batch: int, generator: torch.Generator) -> Iterator[Tensor]:
    """The rows 0 .. n-1 in random order, in batches that differ by one item at most."""
    yield from torch.randperm(n, generator=generator).tensor_split(max(ceil(n / batch), 1))


def _orders(n: int, batch: int, passes: int, generator: torch.Generator) -> Iterator[Tensor]:
    for _ in range(passes if n else 0):
        yield from batch_orders(n, batch, generator)
