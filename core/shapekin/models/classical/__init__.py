"""Clustering methods of the textbooks: the company that the deep ones keep, and are measured against."""
