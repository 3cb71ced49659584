"""Runs before the program: open3d imports plotly and dash for figures that are never drawn here, 100 MB of them."""

import sys
import types

_stub = types.ModuleType("open3d.visualization.draw_plotly")
for _name in ("get_plotly_fig", "draw_plotly", "draw_plotly_server"):
    setattr(_stub, _name, None)
sys.modules[_stub.__name__] = _stub
