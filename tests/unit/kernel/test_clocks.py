"""Working hours and the wall clock, seasons and public holidays: nothing here knows anything of sales."""

import itertools

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from simulator.kernel.calendar import CLOSED, MONTH, YEAR, outside_hours, wall_clock, working_clock
from simulator.kernel.holidays import Holidays
from simulator.kernel.seasons import Seasons

HOURS = st.floats(0, 100_000)
FACTORS = st.lists(st.sampled_from([0.0, 0.5, 1.0, 3.0]), min_size=12, max_size=12).filter(any)
DAYS = st.lists(st.integers(0, 20), min_size=12, max_size=12)


def test_the_wall_clock_counts_nights_and_weekends() -> None:
    assert wall_clock(0) == 0
    assert wall_clock(7) == 7
    assert wall_clock(8) == 24
    assert wall_clock(39) == 4 * 24 + 7
    assert wall_clock(40) == 7 * 24
    assert CLOSED == 128


@given(HOURS)
def test_the_working_clock_is_its_inverse(hour: float) -> None:
    assert working_clock(wall_clock(hour)) == pytest.approx(hour, abs=1e-6)


@pytest.mark.parametrize(("wall", "hour"), [(8, 8), (20, 8), (23.9, 8), (24, 8), (4 * 24 + 9, 40), (6 * 24, 40)])
def test_nights_and_weekends_are_the_morning_after_them(wall: float, hour: float) -> None:
    assert working_clock(wall) == hour


def test_what_comes_outside_hours_is_spread_over_all_closed_hours_of_its_week() -> None:
    """A sixteenth of the week's working hours is a sixteenth of its closed ones, in turn, each in the next morning."""
    even = np.arange(0.05, 80, 0.1)
    found = [outside_hours(float(hour)) for hour in even]
    came = [wall_clock(morning) - age for morning, age in found]
    assert came == sorted(came)
    assert {morning for morning, _ in found} == set(range(8, 88, 8))
    inside = [wall % (7 * 24) for wall in came]
    assert all(wall >= 5 * 24 or wall % 24 >= 8 for wall in inside)
    assert sum(wall >= 4 * 24 + 8 for wall in inside) == len(inside) / 2  # a weekend is half of the closed hours
    assert all(0 <= age <= 64 for _, age in found)


@given(FACTORS, st.integers(0, 11), HOURS, st.floats(0, 5_000))
@example([0.0, 0.5, *[0.0] * 8, 1.0, 1.0], 0, 2353.0, 0.0)  # a wait of nothing within months that have no room
def test_a_season_neither_loses_nor_doubles_time(factors: list[float], first: int, hour: float, even: float) -> None:
    seasons = Seasons(factors, first)
    later = seasons.after(hour, even)
    assert later >= hour
    assert seasons.counted(later) - seasons.counted(hour) == pytest.approx(even, abs=1e-6)
    assert seasons.counted(YEAR) == YEAR


def test_a_month_gets_its_part_of_the_year() -> None:
    """From April on, where July has half of the mean of the others, and December nothing."""
    factors = [1.0] * 12
    factors[6], factors[11] = 0.5, 0.0
    seasons = Seasons(factors, 3)
    moments = seasons.moved(np.linspace(0, 2 * YEAR, 21_000, endpoint=False))
    by_month = np.bincount((moments // MONTH).astype(int) % 12, minlength=12)
    expected = np.array([1, 1, 1, 0.5, 1, 1, 1, 1, 0, 1, 1, 1]) * 2000
    assert np.abs(by_month - expected).max() <= 2
    assert np.all(np.diff(moments) > 0)


def test_only_proportions_count() -> None:
    one, other = Seasons([1, 2] * 6, 0), Seasons([10, 20] * 6, 0)
    assert one.factors == other.factors == pytest.approx([2 / 3, 4 / 3] * 6)


def test_holidays_are_the_first_days_of_their_month() -> None:
    """From May on, which has two; then none until January, which has a week."""
    holidays = Holidays([5, *[0] * 3, 2, *[0] * 7], 4)
    assert [holidays.off_until(hour) for hour in (0, 15.5, 16, 100, 8 * MONTH + 1)] == [16, 16, 16, 100, 8 * MONTH + 40]
    assert list(holidays.begin(13 * MONTH)) == [0, 8 * MONTH, 12 * MONTH]
    assert list(holidays.begin(12 * MONTH)) == [0, 8 * MONTH]


@given(DAYS, st.integers(0, 11), st.floats(0, 5000), st.floats(0, 5000))
def test_hours_are_worked_or_holidays(days: list[int], first: int, one: float, other: float) -> None:
    holidays = Holidays(days, first)
    start, end = sorted((one, other))
    steps = np.linspace(start, end, 400)
    off = np.mean([holidays.off_until(float(hour)) > hour for hour in (steps[1:] + steps[:-1]) / 2])
    assert holidays.worked(start, end) == pytest.approx((1 - off) * (end - start), abs=(end - start) / 400 * 62 + 1e-9)
    parts = itertools.pairwise([start, (start + end) / 2, end])
    assert sum(holidays.worked(*part) for part in parts) == pytest.approx(holidays.worked(start, end), abs=1e-6)
