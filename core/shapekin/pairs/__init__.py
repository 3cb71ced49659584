"""Pairs of items: what a person said of them, and which ones the data suggest."""
