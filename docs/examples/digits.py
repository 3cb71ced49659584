"""Handwritten digits in the manner of scikit-learn: no answers, then thirty.

Run it with `python docs/examples/digits.py`; it takes some seconds.
"""

import numpy as np
from sklearn.datasets import load_digits
from sklearn.metrics import adjusted_rand_score

import shapekin

rows, truth = load_digits(return_X_y=True)
rows, truth = rows[:600], truth[:600]

# The number of kinds is not given: the model finds it.
found = shapekin.Clusterer("graph_diffusion", random_state=0).fit(rows)
print(f"no answers: {found.n_clusters_} clusters, ARI {adjusted_rand_score(truth, found.labels_):.2f}")

# Links are what a person says of pairs. Here they are drawn at random from the true labels.
rng = np.random.default_rng(0)
pairs = rng.choice(len(rows), size=(30, 2), replace=False)
same = truth[pairs[:, 0]] == truth[pairs[:, 1]]
found.fit(rows, must_links=pairs[same], cannot_links=pairs[~same])
print(f"30 answers: {found.n_clusters_} clusters, ARI {adjusted_rand_score(truth, found.labels_):.2f}")

# Every link is obeyed, whatever the model would have thought.
obeyed = found.labels_[pairs[:, 0]] == found.labels_[pairs[:, 1]]
print(f"obeyed: {(obeyed == same).mean():.0%}")
