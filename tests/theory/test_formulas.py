"""The closed forms that the model is compared with, against published and independently computed values."""

import math

import numpy as np
import pytest
from queues import erlang_a, erlang_b, erlang_c, wait_mg1, wait_mgc, wait_mmc


def test_erlang_c_of_pooling() -> None:
    """Five single queues at 0.8 wait four services, one queue before five servers waits 0.554 (C.6)."""
    assert wait_mmc(0.8, 1.0, 1) == pytest.approx(4.0)
    assert wait_mmc(4.0, 1.0, 5) == pytest.approx(0.554, abs=5e-4)


def test_erlang_c_of_many_servers() -> None:
    """Halfin and Whitt at beta = 1 with an offered load of 100: exact 0.237 (C.6)."""
    assert erlang_c(100.0, 110) == pytest.approx(0.237, abs=2e-3)


def test_erlang_a_of_palm() -> None:
    """The example of C.6: P(W > 0), P(abandon), E[W]."""
    assert erlang_a(11.0, 1.0, 10, 0.5) == pytest.approx((0.7505, 0.1477, 0.2955), abs=6e-5)


def test_erlang_a_as_birth_and_death() -> None:
    """Palm's formula against the balance equations, summed out."""
    arrivals, service, servers, impatience = 11.0, 1.0, 10, 0.5
    weights = [1.0]
    for number in range(1, 400):
        down = min(number, servers) * service + max(0, number - servers) * impatience
        weights.append(weights[-1] * arrivals / down)
    state = np.array(weights) / sum(weights)
    queue = float((np.maximum(0, np.arange(400) - servers) * state).sum())
    waits, abandons, mean = erlang_a(arrivals, service, servers, impatience)
    assert waits == pytest.approx(state[servers:].sum(), rel=1e-9)
    assert abandons == pytest.approx(impatience * queue / arrivals, rel=1e-9)
    assert mean == pytest.approx(queue / arrivals, rel=1e-9)


def test_erlang_b_as_truncated_poisson() -> None:
    terms = [5.0**k / math.factorial(k) for k in range(9)]
    assert erlang_b(5.0, 8) == pytest.approx(terms[-1] / sum(terms), rel=1e-12)


def test_general_service_contains_exponential_service() -> None:
    assert wait_mg1(0.7, 1.0, 1.0) == pytest.approx(wait_mmc(0.7, 1.0, 1))
    assert wait_mgc(8.0, 1.0, 1.0, 10) == pytest.approx(wait_mmc(8.0, 1.0, 10))
    assert wait_mgc(0.9, 1.0, 0.5, 1) == pytest.approx(wait_mg1(0.9, 1.0, 0.5))
