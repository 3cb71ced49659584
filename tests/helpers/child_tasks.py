"""What the children of an isolation test are told to do."""

from __future__ import annotations

import os
import re
import stat
import sys
import time
from pathlib import Path

import numpy as np

from shapekin.data.isolation import Reply
from shapekin.errors import UnreadableFileError


def behave(how: str) -> Reply:
    """Do as the word says: crash, sleep, eat, refuse, or answer with it."""
    if how == "crash":
        os.kill(os.getpid(), 11)
    if how == "exit":
        os._exit(0)
    if how == "sleep":
        time.sleep(60)
    if how == "eat":
        return Reply(arrays={"all": np.ones(4 << 30, dtype=np.uint8)})
    if how == "refuse":
        raise UnreadableFileError("It is refused.", "Give another.")
    if how == "ramble":
        raise UnreadableFileError("word \n" * 100_000)
    if how == "bug":
        raise ZeroDivisionError("by nought")
    if how == "print":
        sys.stdout.write("noise\n")
        sys.stdout.flush()
        os.write(2, b"noise\n")
    if how == "spin":
        re.match(r"(a+)+$", "a" * 60 + "b")  # in native code, for ages
    if how == "fork" and os.fork() == 0:
        time.sleep(600)
    if how == "large":
        return Reply({"word": how}, {"all": np.full(40_000_000, 7, dtype=np.uint8)})
    if how == "too large":
        return Reply({"word": how}, {"all": np.broadcast_to(np.uint8(0), (2, 600 << 20))})
    if how == "long":
        return Reply({"word": "x" * (17 << 20)})
    if how == "descriptors":
        return Reply({"word": " ".join(path.name for path in Path("/proc/self/fd").iterdir())})
    numbers = np.arange(6, dtype=np.float32).reshape(2, 3)
    return Reply({"word": how, "pid": os.getpid()}, {"numbers": numbers, "none": np.zeros((0, 3))})


def begin_an_answer(how: str) -> Reply:
    """Send a part of an answer, then hang or die, with another process that holds the connection open or not."""
    if how.startswith("held") and os.fork() == 0:
        os.setsid()
        time.sleep(20)
        os._exit(0)
    for descriptor in range(3, 64):
        try:
            if stat.S_ISSOCK(os.fstat(descriptor).st_mode):
                os.write(descriptor, b"\x00\x00\xff\xff" + b"{" * 1000)
        except OSError:
            continue
    if how.endswith("die"):
        os._exit(1)
    time.sleep(60)
    return Reply()


def measure(text: str) -> Reply:
    """How long a text is."""
    return Reply({"word": len(text)})


def say(header: bytes) -> Reply:
    """Answer with these bytes in place of a header."""
    for descriptor in range(3, 64):
        try:
            os.write(descriptor, len(header).to_bytes(4, "big") + header)
        except OSError:
            continue
    time.sleep(0.2)
    return Reply()


def lie(_: str) -> Reply:
    """Speak to the parent past the protocol, as a hostile file might."""
    for descriptor in range(3, 64):
        try:
            os.write(descriptor, b"\x00\x00\x00\x04\x80\x04N.")
        except OSError:
            continue
    time.sleep(0.2)
    return Reply()
