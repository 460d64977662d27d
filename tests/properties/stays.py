"""People on seats: who sat where and when, and that their hours are booked without gap or overlap."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise

from reading import CLOSE, rows

from simulator.journal.journal import Journal
from simulator.journal.vocabulary import ARRIVALS, DID_NOT_QUEUE, EXITS, VACATED, Step

WITHIN = {Step.ROSE_FROM: Step.ROSE_TO, Step.MOVED_FROM: Step.MOVED_TO}
"""Steps off a seat that lead to another one in the same firm, and those with which one arrives there."""


@dataclass
class Stay:
    """Somebody on a seat, from an arrival to a departure or the end of the run (`gone` is None then)."""

    seat: int
    person: int
    came: Step
    since: float
    until: float
    gone: Step | None = None


def stays(journal: Journal) -> dict[int, list[Stay]]:
    """Return the stays on each seat in their order; nobody sits down where somebody sits, nor leaves twice."""
    found: dict[int, list[Stay]] = {seat.number: [] for seat in journal.seats}
    for time, seat, person, number, _ in rows(journal, "staff"):
        step, there = Step(int(number)), found[int(seat)]
        if step in ARRIVALS:
            assert not there or there[-1].gone is not None, f"seat {seat} is taken at {time}"
            there.append(Stay(int(seat), int(person), step, time, journal.end))
        else:
            assert there, f"nobody sits on {seat} who could leave at {time}"
            assert there[-1].gone is None, f"nobody sits on {seat} who could leave at {time}"
            assert there[-1].person == person
            there[-1].until, there[-1].gone = time, step
    return found


def exits(journal: Journal) -> set[float]:
    """Return when somebody left the firm, heads included: clients with whom they stayed in touch may follow."""
    return {time for time, _, _, step, _ in rows(journal, "staff") if step in EXITS}


def check_people(journal: Journal) -> None:
    """A person sits on one seat at a time, rises without a break, and never comes back; everybody is written down."""
    paths: dict[int, list[Stay]] = defaultdict(list)
    for there in stays(journal).values():
        for stay in there:
            paths[stay.person].append(stay)
    assert sorted(paths) == [person.number for person in journal.people] == list(range(len(journal.people)))
    for path in paths.values():
        path.sort(key=lambda stay: (stay.since, stay.until))
        assert [stay.came in WITHIN.values() for stay in path] == [False] + [True] * (len(path) - 1)
        for before, after in pairwise(path):
            assert before.gone in WITHIN
            assert after.came is WITHIN[before.gone]
            assert before.until == after.since
        assert path[-1].gone not in WITHIN
    check_steps(journal)


def check_steps(journal: Journal) -> None:
    """Each step tells what it ought to: rises both ends, arrivals from outside how long the search took."""
    opened = {seat.number: seat.opened for seat in journal.seats}
    left: dict[float, tuple[float, float, float]] = {}
    last = 0.0
    for time, seat, person, step, value in rows(journal, "staff"):
        assert last <= time < journal.end or time == 0
        last = time
        if step == Step.OPENED:
            assert time == opened[int(seat)] == 0
        elif step == Step.HIRED:
            assert 0 <= value <= time - opened[int(seat)] + CLOSE
        elif step in WITHIN:
            left[person] = time, seat, value
        elif step in WITHIN.values():
            assert left.pop(person) == (time, value, seat)
    assert not left, "somebody rose and never arrived"
    assert set(VACATED) | set(ARRIVALS) == set(Step)


def check_hours(journal: Journal) -> None:
    """The hours of a seat follow one another without gap or overlap while somebody sits there; there are no others."""
    days: dict[int, list[tuple[float, float]]] = defaultdict(list)
    for start, seat, _, hours, waited in rows(journal, "work"):
        assert hours >= 0
        assert waited >= 0 or waited == DID_NOT_QUEUE
        days[int(seat)].append((start, hours))
    for seat, there in stays(journal).items():
        own = days.pop(seat, [])[::-1]
        for stay in there:
            check_stay(stay, own, journal.end)
        assert not own, f"nobody sits on {seat} at {own[-1][0]}"
    assert not days, f"nobody's hours: {sorted(days)}"


def check_stay(stay: Stay, days: list[tuple[float, float]], end: float) -> None:
    """Take the hours of a stay off the end of `days`; the stay ends when the task in hand is done."""
    now, booked = stay.since, 0.0
    while days and (days[-1][0] < stay.until - CLOSE or (days[-1][1] == 0 and days[-1][0] <= stay.until + CLOSE)):
        start, hours = days.pop()
        assert abs(start - now) < CLOSE, f"seat {stay.seat}: {now} is followed by {start}"
        now = start + hours
        booked += min(now, stay.until) - start
    if stay.gone is None:
        while days and days[-1][0] >= end - CLOSE:
            days.pop()  # the work to which the minutes lead that the end of the run finds somebody losing
        assert now >= end - CLOSE, f"seat {stay.seat} goes home at {now}"
    else:
        assert abs(now - stay.until) < CLOSE, f"seat {stay.seat} is left at {stay.until} and busy until {now}"
    assert abs(booked - (stay.until - stay.since)) < CLOSE
