"""Weights over the net, from a server on this machine: every way in which it can go wrong."""

from __future__ import annotations

import pytest

from helpers.fake_weights import HOST, giving, redirecting, serving, tiny_weights, torch_file
from shapekin.errors import CancelledError
from shapekin.features.fetching import fetch
from shapekin.features.pretrained import Pretrained, WeightsError

LOCAL = frozenset({HOST})
CONTENT = torch_file()


@pytest.fixture
def adopted(monkeypatch):
    """What `adopt` is given: converting is another test's."""
    found = []
    monkeypatch.setattr(Pretrained, "adopt", lambda _weights, file: found.append(file.read_bytes()) or True)
    return found


def nothing_left(folder):
    return not folder.exists() or not list(folder.iterdir())


def test_fetched_weights_are_handed_on_whole(data_folder, adopted):
    with serving(giving(CONTENT)) as address:
        events = list(fetch(tiny_weights(address, CONTENT), plain_hosts=LOCAL))
    assert adopted == [CONTENT]
    assert {event.stage for event in events} == {"Fetching", "Reading"}
    assert events[-2].done == events[-2].total == len(CONTENT)
    assert nothing_left(data_folder)


def test_a_server_may_leave_out_the_length(data_folder, adopted):
    with serving(giving(CONTENT, length=-1)) as address:
        list(fetch(tiny_weights(address, CONTENT), plain_hosts=LOCAL))
    assert adopted == [CONTENT]


def test_redirections_are_followed_to_places_that_are_allowed(data_folder, adopted):
    with serving(giving(CONTENT)) as there, serving(redirecting(there)) as address:
        list(fetch(tiny_weights(address, CONTENT), plain_hosts=LOCAL))
    assert adopted == [CONTENT]


def refuse(code):
    return lambda handler: handler.send_error(code)


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (giving(CONTENT[:-1] + b"!"), "is not what was published"),
        (refuse(404), "the server answers 404"),
        (refuse(500), "the server answers 500"),
        (giving(bytes(1_000_001)), "larger than the 1 MB"),
        (giving(bytes(1_000_001), length=-1), "larger than the 1 MB"),
        (giving(CONTENT[:1000], length=len(CONTENT)), "ended early"),
        (redirecting("http://localhost:9/vgg19.pth"), "not encrypted"),
        (redirecting("ftp://127.0.0.1/vgg19.pth"), "not encrypted"),
        (redirecting("file:///etc/passwd"), "is not allowed"),
        (lambda handler: handler.wfile.write(b"nonsense\r\n\r\n"), "could not be fetched"),
        (lambda handler: giving(CONTENT, length=0)(handler), "is not what was published"),
    ],
)
def test_what_goes_wrong_is_told_and_leaves_nothing(data_folder, adopted, answer, reason):
    with serving(answer) as address, pytest.raises(WeightsError, match=reason):
        list(fetch(tiny_weights(address, CONTENT), plain_hosts=LOCAL))
    assert adopted == []
    assert nothing_left(data_folder)


def test_addresses_without_encryption_are_never_asked(data_folder):
    asked = []
    with serving(lambda handler: asked.append(handler.path)) as address:
        with pytest.raises(WeightsError, match="not encrypted"):
            list(fetch(tiny_weights(address)))
        with pytest.raises(WeightsError, match="not encrypted"):
            list(fetch(tiny_weights(address.replace(HOST, "localhost")), plain_hosts=LOCAL))
    assert asked == []


def test_no_server_at_all(data_folder):
    with serving(giving(b"")) as address:
        pass
    with pytest.raises(WeightsError, match="could not be fetched"):
        list(fetch(tiny_weights(address), plain_hosts=LOCAL))
    assert nothing_left(data_folder)


def test_a_server_that_falls_silent(data_folder, monkeypatch):
    import threading

    monkeypatch.setattr("shapekin.features.fetching.SILENCE_SECONDS", 0.2)
    enough = threading.Event()

    def silent(handler):
        handler.send_response(200)
        handler.send_header("Content-Length", "100")
        handler.end_headers()
        handler.wfile.flush()
        enough.wait(20)

    with serving(silent) as address:
        try:
            with pytest.raises(WeightsError, match="timed out"):
                list(fetch(tiny_weights(address), plain_hosts=LOCAL))
        finally:
            enough.set()


def test_a_person_may_stop_it(data_folder, adopted):
    with serving(giving(CONTENT)) as address:
        steps = fetch(tiny_weights(address, CONTENT), plain_hosts=LOCAL)
        next(steps)
        with pytest.raises(CancelledError):
            steps.throw(CancelledError())
    assert adopted == []
    assert nothing_left(data_folder)


def test_a_folder_that_cannot_be_made(data_folder):
    data_folder.parent.mkdir(parents=True)
    data_folder.write_text("a file")
    with pytest.raises(WeightsError, match="could not be written"):
        list(fetch(tiny_weights()))
