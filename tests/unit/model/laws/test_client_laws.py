"""Bonds, attention, silence, warmth, worth: what moves clients (C.1, C.2, B.3), and what reports make of it (C19)."""

import math

import pytest
from scipy.integrate import quad

from simulator.kernel.odds import with_odds
from simulator.model.laws.bond import Bond, attention, decay_rate, faded, lift
from simulator.model.laws.cooling import warmth
from simulator.model.laws.demand import demand
from simulator.model.laws.neglect import leaving_factor, order_factor, order_size_factor
from simulator.model.laws.report import told, under_rotation
from simulator.model.laws.rewinning import rewon
from simulator.model.laws.silence import alive
from simulator.model.laws.worth import expected_stay


def test_a_bond_halves_and_a_contact_restores_a_share() -> None:
    bond = Bond(0.8, 100.0, decay_rate(500.0))
    assert [faded(bond, 100.0 + 500.0 * k) for k in range(3)] == pytest.approx([0.8, 0.4, 0.2])
    lift(bond, 0.3, 600.0)
    assert (bond.level, bond.at) == pytest.approx((0.4 + 0.3 * 0.6, 600.0))


def test_regular_contacts_keep_a_bond_at_its_fixed_point() -> None:
    """Just after each contact b = (b d + g (1 - b d)), so b = g / (1 - d (1 - g)) with d what is left between two."""
    bond, left = Bond(0.0, 0.0, decay_rate(1008.0)), 2 ** (-168 / 1008)
    for month in range(1, 200):
        lift(bond, 0.3, 168.0 * month)
    assert bond.level == pytest.approx(0.3 / (1 - left * 0.7))


def test_attention_of_several_bonds() -> None:
    bonds = [Bond(level, 0.0, 0.0) for level in (0.5, 0.2)]
    assert attention(bonds, 10.0) == pytest.approx(1 - 0.5 * 0.8)
    assert attention([], 0.0) == 0.0
    assert attention([*bonds, Bond(1.0, 0.0, 0.0)], 0.0) == 1.0


def test_neglect_and_its_off_values() -> None:
    assert (order_factor(0.0, 0.6, 0.75), order_factor(0.75, 0.6, 0.75)) == pytest.approx((0.6, 1.0))
    assert (leaving_factor(0.0, 2.5), leaving_factor(1.0, 2.5)) == (2.5, 1.0)
    assert leaving_factor(0.5, 2.5) == pytest.approx(math.sqrt(2.5))
    assert order_size_factor(0.5, 0.08) == pytest.approx(1.04)
    assert all(
        (order_factor(a, 1.0, 0.75), leaving_factor(a, 1.0), order_size_factor(a, 0.0)) == (1.0, 1.0, 1.0)
        for a in (0.0, 0.4, 1.0)
    )


@pytest.mark.parametrize(("orders", "chance"), [(0.5, 0.95), (1.0, 0.91)])
def test_most_silent_clients_are_alive(orders: float, chance: float) -> None:
    """C.1: two months of silence at a hazard of 1.5 % a month."""
    assert alive(orders, 0.015, 2.0) == pytest.approx(chance, abs=5e-3)


def test_silence_against_the_integral() -> None:
    """Alive and silent so long, against having left at some moment of the silence."""
    rate, hazard, silence = 0.004, 0.0007, 336.0
    still = math.exp(-(rate + hazard) * silence)
    gone = quad(lambda u: hazard * math.exp(-(rate + hazard) * u), 0, silence)[0]
    assert alive(rate, hazard, silence) == pytest.approx(still / (still + gone), rel=1e-9)


def test_silence_off_values() -> None:
    assert alive(0.004, 0.0, 1e4) == 1.0
    assert alive(0.0, 0.0, 1e4) == 1.0
    assert alive(0.004, 0.001, 0.0) == 1.0
    assert alive(0.0, 0.001, 300.0) == pytest.approx(math.exp(-0.3))


def test_leads_cool() -> None:
    assert warmth(0.0, 40.0, 0.2) == 1.0
    assert warmth(40.0, 40.0, 0.2) == pytest.approx(2**-0.2)
    assert warmth(1e6, 40.0, 0.0) == 1.0


def test_demand_falls_in_a_straight_line() -> None:
    assert [demand(now, 100.0, 200.0, 0.3) for now in (0, 100, 200, 300, 1e6)] == pytest.approx([1, 1, 0.85, 0.7, 0.7])
    assert demand(100.1, 100.0, 0.0, 0.3) == pytest.approx(0.7)
    assert demand(1e6, 100.0, 200.0, 0.0) == 1.0


def test_reports_embellish() -> None:
    assert told(0.25, 0.5) == pytest.approx(0.5)
    assert (told(0.25, 0.0), told(0.25, 1.0)) == (0.25, 1.0)
    assert under_rotation(0.4, 0.5) == pytest.approx(0.2)
    assert (under_rotation(0.4, 0.0), under_rotation(0.0, 0.5)) == (0.4, 0.0)


def test_orders_that_have_to_be_sold_again() -> None:
    assert rewon(0.0, 0.2, 3.0) == 1.0
    assert rewon(1.0, 0.2, 3.0) == pytest.approx(with_odds(0.2, 3.0)) == pytest.approx(0.75 / 1.75)
    assert rewon(0.5, 0.2, 1.0) == pytest.approx(0.6)


def test_worth_is_the_discounted_integral() -> None:
    rate, margin, hazard, discount = 0.003, 0.09, 1e-4, 7e-5
    integral = quad(lambda t: rate * margin * math.exp(-(hazard + discount) * t), 0, 1e6, limit=500)[0]
    assert rate * margin * expected_stay(hazard, discount) == pytest.approx(integral, rel=1e-6)
