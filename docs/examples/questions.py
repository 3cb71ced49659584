"""An own loop of questions: who asks, who answers, and how much each answer helps.

Run it with `python docs/examples/questions.py`; it takes some seconds.
"""

import numpy as np
from sklearn.datasets import load_digits

import shapekin
from shapekin.features.anchors import anchors

rows, truth = load_digits(return_X_y=True)
rows, truth = rows[:400], truth[:400]
user = shapekin.SimulatedUser(truth, noise=0.0)  # answers from the true labels; a person would look at the pair
strategy = shapekin.get_strategy("certain_sets")
model = shapekin.Clusterer("graph_diffusion", random_state=0)

said = shapekin.Constraints(len(rows))  # nothing yet
for _ in range(5):
    found = model.fit(rows, must_links=said.must_links, cannot_links=said.cannot_links)
    accuracy = shapekin.scores(found.labels_, truth, said)["acc"]
    print(f"{len(said):>3} answers: ACC {accuracy:.3f}, {found.n_clusters_} clusters")
    telling = anchors(found.embedding_, np.random.default_rng(0))  # items that cover all the others
    for _ in range(20):  # a strategy looks at the newest answers, so it is asked for one question at a time
        context = shapekin.QueryContext(said, found.labels_, found.embedding_, anchors=telling)
        questions = strategy.propose(context, 1)
        if not questions:
            break
        a, b = questions[0].a, questions[0].b
        said = said.with_link(a, b, same=user.says_same(a, b))
