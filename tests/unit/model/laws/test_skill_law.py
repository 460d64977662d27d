"""Skill (C.3): learning solves dx / dt = (1 - x) / tau, what is unused halves, a script compresses talent."""

import numpy as np
import pytest
from scipy.integrate import solve_ivp

from simulator.model.laws.skill import blended, effective, faded, practised, script_floor


@pytest.mark.parametrize("start", [0.0, 0.3, 0.9, 1.0])
def test_practice_solves_its_equation(start: float) -> None:
    tau = 200.0
    moments = np.linspace(0, 1000, 11)
    solved = solve_ivp(lambda _, x: (1 - x) / tau, (0, 1000), [start], t_eval=moments, rtol=1e-10, atol=1e-12)
    assert [practised(start, hours, tau) for hours in moments] == pytest.approx(solved.y[0], rel=1e-8)


def test_practice_in_parts_is_practice_in_one_go() -> None:
    """The law has no memory but experience: when the hours were worked does not matter."""
    level = 0.3
    for hours in (1.0, 50.0, 0.25, 400.0):
        level = practised(level, hours, 250.0)
    assert level == pytest.approx(practised(0.3, 451.25, 250.0), rel=1e-12)


def test_a_time_constant_teaches_63_percent_of_what_is_missing() -> None:
    assert (practised(0.3, 200.0, 200.0) - 0.3) / 0.7 == pytest.approx(1 - np.exp(-1))


def test_half_of_what_was_learned_is_lost_every_half_life() -> None:
    start, half_life = 0.3, 1512.0
    left = [faded(0.9, start, k * half_life, half_life) - start for k in range(4)]
    assert left == pytest.approx([0.6, 0.3, 0.15, 0.075])
    assert faded(faded(0.9, start, 100.0, half_life), start, 400.0, half_life) == pytest.approx(
        faded(0.9, start, 500.0, half_life)
    )


def test_nobody_forgets_what_a_newcomer_knows() -> None:
    assert faded(0.2, 0.3, 1e6, 100.0) == 0.2
    assert faded(0.3, 0.3, 1e6, 100.0) == 0.3
    assert faded(0.9, 0.3, 1e9, 100.0) == pytest.approx(0.3)


def test_learning_and_fading_balance() -> None:
    """A share x of all time in a work keeps (x / tau) / (x / tau + (1 - x) ln 2 / half-life) of all there is (C.3)."""
    tau, half_life, share, spell, level = 200.0, 1512.0, 0.2, 1.0, 0.5
    for _ in range(20_000):
        level = faded(practised(level, share * spell, tau), 0.0, (1 - share) * spell, half_life)
    gain, loss = share / tau, np.log(2) / half_life * (1 - share)
    assert level == pytest.approx(gain / (gain + loss), rel=2e-3)


def test_a_script_lifts_the_floor_and_compresses_talent() -> None:
    """Effective skill is s + (1 - s) x talent x experience: its mean moves towards 1, its variance by (1 - s) ** 2."""
    talent = np.random.Generator(np.random.PCG64(3)).lognormal(-0.045, 0.3, 1000)
    floor, experience = 0.4, 0.8
    scripted = np.array([effective(floor, 0.0, one, experience) for one in talent])
    plain = np.array([effective(0.0, 0.0, one, experience) for one in talent])
    assert plain == pytest.approx(talent * experience)
    assert scripted.var() == pytest.approx((1 - floor) ** 2 * plain.var(), rel=1e-12)
    assert scripted.mean() == pytest.approx(floor + (1 - floor) * plain.mean(), rel=1e-12)
    assert scripted.min() > floor
    assert np.all(np.argsort(scripted) == np.argsort(plain))


def test_a_script_helps_less_with_what_is_complex() -> None:
    floors = [effective(0.4, complexity, 0.0, 1.0) for complexity in (0.0, 0.1, 0.4, 0.8, 1.0)]
    assert floors == pytest.approx([0.4, 0.36, 0.24, 0.08, 0.0])
    assert effective(0.4, 1.0, 1.3, 0.9) == pytest.approx(1.3 * 0.9)


def test_a_script_matures_with_cases() -> None:
    assert script_floor(0.4, 0, 400) == 0.0
    assert script_floor(0.4, 400, 400) == pytest.approx(0.4 * (1 - np.exp(-1)))
    assert script_floor(0.4, 1e9, 400) == pytest.approx(0.4)
    assert script_floor(0.0, 1e9, 400) == 0.0


def test_blended_talent_is_the_geometric_mean() -> None:
    assert blended(1.5, 0.8, 1.0) == 1.5
    assert blended(1.5, 0.8, 0.0) == 0.8
    assert blended(4.0, 1.0, 0.5) == pytest.approx(2.0)
    assert all(blended(1.0, 1.0, share) == 1.0 for share in (0.0, 0.3, 1.0))


def test_off_values() -> None:
    assert effective(0.0, 0.5, 1.0, 1.0) == 1.0
    assert practised(1.0, 123.0, 200.0) == 1.0
    assert faded(1.0, 0.3, 0.0, 1512.0) == 1.0
