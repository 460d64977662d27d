"""Who sat where and when."""

import numpy as np
import pytest
from written import END, Writer, seat

from simulator.analysis.stays import NOBODY, Stays
from simulator.journal.vocabulary import Step
from simulator.kernel.calendar import MONTH


@pytest.fixture
def stays():
    """Return the stays of two seats: on 1 somebody quits, and after a gap a colleague from 0 rises to it."""
    told = Writer(seat(0), seat(1))
    told.step(10, 1, 1, Step.QUIT, 0.3)
    told.step(13, 0, 0, Step.ROSE_FROM, 1).step(13, 1, 0, Step.ROSE_TO, 0)
    told.step(15, 0, told.newcomer(), Step.HIRED, 2 * MONTH)
    return Stays(told.journal)


def test_stays_are_read_from_steps(stays):
    facts = [(stay.seat, stay.person, stay.since / MONTH, stay.until / MONTH, stay.began, stay.ended) for stay in stays]
    assert facts == [
        (0, 0, 0, 13, Step.OPENED, Step.ROSE_FROM),
        (0, 2, 15, 36, Step.HIRED, None),
        (1, 1, 0, 10, Step.OPENED, Step.QUIT),
        (1, 0, 13, 36, Step.ROSE_TO, None),
    ]
    assert [stay.exit for stay in stays] == [False, False, True, False]
    assert len(stays[1:3]) == 2


def test_persons_at_seats_and_times(stays):
    seats = np.array([0, 0, 0, 0, 1, 1, 1, 1, 7, -1])
    times = np.array([0, 12.9, 14, 20, 9.9, 10, 11, 36, 1, 1]) * MONTH
    assert stays.persons_at(seats, times).tolist() == [0, 0, NOBODY, 2, 1, 1, NOBODY, 0, NOBODY, NOBODY]


def test_lookup_agrees_with_reading_one_by_one(stays):
    chance = np.random.default_rng(1)
    seats, times = chance.integers(0, 2, 500), chance.uniform(0, END, 500)
    slow = [
        next((s.person for s in stays if s.seat == number and s.since <= time <= s.until), NOBODY)
        for number, time in zip(seats, times, strict=True)
    ]
    assert stays.persons_at(seats, times).tolist() == slow


def test_a_change_without_a_gap_gives_the_moment_to_the_newcomer():
    told = Writer(seat(0))
    told.step(5, 0, 0, Step.QUIT).step(5, 0, told.newcomer(), Step.HIRED)
    assert Stays(told.journal).persons_at(np.array([0, 0]), np.array([5 * MONTH - 1, 5 * MONTH])).tolist() == [0, 1]


def test_occupied_hours(stays):
    edges = np.array([9, 10, 11, 13.5, 16]) * MONTH
    assert stays.occupied([0], edges) / MONTH == pytest.approx([1, 1, 2, 1])
    assert stays.occupied([1], edges) / MONTH == pytest.approx([1, 0, 0.5, 2.5])
    assert stays.occupied([0, 1], edges) / MONTH == pytest.approx([2, 1, 2.5, 3.5])
    assert stays.occupied([], edges).tolist() == [0, 0, 0, 0]


def test_taken_seats(stays):
    assert [stays.taken([0, 1], month * MONTH) for month in (0, 10, 13, 14, 15, 36)] == [2, 1, 1, 1, 2, 2]
    assert stays.taken([0], END) == 1


def test_whoever_follows_on_a_seat(stays):
    assert stays.next_on(stays[0]) is stays[1]
    assert stays.next_on(stays[2]) is stays[3]
    assert stays.next_on(stays[3]) is None


def test_people_join_once(stays):
    assert [stays.joined(person) / MONTH for person in (0, 1, 2)] == [0, 0, 15]


def test_a_step_off_an_empty_seat_is_refused():
    told = Writer(seat(0))
    told.step(1, 0, 0, Step.QUIT).step(2, 0, 0, Step.QUIT)
    with pytest.raises(ValueError, match="QUIT at hour 336 from seat 0"):
        Stays(told.journal)


def test_a_journal_without_steps():
    told = Writer(seat(0))
    told.journal.staff._facts.clear()
    stays = Stays(told.journal)
    assert len(stays) == 0
    assert stays.persons_at(np.array([0]), np.array([1.0])).tolist() == [NOBODY]
    assert stays.taken([0], 1.0) == 0
    assert stays.occupied([0], np.array([0.0, 5.0])).tolist() == [0.0]
