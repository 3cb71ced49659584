"""A torch with CUDA that a person has put beside the program takes the place of the one inside it.

What comes first on the path is found first, before what is in the frozen program too; spawned processes are told
the path. PyInstaller makes no links to torch's libraries at the top of its folder: they would come before the pack's.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path


def use_gpu_pack(data_folder: Path) -> None:
    """Put the pack first on the path, where there is one.

    Args:
        data_folder: The program's own in the home of the person; the pack is `gpu-pack` in it, unless the
            environment variable SHAPEKIN_GPU_PACK names another folder ("" for none).
    """
    named = os.environ.get("SHAPEKIN_GPU_PACK")
    folder = data_folder / "gpu-pack" if named is None else Path(named)
    if named != "" and (folder / "torch" / "__init__.py").is_file():
        sys.path.insert(0, str(folder))
