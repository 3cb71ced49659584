"""Weights of a tiny VGG19, and a server that gives them out."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import torch

from shapekin.features.pretrained import Pretrained
from shapekin.nn.vgg19 import Vgg19, tensor_shapes

WIDTH = 2
HOST = "127.0.0.1"


def tiny_network(seed: int = 0) -> Vgg19:
    torch.manual_seed(seed)
    network = Vgg19(WIDTH).eval()
    for name, tensor in network.state_dict().items():
        if name.endswith("weight"):
            torch.nn.init.kaiming_normal_(tensor)  # so that something is left after sixteen layers
    return network


def torch_file(seed: int = 0) -> bytes:
    """A file as torchvision publishes them: the classifier is in it too."""
    state = {**tiny_network(seed).state_dict(), "classifier.0.weight": torch.zeros(4, 4)}
    stream = io.BytesIO()
    torch.save(state, stream)
    return stream.getvalue()


def tiny_weights(address: str = "https://nowhere.invalid/vgg19.pth", content: bytes = b"") -> Pretrained:
    return Pretrained(
        name="vgg19",
        title="VGG19",
        address=address,
        digest=hashlib.sha256(content).hexdigest()[:8],
        megabytes=1,
        max_bytes=1_000_000,
        licence="none",
        shapes=lambda: tensor_shapes(WIDTH),
    )


@contextmanager
def serving(answer: Callable[[BaseHTTPRequestHandler], None]) -> Iterator[str]:
    """A server on this machine; yields its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answer(self)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer((HOST, 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://{HOST}:{server.server_port}/vgg19.pth"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def giving(content: bytes, length: int | None = None) -> Callable[[BaseHTTPRequestHandler], None]:
    """Answer with `content`; `length` is what is announced, -1 for nothing."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        if length != -1:
            handler.send_header("Content-Length", str(len(content) if length is None else length))
        handler.end_headers()
        handler.wfile.write(content)

    return answer


def redirecting(address: str) -> Callable[[BaseHTTPRequestHandler], None]:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(302)
        handler.send_header("Location", address)
        handler.end_headers()

    return answer
