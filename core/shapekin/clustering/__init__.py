"""Partitions: their type, their scores, their picture in the plane."""
