"""Shapekin: sort shapes and images into kinds by answering "same or different?".

Importing this package is light: torch, scikit-learn, open3d and trimesh are imported by the
functions that need them, when they need them.
"""

__version__ = "0.1.0"
