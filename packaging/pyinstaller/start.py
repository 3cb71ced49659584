"""Where the frozen program starts: one executable, which is the app or the command line by the name it is called by.

Whatever the program spawns is this executable again, so `freeze_support` comes before anything else: in a
spawned process it does not return.
"""

from __future__ import annotations

import multiprocessing
import sys

if __name__ == "__main__":
    multiprocessing.freeze_support()
    from pathlib import Path

    import platformdirs
    from gpu_pack import use_gpu_pack

    use_gpu_pack(platformdirs.user_data_path("shapekin", appauthor=False))
    if Path(sys.argv[0]).stem.lower() == "shapekin-app":
        from shapekin_app.__main__ import main
    else:
        from shapekin.cli import main
    sys.exit(main())
