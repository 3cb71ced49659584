"""Sparse affinities by self-expression: items of one kind span a subspace, so each is a mix of a few of its own kind.

EnSC: You, Li, Robinson and Vidal, "Oracle based active set algorithm for scalable elastic net subspace
clustering", CVPR 2016. SSC-OMP: You, Robinson and Vidal, "Scalable sparse subspace clustering by orthogonal
matching pursuit", CVPR 2016. What becomes of the coefficients follows the authors' code, since the papers say
little: EnSC joins items whose coefficients are alike (3 nearest neighbours). Both go through the items in
blocks: no n x n matrix is held.
"""

from __future__ import annotations

import warnings
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from shapekin.arrays import AnyArray, FloatArray, IntArray
from shapekin.errors import ParameterError

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

LONGEST = 500  # numbers of a row; subspaces survive the projection onto as many directions
ATOMS = 100  # candidates that join at once
ROUNDS = 10  # of joining; two or three are usual
SLACK = 0.05  # by which a left-out candidate may break the optimality condition
BLOCK_VALUES = 2**22  # coefficients held densely at once
_TINY = 1e-6


@dataclass(frozen=True)
class Affinity:
    """How much pairs of n items are of one kind; pairs that are not listed count nothing.

    Attributes:
        n: Number of items.
        pairs: `(m, 2) int64`, i < j, sorted, no repeats.
        weights: `(m,) float32` in (0, 1].
    """

    n: int
    pairs: IntArray
    weights: FloatArray

    @classmethod
    def of_matrix(cls, matrix: AnyArray | csr_matrix) -> Affinity:
        """The non-zero pairs of any n x n matrix, dense or sparse; a_ij and a_ji are averaged, a_ii is ignored.

        Raises:
            ParameterError: It is not square, or a value lies outside [0, 1].
        """
        from scipy.sparse import csr_matrix, triu

        sparse = csr_matrix(matrix)
        if sparse.shape[0] != sparse.shape[1]:
            raise ParameterError(f"An affinity has as many rows as columns; this has {sparse.shape}.")
        if not ((sparse.data >= 0) & (sparse.data <= 1)).all():
            raise ParameterError("An affinity holds values outside 0 .. 1.", "Scale it first.")
        upper = triu(sparse + sparse.T, k=1).tocsr()
        upper.sort_indices()
        upper.eliminate_zeros()
        found = upper.tocoo()
        pairs = np.stack([found.row, found.col], axis=1).astype(np.int64)
        return cls(sparse.shape[0], pairs, (found.data / 2).astype(np.float32))

    def quality(self, kinds: IntArray) -> float:
        """Share of the weight that lies between items of one kind; 1 for no pairs.

        Args:
            kinds: `(n,) int64`; items of kind -1 are left out.
        """
        one, other = kinds[self.pairs].T
        known = (one >= 0) & (other >= 0)
        total = float(self.weights[known].sum())
        return float(self.weights[known & (one == other)].sum()) / total if total else 1.0


def unit_rows(points: FloatArray) -> FloatArray:
    """Rows `(n, d') float32` of length 1 (rows of zeros stay) in at most 500 directions, from `(n, d)`.

    Nothing is centred: a subspace holds the origin.
    """
    rows = np.asarray(points, np.float64)
    rows = (rows / (float(np.abs(rows).max(initial=0.0)) or 1.0)).astype(np.float32)  # squares stay finite
    if min(rows.shape) > LONGEST:
        from sklearn.utils.extmath import randomized_svd

        _, _, directions = randomized_svd(rows, LONGEST, random_state=0)
        rows = rows @ directions.T
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.where(lengths > 0, lengths, 1), np.float32)


def elastic_net_affinity(
    points: FloatArray, gamma: float = 200.0, tau: float = 0.9, neighbours: int = 3
) -> Generator[float, None, Affinity]:
    """EnSC: items whose coefficients point the same way are of one kind.

    Each item is joined to the 3 others whose coefficient vectors make the smallest angles with its own: 1 where both
    choose each other, 0.5 where one does. Items that share no candidate are never joined.

    Args:
        points: `(n, d)`.
        gamma: How faithful an expression is, as a multiple of the least that chooses anything.
        tau: 1 for a lasso, towards 0 denser.
        neighbours: How many each item is joined to.

    Yields:
        The share done.
    """
    from scipy.sparse import csr_matrix, vstack

    coefficients = yield from elastic_net_coefficients(points, gamma, tau)
    unit = _scaled(coefficients, np.sqrt(coefficients.power(2).sum(axis=1)))
    joined = [csr_matrix(coefficients.shape)[:0]]
    for items in _blocks(coefficients.shape[0]):
        joined.append(_strongest((unit[items] @ unit.T).tocsr(), items, neighbours))
        yield 1.0
    return Affinity.of_matrix(vstack(joined))


def pursuit_affinity(
    points: FloatArray, nonzeros: int = 5, threshold: float = 1e-5
) -> Generator[float, None, Affinity]:
    """SSC-OMP: the sizes of the coefficients, each item's largest scaled to 1, averaged both ways.

    The authors' code scales rows to length 1 instead, for spectral clustering, where the scale of a row matters
    little. Here it decides whether a pair attracts or repels, and so the best one has to count fully.

    Args:
        points: `(n, d)`.
        nonzeros: Most items in an expression.
        threshold: Squared residual at which it is good enough.

    Yields:
        The share done.
    """
    sizes = abs((yield from pursuit_coefficients(points, nonzeros, threshold)))
    return Affinity.of_matrix(_scaled(sizes, sizes.max(axis=1).toarray()))


def elastic_net_coefficients(
    points: FloatArray, gamma: float = 200.0, tau: float = 0.9
) -> Generator[float, None, csr_matrix]:
    """Each item as a mix of others: min 1/2 |x - c X|^2 + alpha (tau |c|_1 + (1 - tau) / 2 |c|^2), c_i = 0.

    alpha = max |<x, x_j>| / (tau gamma). Solved on 100 candidates by scikit-learn's coordinate descent; candidates
    that break the optimality condition (|<x - c X, x_j>| <= alpha tau) join, until none does (EnSC, algorithm 1).

    Args:
        points: `(n, d)`.
        gamma: As for `elastic_net_affinity`.
        tau: As for `elastic_net_affinity`.

    Yields:
        The share done, several times a block.

    Returns:
        `(n, n)`, row i for item i.
    """
    from scipy.sparse import csr_matrix, vstack

    rows = unit_rows(points)
    found = [csr_matrix((0, len(rows)), dtype=np.float64)]
    for items in _blocks(len(rows)):
        mixes = np.zeros((len(items), len(rows)))
        for _ in _mix_by_elastic_net(rows, items, mixes, gamma, tau):
            yield float(items[0] / len(rows))
        found.append(csr_matrix(mixes))
        yield float((items[-1] + 1) / len(rows))
    return vstack(found).tocsr()


def pursuit_coefficients(
    points: FloatArray, nonzeros: int = 5, threshold: float = 1e-5
) -> Generator[float, None, csr_matrix]:
    """Each item as a mix of at most `nonzeros` others, chosen one after another by what they explain of the rest.

    Args:
        points: `(n, d)`.
        nonzeros: Most items in a mix.
        threshold: Squared residual at which it is good enough.

    Yields:
        The share done, after each block.

    Returns:
        `(n, n)`, row i for item i.
    """
    from scipy.sparse import csr_matrix, vstack

    rows = unit_rows(points)
    found = [csr_matrix((0, len(rows)), dtype=np.float64)]
    for items in _blocks(len(rows)):
        mixes = np.zeros((len(items), len(rows)))
        _mix_by_pursuit(rows, items, mixes, min(nonzeros, len(rows) - 1), threshold)
        found.append(csr_matrix(mixes))
        yield float((items[-1] + 1) / len(rows))
    return vstack(found).tocsr()


def _mix_by_elastic_net(
    rows: FloatArray, items: IntArray, mixes: FloatArray, gamma: float, tau: float
) -> Iterator[None]:
    """Fill in `mixes` `(b, n)` of zeros for some items."""
    likeness = np.abs(rows[items] @ rows.T)
    likeness[np.arange(len(items)), items] = -1  # no item explains itself
    alphas = likeness.max(axis=1) / (tau * gamma)
    supports = list(np.argsort(-likeness, axis=1, kind="stable")[:, : min(ATOMS, len(rows) - 1)])
    going = np.flatnonzero(alphas > _TINY)
    for _ in range(ROUNDS):
        if going.size == 0:
            return
        for row in going.tolist():
            support, before = supports[row], mixes[row, supports[row]]
            mixes[row] = 0
            mixes[row, support] = _elastic_net(rows[support], rows[items[row]], alphas[row], tau, before)
        yield
        missed = np.abs((rows[items[going]] - mixes[going].astype(np.float32) @ rows) @ rows.T)
        missed[np.arange(len(going)), items[going]] = 0
        again = []
        for row, gain in zip(going.tolist(), missed, strict=True):
            gain[supports[row]] = 0
            joining = np.flatnonzero(gain > alphas[row] * tau * (1 + SLACK))
            if joining.size:
                best = joining[np.argsort(-gain[joining], kind="stable")[:ATOMS]]
                supports[row] = np.concatenate([np.flatnonzero(mixes[row]), best])
                again.append(row)
        going = np.array(again, np.int64)


def _elastic_net(atoms: FloatArray, wanted: FloatArray, alpha: float, tau: float, before: FloatArray) -> FloatArray:
    """Coefficients `(s,)` of `(s, d)` atoms for one `(d,)` item, sought from earlier ones `(s,)`."""
    from sklearn.linear_model import enet_path

    atoms, wanted = atoms.astype(np.float64), wanted.astype(np.float64)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a solution that is not quite exact serves as well
        _, mix, _ = enet_path(
            atoms.T, wanted, l1_ratio=tau, alphas=np.array([alpha / len(wanted)]), check_input=False,
            precompute=atoms @ atoms.T, Xy=atoms @ wanted, coef_init=before, max_iter=500, tol=1e-3,
        )  # fmt: skip
    return np.asarray(mix[:, 0], np.float64)


def _mix_by_pursuit(rows: FloatArray, items: IntArray, mixes: FloatArray, nonzeros: int, threshold: float) -> None:
    """Fill in `mixes` `(b, n)` of zeros for some items, all of them a choice at a time."""
    wanted = rows[items].astype(np.float64)
    residual = wanted.copy()
    chosen = np.zeros((len(items), nonzeros), np.int64)
    going = np.arange(len(items))
    for count in range(1, nonzeros + 1):
        going = going[(residual[going] ** 2).sum(axis=1) > threshold]
        gain = np.abs(residual[going].astype(np.float32) @ rows.T)
        gain[np.arange(len(going)), items[going]] = -1
        np.put_along_axis(gain, chosen[going, : count - 1], -1, axis=1)
        useful = gain.max(axis=1) > _TINY  # else nothing explains the rest
        going, best = going[useful], gain[useful].argmax(axis=1)
        chosen[going, count - 1] = best
        atoms = rows[chosen[going, :count]].astype(np.float64)
        gram = atoms @ atoms.transpose(0, 2, 1) + 1e-10 * np.eye(count)
        parts = np.linalg.solve(gram, atoms @ wanted[going][:, :, None])[:, :, 0]
        mixes[going[:, None], chosen[going, :count]] = parts
        residual[going] = wanted[going] - (parts[:, None, :] @ atoms)[:, 0]


def _blocks(n: int) -> Iterator[IntArray]:
    size = max(1, min(256, BLOCK_VALUES // max(n, 1)))
    for start in range(0, n, size):
        yield np.arange(start, min(start + size, n), dtype=np.int64)


def _scaled(matrix: csr_matrix, by: AnyArray) -> csr_matrix:
    """Rows divided by `(n, 1)` numbers; rows of zeros stay."""
    from scipy.sparse import diags

    divisor = np.asarray(by, np.float64).ravel()
    return (diags(1 / np.where(divisor > 0, divisor, 1)) @ matrix).tocsr()


def _strongest(likeness: csr_matrix, items: IntArray, count: int) -> csr_matrix:
    """Ones `(b, n)` at the `count` greatest positive values of each row, the item itself left out."""
    from scipy.sparse import csr_matrix

    columns, ends = [], [0]
    for row, item in enumerate(items.tolist()):
        part = slice(likeness.indptr[row], likeness.indptr[row + 1])
        near, values = likeness.indices[part], likeness.data[part]
        fit = (near != item) & (values > _TINY)
        near, values = near[fit], values[fit]
        columns.append(near[np.lexsort((near, -values))[:count]])
        ends.append(ends[-1] + len(columns[-1]))
    return csr_matrix((np.ones(ends[-1]), np.concatenate(columns), np.array(ends)), shape=likeness.shape)
