"""What a budget for adverts buys, where each inquiry costs more than the one before."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.model.laws.advertising import bought, next_price, spent

BUDGETS, PRICES = st.floats(0, 1000), st.floats(0.002, 1000)
DOUBLINGS = st.one_of(st.just(math.inf), st.floats(0.1, 1e6))


@given(BUDGETS, PRICES, DOUBLINGS)
def test_what_is_bought_costs_the_budget(budget: float, price: float, doubles_at: float) -> None:
    assert spent(bought(budget, price, doubles_at), price, doubles_at) == pytest.approx(budget, rel=1e-9, abs=1e-9)


@given(PRICES, st.floats(1, 1e6), st.floats(0, 1000))
def test_the_budget_is_the_sum_of_the_prices(price: float, doubles_at: float, inquiries: float) -> None:
    """The area under a straight line of prices, from the first to the last."""
    mean = (next_price(0, price, doubles_at) + next_price(inquiries, price, doubles_at)) / 2
    assert spent(inquiries, price, doubles_at) == pytest.approx(mean * inquiries)


@given(BUDGETS, PRICES, DOUBLINGS, st.floats(1.01, 10))
def test_more_money_buys_more_but_never_more_than_in_proportion(
    budget: float, price: float, doubles_at: float, factor: float
) -> None:
    few, more = bought(budget, price, doubles_at), bought(factor * budget, price, doubles_at)
    assert few <= more <= factor * few * (1 + 1e-9)


def test_known_values() -> None:
    assert bought(0, 0.02, 60) == 0
    assert bought(1.2, 0.02, math.inf) == 60
    assert next_price(60, 0.02, 60) == 0.04
    assert bought(spent(60, 0.02, 60), 0.02, 60) == pytest.approx(60)
    assert spent(60, 0.02, 60) == pytest.approx(1.8)
