"""What follows from answers, and what becomes of answers that cannot all be true.

Run it with `python docs/examples/constraints.py`.
"""

import numpy as np

import shapekin

# Of six items: 0, 1 and 2 are of one kind, 3 and 4 of one kind, and 2 is not of the kind of 3.
said = shapekin.Constraints(
    6,
    must_links=np.array([[0, 1], [1, 2], [3, 4]]),
    cannot_links=np.array([[2, 3]]),
)
closure = said.closure()
print("0 and 2:", closure.relation(0, 2))
print("0 and 4:", closure.relation(0, 4))
print("0 and 5:", closure.relation(0, 5))
print("sets:", [members.tolist() for members in closure.certain_sets])

# A contradiction is never papered over: it names the chain that it breaks.
try:
    shapekin.Constraints(3, np.array([[0, 1], [1, 2]]), np.array([[0, 2]])).closure()
except shapekin.ContradictionError as error:
    print("contradiction:", error.pair, "on the chain", error.path)

# A model that takes links obeys all of them.
rows = np.array([[0.0], [0.1], [5.0], [0.2], [5.1], [5.2]], np.float32)
found = shapekin.Clusterer("cop_kmeans", 2, random_state=0)
print("by the rows alone:", found.fit(rows).labels_.tolist())
links = {"must_links": said.must_links, "cannot_links": said.cannot_links}
print("by the answers:", found.fit(rows, **links).labels_.tolist())
