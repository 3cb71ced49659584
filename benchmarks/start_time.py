"""From the start of the process to a visible window; needs a screen and xdotool.

sh packaging/on_screen.sh .venv/bin/python benchmarks/start_time.py
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time

RUNS = 6


def visible_after(environment: dict[str, str]) -> float:
    """Seconds until a window of the new process is mapped and named."""
    began = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-m", "shapekin_app"], env=environment)
    try:
        while True:
            found = subprocess.run(
                ["xdotool", "search", "--onlyvisible", "--name", "Shapekin"], capture_output=True, check=False
            )
            if found.stdout.strip():
                return time.perf_counter() - began
            if time.perf_counter() - began > 60:
                raise TimeoutError("no window within a minute")
    finally:
        process.terminate()
        process.wait()


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "QT_QPA_PLATFORM": "xcb", "HOME": home, "XDG_CONFIG_HOME": home}
        times = [visible_after(environment) for _ in range(RUNS)]
    print(f"first start {times[0]:.2f} s; then {', '.join(f'{t:.2f}' for t in times[1:])} s")


if __name__ == "__main__":
    main()
