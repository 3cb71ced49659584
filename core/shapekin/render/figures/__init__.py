"""Figures for a paper: the embedding before and after, contested pairs, members of each group.

`subject` is what a figure is about, `scene` what is on it, `raster` and `vector` are how it becomes a file.
"""
