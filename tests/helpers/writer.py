"""A process that answers questions without end, and says the id of each answer once it is stored."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from shapekin.store.project import Project

ANSWERS = ("same", "different", "unsure")


def main() -> None:
    with Project.open(Path(sys.argv[1])) as project:
        n = len(project.dataset)
        while True:
            turn = project.evidence_revision
            if turn % 5 == 4:
                stored = project.retract(project.evidence()[-1].id)
            else:
                stored = project.add_answer(turn % n, (turn + 1) % n, ANSWERS[turn % 3], reason="because")
            os.write(1, b"%d\n" % stored.id)


if __name__ == "__main__":
    main()
