"""Who leaves, who catches it, who is away, in companies in which nothing else happens (C.5, B.1, B.7).

People decide at month ends, each by an own luck: whether somebody goes who is there is a coin of known bias, one for
every person and month. False-alarm rate: 1e-5 for each comparison.
"""

import math
from collections import Counter, defaultdict
from functools import lru_cache
from itertools import product

import numpy as np
import pytest
from judging import assert_count, assert_mean, assert_share
from people import BASE, company, decisions, exits, month_ends
from scipy import stats

from simulator.journal.journal import Journal
from simulator.journal.vocabulary import Activity
from simulator.kernel.calendar import MONTH, YEAR
from simulator.model.simulate import simulate

ALARM = 1e-5
LEAVES = 1 - math.exp(-BASE / 12)
"""Chance that somebody whom nothing troubles leaves at a month's end."""
SIZES = [(100, 37), pytest.param((150, 241), marks=pytest.mark.verification)]
"""People and months; the month that begins at the end of the run is not counted."""


@lru_cache
def untroubled(people: int, months: int) -> Journal:
    return simulate(company(people, months))


@pytest.mark.parametrize("size", SIZES)
def test_the_base_rate_is_the_share_that_leaves(size: tuple[int, int]) -> None:
    """Of all who are there at month ends, 1 - exp(-rate / 12) leave, under the base rate and nothing else."""
    journal = untroubled(*size)
    when, _, hazards = exits(journal)
    assert set(hazards) == {BASE}
    assert_share(len(when), size[0] * month_ends(journal), LEAVES, alarm=ALARM)


@pytest.mark.parametrize("size", SIZES)
def test_the_hazard_does_not_depend_on_tenure(size: tuple[int, int]) -> None:
    """Stays are geometric: at the first, the second, ... month's end of a stay the same share leaves."""
    made = decisions(untroubled(*size))
    assert len(made) == size[0] * month_ends(untroubled(*size))
    asked, gone = Counter(turn for turn, _ in made), Counter(turn for turn, went in made if went)
    for turns in (range(1, 2), range(2, 4), range(4, 13), range(13, 1000)):
        trials = sum(asked[turn] for turn in turns)
        assert_share(sum(gone[turn] for turn in turns), trials, LEAVES, alarm=ALARM)


def test_nobody_leaves_where_quitting_is_off() -> None:
    assert not len(exits(simulate(company(100, 25, on=())))[0])


def test_drudgery_of_the_hours_worked() -> None:
    """The hazard is the base rate x exp(drudgery x resistance), for whoever has worked at all."""
    _, _, hazards = exits(simulate(company(60, 49, drudgery=1.1)))
    worked = hazards[hazards != BASE]
    assert len(worked) > 0.8 * len(hazards)
    assert worked == pytest.approx(BASE * math.exp(1.1 * 0.1))


def test_better_pay_elsewhere() -> None:
    """Who could earn a closer's wage and earns 0.6 of it: the hazard rises by (1 / 0.6) ** 0.7."""
    when, _, hazards = exits(simulate(company(60, 25, outside=0.7)))
    assert len(when) > 20
    assert hazards == pytest.approx(BASE * (1 / 0.6) ** 0.7)


@pytest.mark.parametrize("factor", [1.5, 3.0])
def test_each_exit_was_under_the_hazard_of_those_before_it(factor: float) -> None:
    """The hazard is the base rate x factor ** n, 4 at most, after n exits from the department in three months."""
    journal = simulate(company(10, 61, departments=6, on=("quitting", "contagion"), peer_factor=factor, peer_cap=4))
    department = {seat.number: seat.department for seat in journal.seats}
    before: dict[str, list[int]] = defaultdict(list)
    for when, seat, hazard in zip(*exits(journal), strict=True):
        month = int(when // MONTH)
        lately = sum(month - 3 <= other < month for other in before[department[seat]])
        before[department[seat]].append(month)
        assert hazard == pytest.approx(BASE * min(factor**lately, 4.0))


def expected_exits(people: int, months: int, factor: float, cap: float) -> float:
    """Return the expected exits of a department at so many month ends, of the Markov chain of the last three months."""
    theory, chances = 0.0, {(0, 0, 0): 1.0}
    for _ in range(months):
        following: dict[tuple[int, int, int], float] = defaultdict(float)
        for (one, two, three), weight in chances.items():
            q = 1 - math.exp(-BASE / 12 * min(factor ** (one + two + three), cap))
            theory += weight * people * q
            for left, chance in enumerate(stats.binom.pmf(range(people + 1), people, q)):
                if weight * chance > 1e-12:
                    following[left, one, two] += weight * chance
        chances = following
    return theory


@pytest.mark.parametrize(
    ("departments", "replications", "resolution"),
    [(20, 3, 0.5), pytest.param(50, 20, 0.1, marks=pytest.mark.verification)],
)
@pytest.mark.parametrize(("factor", "induced"), [(1.0, 0.0), (1.5, 0.3), (3.0, 1.2)])
def test_contagion_is_a_branching_process(
    factor: float, induced: float, departments: int, replications: int, resolution: float
) -> None:
    """Exits a department, against a Markov chain solved exactly.

    Each exit induces people x rate x (factor - 1) / 4 more; where that is above 1, an exodus grows until the cap
    (C37). Departments are independent of one another.
    """
    people, months = 8, 24
    assert people * BASE * (factor - 1) / 4 == pytest.approx(induced)
    scenario = company(
        people, months + 1, departments=departments, on=("quitting", "contagion"), peer_factor=factor, peer_cap=4
    )
    found: list[int] = []
    for replication in range(replications):
        seats = exits(simulate(scenario, replication))[1]
        found += np.bincount(seats.astype(int) // people, minlength=departments).tolist()
    assert_mean(found, expected_exits(people, months, factor, 4.0), alarm=ALARM, resolution=resolution)


@pytest.mark.parametrize(
    ("stated", "departments", "replications", "resolution"),
    [(0.4, 20, 2, 0.5), *(pytest.param(one, 60, 6, 0.16, marks=pytest.mark.verification) for one in (0.4, 1.0))],
)
def test_a_stated_attrition_is_what_a_department_shows(
    stated: float, departments: int, replications: int, resolution: float
) -> None:
    """Leavers for each person and year, after half a year in which the memory of leavers fills.

    Departments do not know one another. The closed form lets people leave at any time, they do at month ends, and of a
    department of eight some per cent have just come: `error` is for both. Solved without peers, the base rate would be
    the attrition stated, and the attrition a third and more higher.
    """
    people, months, early = 8, 31, 6
    scenario = company(people, months, departments=departments, on=("quitting", "contagion"), attrition=stated,
                       peer_factor=1.5, peer_cap=4)  # fmt: skip
    found: list[int] = []
    for replication in range(replications):
        when, seats, hazards = exits(simulate(scenario, replication))
        assert min(hazards) < 0.8 * stated
        found += np.bincount(seats[when > early * MONTH].astype(int) // people, minlength=departments).tolist()
    years = people * (months - 1 - early) / 12
    assert_mean(np.array(found) / years, stated, alarm=ALARM, resolution=resolution, error=0.06)


def test_contagion_is_theirs_alone_who_see_it() -> None:
    """With the same luck, at every factor nobody leaves earlier than without, and most later ones do leave more."""
    counts = [
        [len(exits(simulate(company(8, 25, on=("quitting", "contagion"), peer_factor=factor), replication))[0])
         for replication in range(6)]
        for factor in (1.0, 1.5, 3.0)
    ]  # fmt: skip
    assert all(mild <= strong for mild, strong in zip(counts[0], counts[1], strict=True))
    assert sum(counts[0]) < sum(counts[1]) < sum(counts[2])


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("per_year", "days"), list(product((4.0, 20.0), (2, 5))))
def test_absences_take_their_share_of_the_time(size: tuple[int, int], per_year: float, days: int) -> None:
    """Absences begin as a Poisson stream and are all taken, one after another: share = rate x mean length.

    The stream does not stop during an absence; so nothing divides by 1 + rate x mean, as it would in a renewal process.
    """
    people, months = size[0], min(61, size[1])
    scenario = company(people, months, on=("absences",)).with_("market.labour.absences_per_year", per_year)
    scenario = scenario.with_("market.labour.absence", {"mean": f"{days} workdays", "spread": "exponential"})
    journal = simulate(scenario)
    away = journal.work["activity"] == Activity.ABSENT
    lasted = np.minimum(journal.work["hours"], journal.end - journal.work["start"])[away]
    hours = np.bincount(journal.work["seat"][away].astype(int), weights=lasted, minlength=people)
    assert_mean(hours / journal.end, per_year * days * 8 / YEAR, alarm=ALARM, resolution=0.25, error=0.01)
    assert_count(int(away.sum()), people * journal.end * per_year / YEAR, alarm=ALARM)
