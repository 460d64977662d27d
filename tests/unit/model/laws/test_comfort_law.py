"""Comfort (C.4): the price of effort rises with income from the book exactly as logarithmic utility says."""

import math

import pytest
from scipy.optimize import brentq

from simulator.model.laws.comfort import comfort

PUBLISHED = {0: 1.00, 1: 0.73, 2: 0.56, 4: 0.37}
"""Effort at F = a k = 1 and c = 0.5, by residual income (C.4)."""


def best_effort(residual: float, salary: float, paid: float, cost: float, eta: float = 1.0) -> float:
    """Return the effort at which another unit of it pays what it costs: paid = cost x effort x F ** eta x comfort.

    Who maximises u(F + B + paid x effort) - cost x effort ** 2 / 2 with u' = income ** -eta stops there.
    """

    def short_of_best(effort: float) -> float:
        income = residual + paid * effort
        return paid - cost * effort * salary**eta * comfort(income, salary, eta)

    return float(brentq(short_of_best, 0.0, 1e6, xtol=1e-13))


def closed_form(residual: float, salary: float, paid: float, cost: float) -> float:
    income = salary + residual
    return (-income + math.sqrt(income**2 + 4 * paid**2 / cost)) / (2 * paid)


@pytest.mark.parametrize(("residual", "effort"), PUBLISHED.items())
def test_the_published_example(residual: float, effort: float) -> None:
    assert closed_form(residual, 1.0, 1.0, 0.5) == pytest.approx(effort, abs=5e-3)
    assert best_effort(residual, 1.0, 1.0, 0.5) == pytest.approx(effort, abs=5e-3)


@pytest.mark.parametrize("residual", [0.0, 0.3, 1.0, 5.0])
@pytest.mark.parametrize("salary", [0.4, 1.0, 2.0])
@pytest.mark.parametrize(("paid", "cost"), [(0.5, 0.2), (1.0, 0.5), (3.0, 2.0)])
def test_effort_is_that_of_logarithmic_utility(residual: float, salary: float, paid: float, cost: float) -> None:
    """The first-order condition under the law has the closed form of C.4 as its root."""
    found = best_effort(residual, salary, paid, cost)
    assert found == pytest.approx(closed_form(residual, salary, paid, cost), rel=1e-9)


@pytest.mark.parametrize("eta", [0.5, 2.0])
def test_other_tastes_maximise_their_own_utility(eta: float) -> None:
    """Constant relative risk aversion: no effort nearby is better than that of the first-order condition."""
    residual, salary, paid, cost = 0.7, 0.6, 0.8, 0.4

    def happiness(effort: float) -> float:
        income = salary + residual + paid * effort
        return float((income ** (1 - eta) - 1) / (1 - eta) - cost * effort**2 / 2)

    best = best_effort(residual, salary, paid, cost, eta)
    assert all(happiness(best) > happiness(best * factor) for factor in (0.9, 0.99, 1.01, 1.1))


def test_off_values() -> None:
    """At eta 0 income changes nothing; nor does it where there is no salary to compare it with."""
    assert all(comfort(residual, 1.0, 0.0) == 1.0 for residual in (0.0, 1.0, 100.0))
    assert all(comfort(0.0, salary, 1.0) == 1.0 for salary in (0.0, 0.5, 2.0))
    assert comfort(3.0, 0.0, 1.0) == 1.0
    assert best_effort(4.0, 1.0, 1.0, 0.5, eta=0.0) == pytest.approx(best_effort(0.0, 1.0, 1.0, 0.5, eta=0.0))
