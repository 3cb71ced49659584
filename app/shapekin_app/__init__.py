"""The desktop application: Qt, no mathematics."""

import os

# pyqtgraph would pick any binding it finds; this program has one.
os.environ.setdefault("PYQTGRAPH_QT_LIB", "PySide6")
