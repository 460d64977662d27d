"""Why people leave, whether clients follow, what pressure and control come to (C.2, C.5, B.9)."""

import math

import numpy as np
import pytest

from simulator.model.laws.bond import Bond, decay_rate
from simulator.model.laws.control import completeness
from simulator.model.laws.following import following
from simulator.model.laws.pressure import mandated, pressure, withdrawn
from simulator.model.laws.quitting import LARGEST_GAP, contagion, hazard, leaves, pay_gap


def test_reasons_multiply_the_hazard() -> None:
    assert hazard(0.14) == 0.14
    assert hazard(0.14, 0.0, 0.0) == 0.14
    assert hazard(0.14, math.log(2), math.log(1.5)) == pytest.approx(0.42)
    assert hazard(0.0, 5.0) == 0.0
    assert math.isfinite(hazard(20.0, 2000.0))


def test_who_leaves_within_a_time_is_exponential() -> None:
    """Months are steps of one exponential life: (1 - q) ** 12 is what a year leaves."""
    rate, month = 0.3 / 2016, 168.0
    edges = [1 - math.exp(-rate * hours) for hours in (month, 12 * month)]
    assert all(leaves(edge - 1e-12, rate, hours) for edge, hours in zip(edges, (month, 12 * month), strict=True))
    assert not any(leaves(edge + 1e-12, rate, hours) for edge, hours in zip(edges, (month, 12 * month), strict=True))
    assert (1 - edges[0]) ** 12 == pytest.approx(1 - edges[1])
    assert not leaves(1e-300, 0.0, month)


def test_pay_elsewhere_counts_within_bounds() -> None:
    assert pay_gap(1.2, 1.0) == pytest.approx(math.log(1.2))
    assert pay_gap(1.0, 1.2) == pytest.approx(-math.log(1.2))
    assert pay_gap(100.0, 1.0) == LARGEST_GAP == -pay_gap(1.0, 100.0)
    assert pay_gap(1.0, 0.0) == LARGEST_GAP
    assert pay_gap(0.0, 0.0) == 0.0
    assert pay_gap(1.0, 1.0) == 0.0


def test_contagion_is_a_factor_for_each_exit_up_to_a_cap() -> None:
    factors = [math.exp(contagion(exits, 1.5, 4.0)) for exits in range(6)]
    assert factors == pytest.approx([1, 1.5, 2.25, 3.375, 4.0, 4.0])
    assert all(contagion(exits, 1.0, 4.0) == 0.0 for exits in range(6))


def test_following_goes_by_the_share_of_all_bonds() -> None:
    """Who holds all bonds takes 0.26 of the clients along; half as many who holds half of them (B.7)."""
    alone, firm = Bond(0.6, 0.0, 0.0), Bond(0.6, 0.0, 0.0)
    assert following(alone, [alone], 0.26, 0.0) == pytest.approx(0.26)
    assert following(alone, [alone, firm], 0.26, 0.0) == pytest.approx(0.13)
    assert following(alone, [alone, firm], 0.0, 0.0) == 0.0
    assert following(Bond(0.0, 0.0, 0.0), [Bond(0.0, 0.0, 0.0)], 0.26, 0.0) == 0.0


def test_following_fades_as_bonds_do() -> None:
    """After six months a person's bond has halved, the firm's has lost a fifth."""
    person, firm = Bond(0.6, 0.0, decay_rate(1008.0)), Bond(0.15, 0.0, decay_rate(3024.0))
    kept, held = 0.6 / 2, 0.15 * 2 ** (-1 / 3)
    assert following(person, [person, firm], 0.26, 1008.0) == pytest.approx(0.26 * kept / (kept + held))


def test_pressure_saturates_with_the_hours_of_the_head() -> None:
    """Concave in the hours, never above the insistence, and nothing without hours or without insistence."""
    felt = np.array([pressure(0.5, hours, 6.0) for hours in np.linspace(0, 60, 61)])
    assert felt[0] == 0.0 == pressure(0.0, 10.0, 6.0)
    assert felt[6] == pytest.approx(0.5 * (1 - math.exp(-1)))
    assert np.all(np.diff(felt) > 0)
    assert np.all(np.diff(felt, 2) < 0)
    assert pressure(0.5, 1e6, 6.0) == pytest.approx(0.5)


def test_a_mandate_shares_pressure_out() -> None:
    assert mandated(0.5) == (1.0, 1.0)
    assert mandated(0.8) == pytest.approx((1.6, 0.4))
    assert all(sum(mandated(share)) == pytest.approx(2.0) for share in (0.0, 0.3, 1.0))
    assert withdrawn(0.6, 0.5) == pytest.approx(0.3)
    assert withdrawn(0.6, 0.0) == 0.6


def test_control_is_complete_in_the_limit() -> None:
    """B.9: 63 % at its saturation; each hour adds less than the one before."""
    seen = np.array([completeness(hours, 4.0) for hours in range(41)])
    assert seen[0] == 0.0
    assert seen[4] == pytest.approx(1 - math.exp(-1))
    assert np.all(np.diff(seen, 2) < 0)
    assert seen[40] == pytest.approx(1.0, abs=1e-4)
