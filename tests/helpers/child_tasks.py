"""What the children of an isolation test are told to do."""

from __future__ import annotations

import os
import sys
import time

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
    if how == "bug":
        raise ZeroDivisionError("by nought")
    if how == "print":
        sys.stdout.write("noise\n")
        sys.stdout.flush()
        os.write(2, b"noise\n")
    numbers = np.arange(6, dtype=np.float32).reshape(2, 3)
    return Reply({"word": how, "pid": os.getpid()}, {"numbers": numbers, "none": np.zeros((0, 3))})


def lie(_: str) -> Reply:
    """Speak to the parent past the protocol, as a hostile file might."""
    for descriptor in range(3, 64):
        try:
            os.write(descriptor, b"\x00\x00\x00\x04\x80\x04N.")
        except OSError:
            continue
    time.sleep(0.2)
    return Reply()
