"""A paired difference over a square of two numbers, from a few spots on the same luck: stochastic kriging.

A Gaussian process is laid through the means of the spots (Ankenman, Nelson, Staum, Stochastic kriging for simulation
metamodeling, Operations Research 58, 2010), each with the variance of its own noise. How sure it is at a spot that was
not looked at has two parts. What is unknown between spots the process tells. What is noise it cannot tell, since all
spots share their replications and so err together: the weights that the process gives to the spots are applied to each
replication, and the spread of these sums is the noise, shared luck in full.
"""

import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from simulator.analysis.intervals import Numbers
from simulator.analysis.lines import Place, Reading, mixed, read
from simulator.kernel.troubles import FailedError

NEAREST, FARTHEST = 0.15, 10.0
"""How far, in sides of the square, what is known of a spot carries at least and at most."""
FLATTEST, STEEPEST = 1e-2, 1e2
"""Variance of the process, in variances of the means of the spots, at least and at most."""
JITTER = 1e-8

Matrix = npt.NDArray[np.float64]


class MissingLibraryError(FailedError):
    """A library of an extra is not installed; the text is one line."""


@dataclass(frozen=True, slots=True)
class Terrain:
    """The difference over the square, ready to be asked.

    spots: rows of two coordinates in 0–1. places: the differences there. kernel: the fitted process, in units of
    `scale`. solved: K and its inverse with noise.
    """

    spots: Matrix
    places: Sequence[Place]
    kernel: Any
    scale: float
    among: Matrix
    inverse: Matrix

    def readings(self, wanted: Matrix) -> list["Ground"]:
        """Return what is known at each of the rows of `wanted`, coordinates in 0–1."""
        near = np.asarray(self.kernel(wanted, self.spots), dtype=np.float64)
        bare = near @ self.inverse
        weights = bare + (1 - bare.sum(axis=1, keepdims=True)) / len(self.spots)  # what they share passes in full
        own = np.asarray(self.kernel.diag(wanted), dtype=np.float64)
        unknown = own - 2 * (weights * near).sum(axis=1) + ((weights @ self.among) * weights).sum(axis=1)
        doubts = np.sqrt(np.maximum(unknown, 0.0)) * self.scale
        return [
            Ground.of(read(mixed(self.places, row)), float(doubt)) for row, doubt in zip(weights, doubts, strict=True)
        ]


@dataclass(frozen=True, slots=True)
class Ground:
    """What is known of the difference at a spot: its mean, its standard error, and the chance that it is positive."""

    mean: float
    error: float
    chance: float

    @classmethod
    def of(cls, noise: Reading, doubt: float) -> "Ground":
        """Return it from the reading of what was looked at, and the deviation of what lies between."""
        from scipy.special import stdtr  # noqa: PLC0415 -- a quarter of a second that `conveyor --help` need not pay

        error = float(np.hypot(noise.error, doubt))
        if error == 0:
            return cls(noise.mean, 0.0, 0.5 if noise.mean == 0 else float(noise.mean > 0))
        return cls(noise.mean, error, float(stdtr(noise.freedom, noise.mean / error)))


def terrain(spots: Matrix, places: Sequence[Place]) -> Terrain:
    """Lay the difference over the square through `places` at `spots`, rows of coordinates in 0–1."""
    process, kernels = _learner()
    means = np.array([read(place).mean for place in places], dtype=np.float64)
    scale = float(means.std()) or 1.0
    alone = np.array([_own_error(places, number) for number in range(len(places))]) / scale
    shape = kernels.ConstantKernel(1.0, (FLATTEST, STEEPEST)) * kernels.Matern(
        [1.0, 1.0], (NEAREST, FARTHEST), nu=2.5
    )
    fitted = process(kernel=shape, alpha=alone**2 + JITTER)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a length at its bound is fine: the difference hardly moves along that side
        fitted.fit(spots, (means - means.mean()) / scale)
    among = np.asarray(fitted.kernel_(spots), dtype=np.float64)
    inverse = np.linalg.inv(among + np.diag(alone**2 + JITTER))
    return Terrain(spots, places, fitted.kernel_, scale, among, np.asarray(inverse, dtype=np.float64))


def check_learner() -> None:
    """Raise `MissingLibraryError` unless the library is there that fits the process."""
    _learner()


def _own_error(places: Sequence[Place], number: int) -> float:
    """Return the standard error at a spot of what it does not share with the others."""
    weights: Numbers = np.full(len(places), -1.0 / len(places))
    weights[number] += 1
    return read(mixed(places, weights)).error


def _learner() -> tuple[Any, Any]:
    try:
        from sklearn.gaussian_process import GaussianProcessRegressor, kernels  # noqa: PLC0415 -- an extra
    except ImportError:
        raise MissingLibraryError(
            "a map needs scikit-learn, which is not installed: pip install 'sales-conveyor[sensitivity]'"
        ) from None
    return GaussianProcessRegressor, kernels
